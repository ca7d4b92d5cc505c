import { afterWork } from './en/after-work.ts';
import { card } from './en/card.ts';
import { clocks } from './en/clocks.ts';
import { dialogs } from './en/dialogs.ts';
import { experts } from './en/experts.ts';
import { failures } from './en/failures.ts';
import { files } from './en/files.ts';
import { finding } from './en/finding.ts';
import { jobVerbs } from './en/job-verbs.ts';
import { leads } from './en/leads.ts';
import { mails } from './en/mails.ts';
import { merchantMails } from './en/merchant-mails.ts';
import { notices } from './en/notices.ts';
import { outside } from './en/outside.ts';
import { pages } from './en/pages.ts';
import { preferences } from './en/preferences.ts';
import { proposals } from './en/proposals.ts';
import { refusals } from './en/refusals.ts';
import { relay } from './en/relay.ts';
import { request } from './en/request.ts';
import { statuses } from './en/statuses.ts';
import { talk } from './en/talk.ts';
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
