import type { PlainTextOption } from '@slack/types';
import { tagOption } from '../../../blocks/tag-options.ts';
import type { Caller, ListenerDeps } from '../deps.ts';

/** The tags to look for: those there are, and no new one. */
export async function offerKnownTags(deps: ListenerDeps, caller: Caller, words: string): Promise<PlainTextOption[]> {
  const { tags } = await deps.listTags(caller, { words: words.trim() });
  return tags.map(tagOption);
}
