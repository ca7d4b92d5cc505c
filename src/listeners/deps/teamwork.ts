import type { Refusal } from '../../domain/refusal.ts';
import type { Tag, TagRef } from '../../domain/tag.ts';
import type { ThreadTeam } from '../../domain/thread-team.ts';
import type { Done } from '../../use-cases/jobs/done.ts';
import type { TagCreated } from '../../use-cases/organizations/create-tag.ts';
import type { TagDeleted } from '../../use-cases/organizations/delete-tag.ts';
import type { TagRenamed } from '../../use-cases/organizations/rename-tag.ts';
import type { Assigned } from '../../use-cases/threads/assign-members.ts';
import type { Tagged } from '../../use-cases/threads/tag-conversation.ts';
import type { Caller } from '../deps.ts';

/** Assigning and tagging. Each that changes something resolves after its commit. */
export interface TeamworkDeps {
  readThreadTeam(
    caller: Caller,
    threadId: number,
  ): Promise<{ kind: 'read'; team: ThreadTeam } | { kind: 'refused'; refusal: Refusal }>;
  assignMe(caller: Caller, threadId: number): Promise<Done>;
  /** Takes Slack user ids; who is added is looked up in Slack first. */
  assign(
    caller: Caller,
    threadId: number,
    change: { add: readonly string[]; remove: readonly string[] },
  ): Promise<Assigned>;
  /** A name to add that no tag has becomes a tag; one to remove that is not there changes nothing. */
  tag(caller: Caller, threadId: number, change: { add: readonly TagRef[]; remove: readonly TagRef[] }): Promise<Tagged>;
  /** All by name, or with `words` those that have them in their name, the best first; at most `limit`, 100 when absent. */
  listTags(caller: Caller, asked?: { words?: string; limit?: number }): Promise<{ tags: Tag[]; total: number }>;
  readTag(caller: Caller, id: number): Promise<(Tag & { conversations: number }) | undefined>;
  createTag(caller: Caller, name: string): Promise<TagCreated>;
  renameTag(caller: Caller, id: number, name: string): Promise<TagRenamed>;
  deleteTag(caller: Caller, id: number): Promise<TagDeleted>;
}
