import type { Refusal } from '../../domain/refusal.ts';
import type { Tag } from '../../domain/tag.ts';
import type { Tx } from '../../store/scope.ts';
import { recordTagGone, repaintThreadsOfTag } from '../../store/tagged-threads.ts';
import { deleteTagRow, lockTag, lockUses } from '../../store/tags.ts';
import { refused } from '../jobs/done.ts';

export type TagDeleted = { kind: 'deleted'; tag: Tag } | { kind: 'refused'; refusal: Refusal };

/** Deletes a tag; it leaves every conversation. */
export async function deleteTag(
  tx: Tx,
  id: number,
  by: { slackUser: string; name: string; at: Date },
): Promise<TagDeleted> {
  const tag = await lockTag(tx, id);
  if (!tag) return refused({ code: 'tag_gone' });
  await lockUses(tx, id);
  await repaintThreadsOfTag(tx, id);
  await recordTagGone(tx, tag, by);
  await deleteTagRow(tx, id);
  return { kind: 'deleted', tag };
}
