import { afterWork } from './nb/after-work.ts';
import { card } from './nb/card.ts';
import { clocks } from './nb/clocks.ts';
import { dialogs } from './nb/dialogs.ts';
import { experts } from './nb/experts.ts';
import { failures } from './nb/failures.ts';
import { files } from './nb/files.ts';
import { finding } from './nb/finding.ts';
import { jobVerbs } from './nb/job-verbs.ts';
import { leads } from './nb/leads.ts';
import { mails } from './nb/mails.ts';
import { merchantMails } from './nb/merchant-mails.ts';
import { notices } from './nb/notices.ts';
import { outside } from './nb/outside.ts';
import { pages } from './nb/pages.ts';
import { preferences } from './nb/preferences.ts';
import { proposals } from './nb/proposals.ts';
import { refusals } from './nb/refusals.ts';
import { relay } from './nb/relay.ts';
import { request } from './nb/request.ts';
import { statuses } from './nb/statuses.ts';
import { talk } from './nb/talk.ts';
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
