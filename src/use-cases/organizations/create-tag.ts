import type { Refusal } from '../../domain/refusal.ts';
import { type Tag, tagName } from '../../domain/tag.ts';
import type { Tx } from '../../store/scope.ts';
import { findTagsByName, insertTags, lockTagNames } from '../../store/tags.ts';
import { refused } from '../jobs/done.ts';

export type TagCreated = { kind: 'created'; tag: Tag } | { kind: 'refused'; refusal: Refusal };

/** Creates a tag, or finds the one that has the name already. */
export async function createTag(tx: Tx, words: string): Promise<TagCreated> {
  const name = tagName(words);
  if (name === undefined) return refused({ code: 'tag_name_unusable' });
  await lockTagNames(tx);
  await insertTags(tx, [name]);
  const tag = (await findTagsByName(tx, [name])).get(name);
  return tag ? { kind: 'created', tag } : refused({ code: 'tag_gone' });
}
