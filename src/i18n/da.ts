import { card } from './da/card.ts';
import { clocks } from './da/clocks.ts';
import { dialogs } from './da/dialogs.ts';
import { failures } from './da/failures.ts';
import { finding } from './da/finding.ts';
import { jobVerbs } from './da/job-verbs.ts';
import { mails } from './da/mails.ts';
import { notices } from './da/notices.ts';
import { outside } from './da/outside.ts';
import { preferences } from './da/preferences.ts';
import { refusals } from './da/refusals.ts';
import { relay } from './da/relay.ts';
import { statuses } from './da/statuses.ts';
import { teamwork } from './da/teamwork.ts';
import { thread } from './da/thread.ts';
import type { Catalogue } from './texts.ts';

/** The Danish texts, by where they are read. */
export const da: Catalogue = {
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
