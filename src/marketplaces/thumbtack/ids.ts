/** Jobs and messages of all marketplaces share one space of ids here: Thumbtack's get a prefix. */
export function ourId(thumbtackId: string): string {
  return `thumbtack:${thumbtackId}`;
}
