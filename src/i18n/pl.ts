import { card } from './pl/card.ts';
import { clocks } from './pl/clocks.ts';
import { dialogs } from './pl/dialogs.ts';
import { failures } from './pl/failures.ts';
import { finding } from './pl/finding.ts';
import { jobVerbs } from './pl/job-verbs.ts';
import { mails } from './pl/mails.ts';
import { notices } from './pl/notices.ts';
import { outside } from './pl/outside.ts';
import { preferences } from './pl/preferences.ts';
import { refusals } from './pl/refusals.ts';
import { relay } from './pl/relay.ts';
import { statuses } from './pl/statuses.ts';
import { teamwork } from './pl/teamwork.ts';
import { thread } from './pl/thread.ts';
import type { Catalogue } from './texts.ts';

/** The Polish texts, by where they are read. */
export const pl: Catalogue = {
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
