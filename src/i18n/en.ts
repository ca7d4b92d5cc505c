import { card } from './en/card.ts';
import { clocks } from './en/clocks.ts';
import { dialogs } from './en/dialogs.ts';
import { failures } from './en/failures.ts';
import { finding } from './en/finding.ts';
import { jobVerbs } from './en/job-verbs.ts';
import { mails } from './en/mails.ts';
import { notices } from './en/notices.ts';
import { outside } from './en/outside.ts';
import { preferences } from './en/preferences.ts';
import { refusals } from './en/refusals.ts';
import { relay } from './en/relay.ts';
import { statuses } from './en/statuses.ts';
import { teamwork } from './en/teamwork.ts';
import { thread } from './en/thread.ts';

/** The English texts, by where they are read. */
export const en = {
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
