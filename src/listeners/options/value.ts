import type { PlainTextOption } from '@slack/types';
import { JOB } from '../../../blocks/choose-job-dialog.ts';
import { FIND_TAGS } from '../../../blocks/find-dialog.ts';
import { TAG } from '../../../blocks/manage-tags-dialog.ts';
import { TIME_ZONE } from '../../../blocks/preferences/language.ts';
import { TAGS } from '../../../blocks/tag-dialog.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import type { OptionsListener } from '../types.ts';
import { offerKnownTags } from './find-tags.ts';
import { offerJobs } from './jobs.ts';
import { offerTags } from './tags.ts';
import { offerTimeZones } from './time-zones.ts';

/** What a searchable menu offers for the words typed so far; at most 100 options. */
export type Offer = (deps: ListenerDeps, caller: Caller, words: string) => Promise<PlainTextOption[]>;

/** Every searchable menu, by its field. */
const OFFERS: Readonly<Record<string, Offer>> = {
  [TAGS]: offerTags,
  [TAG]: offerTags,
  [FIND_TAGS]: offerKnownTags,
  [JOB]: offerJobs,
  [TIME_ZONE]: offerTimeZones,
};

/** Somebody types in a searchable menu; members alone find anything. */
export function offerOptions(deps: ListenerDeps): OptionsListener {
  return async ({ ack, body }) => {
    const who = await memberWhoClicked(deps, body);
    const offer = OFFERS[body.block_id];
    await ack({ options: 'caller' in who && offer ? await offer(deps, who.caller, body.value) : [] });
  };
}
