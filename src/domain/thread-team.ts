import type { Tag } from './tag.ts';

/** Who has a thread and how it is labelled: what the dialogs of assigning and tagging start from. */
export interface ThreadTeam {
  threadId: number;
  /** `J-12` or `C-3`. */
  label: string;
  /** Slack user ids. */
  assignees: string[];
  tags: Tag[];
}

/** How many people may have one thread. */
export const ASSIGNEES_AT_MOST = 40;
