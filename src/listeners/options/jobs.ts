import type { PlainTextOption } from '@slack/types';
import { jobOption } from '../../../blocks/choose-job-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';

/** A list longer than this is not read to its end; typing narrows it down. */
const OFFERED = 50;

/** Jobs and conversations that fit the words; those that were used last before anything is typed. */
export async function offerJobs(deps: ListenerDeps, caller: Caller, words: string): Promise<PlainTextOption[]> {
  const filters = { list: 'all', ...(words.trim() && { words: words.trim() }) } as const;
  const { found } = await deps.findThreads(caller, filters, { number: 0, size: OFFERED });
  const known = texts(caller.language);
  return found.items.map((line) => jobOption(line, known));
}
