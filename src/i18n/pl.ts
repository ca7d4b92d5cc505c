import { afterWork } from './pl/after-work.ts';
import { card } from './pl/card.ts';
import { clocks } from './pl/clocks.ts';
import { dialogs } from './pl/dialogs.ts';
import { experts } from './pl/experts.ts';
import { failures } from './pl/failures.ts';
import { files } from './pl/files.ts';
import { finding } from './pl/finding.ts';
import { jobVerbs } from './pl/job-verbs.ts';
import { leads } from './pl/leads.ts';
import { mails } from './pl/mails.ts';
import { merchantMails } from './pl/merchant-mails.ts';
import { notices } from './pl/notices.ts';
import { outside } from './pl/outside.ts';
import { pages } from './pl/pages.ts';
import { preferences } from './pl/preferences.ts';
import { proposals } from './pl/proposals.ts';
import { refusals } from './pl/refusals.ts';
import { relay } from './pl/relay.ts';
import { request } from './pl/request.ts';
import { statuses } from './pl/statuses.ts';
import { talk } from './pl/talk.ts';
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
