import type { SlackDirectory } from './directory.ts';
import type { SlackFiles } from './files.ts';
import type { SlackPoster } from './poster.ts';

/** A workspace that Jobline is in, with what we call there. */
export interface Workspace {
  organizationId: number;
  teamId: string;
  /** With a slash at its end, e.g. `https://northlight.slack.com/`. */
  teamUrl: string;
  botUserId: string;
  botId: string;
  botToken: string;
  poster: SlackPoster;
  directory: SlackDirectory;
  files: SlackFiles;
}

/** The connected workspaces, kept in memory: every event and every post asks. */
export interface Workspaces {
  ofTeam(teamId: string | undefined): Workspace | undefined;
  ofOrganization(organizationId: number): Workspace | undefined;
  connect(workspace: Workspace): void;
  all(): Workspace[];
  readonly size: number;
}

export function createWorkspaces(): Workspaces {
  const byTeam = new Map<string, Workspace>();
  const byOrganization = new Map<number, Workspace>();
  return {
    ofTeam: (teamId) => (teamId === undefined ? undefined : byTeam.get(teamId)),
    ofOrganization: (organizationId) => byOrganization.get(organizationId),
    connect(workspace) {
      byTeam.set(workspace.teamId, workspace);
      byOrganization.set(workspace.organizationId, workspace);
    },
    all: () => [...byTeam.values()],
    get size() {
      return byTeam.size;
    },
  };
}
