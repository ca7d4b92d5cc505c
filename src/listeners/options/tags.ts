import type { PlainTextOption } from '@slack/types';
import { tagOptions } from '../../../blocks/tag-options.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';

/** The tags that have the words in their name, and a new one of that name; all of them before anything is typed. */
export async function offerTags(deps: ListenerDeps, caller: Caller, words: string): Promise<PlainTextOption[]> {
  const { tags } = await deps.listTags(caller, { words });
  return tagOptions(tags, words, texts(caller.language));
}
