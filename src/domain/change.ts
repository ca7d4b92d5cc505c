/** What a member did with a thread besides changing a status; it stands in the history. Names are as they were then. */
export type Change =
  | { code: 'assigned'; slackUsers: string[] }
  | { code: 'unassigned'; slackUsers: string[] }
  | { code: 'tagged'; tags: string[] }
  | { code: 'untagged'; tags: string[] }
  | { code: 'noted' }
  | { code: 'read' }
  | { code: 'blocked'; reason: 'unwanted' | 'spam' };
