import type { Refusal } from '../../domain/refusal.ts';
import { TAGS_AT_ONCE, type Tag, type TagRef, tagName } from '../../domain/tag.ts';
import { recordChange } from '../../store/changes.ts';
import type { Tx } from '../../store/scope.ts';
import {
  attachTags,
  detachTags,
  findTagsByName,
  insertTags,
  keepTags,
  listTagsOf,
  lockTagNames,
} from '../../store/tags.ts';
import { listThreadsOfConversation } from '../../store/threads.ts';
import { type Act, refused } from '../jobs/done.ts';
import { repaintCard } from '../outbound.ts';
import { lockForWork, openByWork } from './lock-for-work.ts';

export interface TagChange {
  /** A name that no tag has becomes a tag. */
  add: readonly TagRef[];
  remove: readonly TagRef[];
}

/** The names of the tags that are on the conversation now and were not, and the other way round. */
export type Tagged = { kind: 'tagged'; added: string[]; removed: string[] } | { kind: 'refused'; refusal: Refusal };

/** Puts tags on a thread's conversation and takes others off; every thread of it shows them. */
export async function tagConversation(tx: Tx, act: Act & TagChange): Promise<Tagged> {
  const named = act.add.flatMap((ref) => ('name' in ref ? [tagName(ref.name)] : []));
  const names = named.filter((name) => name !== undefined);
  if (names.length < named.length) return refused({ code: 'tag_name_unusable' });

  const got = await lockForWork(tx, act);
  if (got.kind === 'refused') return got;
  const { conversation } = got.locked;

  // Before any tag, as whoever renames one locks them.
  if (names.length > 0) await lockTagNames(tx);
  const picked = new Set(act.add.flatMap((ref) => ('id' in ref ? [ref.id] : [])));
  const kept = await keepTags(tx, [...picked]);
  if (kept.length < picked.size) return refused({ code: 'tag_gone' });

  const present = await listTagsOf(tx, conversation.id);
  const unwanted = await idsOf(tx, act.remove);
  const staying = present.filter(({ id }) => !unwanted.has(id));
  if (staying.length + kept.length + names.length > TAGS_AT_ONCE) return refused({ code: 'too_many_tags' });

  const wanted = new Map([...kept, ...(await tagsNamed(tx, names))].map((tag) => [tag.id, tag]));
  const added = [...wanted.values()].filter(({ id }) => !present.some((tag) => tag.id === id));
  const removed = present.filter(({ id }) => unwanted.has(id) && !wanted.has(id));
  if (added.length > 0 || removed.length > 0) {
    await change(tx, act, conversation.id, added, removed);
    await openByWork(tx, got.locked, act);
    for (const threadId of await listThreadsOfConversation(tx, conversation.id)) repaintCard(tx, threadId);
  }
  return { kind: 'tagged', added: namesOf(added), removed: namesOf(removed) };
}

async function idsOf(tx: Tx, refs: readonly TagRef[]): Promise<Set<number>> {
  const names = refs.flatMap((ref) => ('name' in ref ? [tagName(ref.name) ?? ''] : []));
  const found = names.length > 0 ? await findTagsByName(tx, names) : new Map<string, Tag>();
  return new Set([...refs.flatMap((ref) => ('id' in ref ? [ref.id] : [])), ...[...found.values()].map(({ id }) => id)]);
}

/** The tags of these names, which are locked; those that do not exist yet are created. */
async function tagsNamed(tx: Tx, names: readonly string[]): Promise<Tag[]> {
  if (names.length === 0) return [];
  await insertTags(tx, names);
  return [...(await findTagsByName(tx, names)).values()];
}

async function change(tx: Tx, act: Act, conversationId: number, added: Tag[], removed: Tag[]): Promise<void> {
  if (removed.length > 0) {
    await detachTags(
      tx,
      conversationId,
      removed.map(({ id }) => id),
    );
    await recordChange(tx, act.threadId, { code: 'untagged', tags: namesOf(removed) }, act);
  }
  if (added.length > 0) {
    await attachTags(
      tx,
      conversationId,
      added.map(({ id }) => id),
    );
    await recordChange(tx, act.threadId, { code: 'tagged', tags: namesOf(added) }, act);
  }
}

function namesOf(tags: readonly Tag[]): string[] {
  return tags.map(({ name }) => name);
}
