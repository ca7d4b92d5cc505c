import { card } from './nl/card.ts';
import { clocks } from './nl/clocks.ts';
import { dialogs } from './nl/dialogs.ts';
import { failures } from './nl/failures.ts';
import { finding } from './nl/finding.ts';
import { jobVerbs } from './nl/job-verbs.ts';
import { mails } from './nl/mails.ts';
import { notices } from './nl/notices.ts';
import { outside } from './nl/outside.ts';
import { preferences } from './nl/preferences.ts';
import { refusals } from './nl/refusals.ts';
import { relay } from './nl/relay.ts';
import { statuses } from './nl/statuses.ts';
import { teamwork } from './nl/teamwork.ts';
import { thread } from './nl/thread.ts';
import type { Catalogue } from './texts.ts';

/** The Dutch texts, by where they are read. */
export const nl: Catalogue = {
  statuses,
  card,
  thread,
  notices,
  refusals,
  failures,
  outside,
  dialogs,
  jobVerbs,
  teamwork,
  relay,
  finding,
  preferences,
  clocks,
  mails,
};
