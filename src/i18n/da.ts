import { afterWork } from './da/after-work.ts';
import { card } from './da/card.ts';
import { clocks } from './da/clocks.ts';
import { dialogs } from './da/dialogs.ts';
import { experts } from './da/experts.ts';
import { failures } from './da/failures.ts';
import { files } from './da/files.ts';
import { finding } from './da/finding.ts';
import { jobVerbs } from './da/job-verbs.ts';
import { leads } from './da/leads.ts';
import { mails } from './da/mails.ts';
import { merchantMails } from './da/merchant-mails.ts';
import { notices } from './da/notices.ts';
import { outside } from './da/outside.ts';
import { pages } from './da/pages.ts';
import { preferences } from './da/preferences.ts';
import { proposals } from './da/proposals.ts';
import { refusals } from './da/refusals.ts';
import { relay } from './da/relay.ts';
import { request } from './da/request.ts';
import { statuses } from './da/statuses.ts';
import { talk } from './da/talk.ts';
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
