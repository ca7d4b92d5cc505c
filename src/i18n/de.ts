import { afterWork } from './de/after-work.ts';
import { card } from './de/card.ts';
import { clocks } from './de/clocks.ts';
import { dialogs } from './de/dialogs.ts';
import { experts } from './de/experts.ts';
import { failures } from './de/failures.ts';
import { files } from './de/files.ts';
import { finding } from './de/finding.ts';
import { jobVerbs } from './de/job-verbs.ts';
import { leads } from './de/leads.ts';
import { mails } from './de/mails.ts';
import { merchantMails } from './de/merchant-mails.ts';
import { notices } from './de/notices.ts';
import { outside } from './de/outside.ts';
import { pages } from './de/pages.ts';
import { preferences } from './de/preferences.ts';
import { proposals } from './de/proposals.ts';
import { refusals } from './de/refusals.ts';
import { relay } from './de/relay.ts';
import { request } from './de/request.ts';
import { statuses } from './de/statuses.ts';
import { talk } from './de/talk.ts';
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
  files,
  outside,
  dialogs,
  jobVerbs,
  teamwork,
  relay,
  finding,
  preferences,
  clocks,
  mails,
  merchantMails,
  proposals,
  afterWork,
  leads,
  experts,
  pages,
  request,
  talk,
};
