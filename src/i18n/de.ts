import { card } from './de/card.ts';
import { clocks } from './de/clocks.ts';
import { dialogs } from './de/dialogs.ts';
import { failures } from './de/failures.ts';
import { finding } from './de/finding.ts';
import { jobVerbs } from './de/job-verbs.ts';
import { mails } from './de/mails.ts';
import { notices } from './de/notices.ts';
import { outside } from './de/outside.ts';
import { preferences } from './de/preferences.ts';
import { refusals } from './de/refusals.ts';
import { relay } from './de/relay.ts';
import { statuses } from './de/statuses.ts';
import { teamwork } from './de/teamwork.ts';
import { thread } from './de/thread.ts';
import type { Catalogue } from './texts.ts';

/** The German texts, by where they are read. */
export const de: Catalogue = {
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
