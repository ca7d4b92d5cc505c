import { card } from './nb/card.ts';
import { clocks } from './nb/clocks.ts';
import { dialogs } from './nb/dialogs.ts';
import { failures } from './nb/failures.ts';
import { finding } from './nb/finding.ts';
import { jobVerbs } from './nb/job-verbs.ts';
import { mails } from './nb/mails.ts';
import { notices } from './nb/notices.ts';
import { outside } from './nb/outside.ts';
import { preferences } from './nb/preferences.ts';
import { refusals } from './nb/refusals.ts';
import { relay } from './nb/relay.ts';
import { statuses } from './nb/statuses.ts';
import { teamwork } from './nb/teamwork.ts';
import { thread } from './nb/thread.ts';
import type { Catalogue } from './texts.ts';

/** The Norwegian (bokmål) texts, by where they are read. */
export const nb: Catalogue = {
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
