/** Something came from a workspace that nobody connected, or that is no longer connected. */
export class UnknownWorkspaceError extends Error {
  readonly teamId: string | undefined;

  constructor(teamId: string | undefined) {
    super('the workspace is not connected');
    this.name = 'UnknownWorkspaceError';
    this.teamId = teamId;
  }
}
