import { afterWork } from './nl/after-work.ts';
import { card } from './nl/card.ts';
import { clocks } from './nl/clocks.ts';
import { dialogs } from './nl/dialogs.ts';
import { experts } from './nl/experts.ts';
import { failures } from './nl/failures.ts';
import { files } from './nl/files.ts';
import { finding } from './nl/finding.ts';
import { jobVerbs } from './nl/job-verbs.ts';
import { leads } from './nl/leads.ts';
import { mails } from './nl/mails.ts';
import { merchantMails } from './nl/merchant-mails.ts';
import { notices } from './nl/notices.ts';
import { outside } from './nl/outside.ts';
import { pages } from './nl/pages.ts';
import { preferences } from './nl/preferences.ts';
import { proposals } from './nl/proposals.ts';
import { refusals } from './nl/refusals.ts';
import { relay } from './nl/relay.ts';
import { request } from './nl/request.ts';
import { statuses } from './nl/statuses.ts';
import { talk } from './nl/talk.ts';
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
