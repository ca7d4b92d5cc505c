import type { Refusal } from '../../domain/refusal.ts';
import { type Tag, tagName } from '../../domain/tag.ts';
import type { Tx } from '../../store/scope.ts';
import { repaintThreadsOfTag } from '../../store/tagged-threads.ts';
import { findTagsByName, lockTag, lockTagNames, saveTagName } from '../../store/tags.ts';
import { refused } from '../jobs/done.ts';

export type TagRenamed = { kind: 'renamed'; tag: Tag } | { kind: 'refused'; refusal: Refusal };

/** Gives a tag another name, everywhere at once. */
export async function renameTag(tx: Tx, { id, words }: { id: number; words: string }): Promise<TagRenamed> {
  const name = tagName(words);
  if (name === undefined) return refused({ code: 'tag_name_unusable' });
  await lockTagNames(tx);
  const tag = await lockTag(tx, id);
  if (!tag) return refused({ code: 'tag_gone' });
  const other = (await findTagsByName(tx, [name])).get(name);
  if (other && other.id !== id) return refused({ code: 'tag_exists', names: [other.name] });
  if (tag.name === name) return { kind: 'renamed', tag };
  await saveTagName(tx, id, name);
  await repaintThreadsOfTag(tx, id);
  return { kind: 'renamed', tag: { id, name } };
}
