import {
  awaitingVersion,
  type ConversationPage,
  isProposalReviewable,
  jobActs,
  type MerchantAct,
} from '../../domain/conversation-page.ts';
import { REQUEST_LENGTHS, webAddress } from '../../domain/job-request-form.ts';
import type { PageAct } from './act-form.ts';
import type { Form } from './read-form.ts';

const MOST_OF_A_MESSAGE = 40_000;
/** What a reason, feedback or a review may have. */
export const MOST_CHARACTERS = 10_000;

export type ReadAct =
  | { kind: 'act'; act: MerchantAct }
  /** What the form asks for is not on the page, or no longer. */
  | { kind: 'not_possible' }
  /** The form has to be filled in differently. */
  | { kind: 'wrong'; wrong: 'empty_message' | 'long_message' | 'store_name' | 'store_url' | 'no_rating' };

const NOT_POSSIBLE: ReadAct = { kind: 'not_possible' };

/** What is done by an event: neither the link nor a look is. */
export type TakenAct = Exclude<PageAct, 'renew' | 'look' | 'mail'>;

/** Reads what a form of the page asks for: only of what stands on that page, and only what can be done with it now. `files`: how many come with it. */
export function readAct(act: TakenAct, form: Form, files: number, page: ConversationPage): ReadAct {
  if (page.blocked) return NOT_POSSIBLE;
  const field = (name: string): string => form.fields.get(name) ?? '';
  switch (act) {
    case 'write':
      return readWords(field('body'), files);
    case 'end':
    case 'confirm':
    case 'access':
      return readJobAct(act, field, page);
    case 'accept':
    case 'decline':
      return readAnswer(act, field, page);
    case 'review':
      return readReview(field, page);
    case 'stop':
      return { kind: 'act', act: { act: 'stop_contact' } };
  }
}

function readWords(body: string, files: number): ReadAct {
  if (body === '' && files === 0) return { kind: 'wrong', wrong: 'empty_message' };
  if ([...body].length > MOST_OF_A_MESSAGE) return { kind: 'wrong', wrong: 'long_message' };
  return { kind: 'act', act: { act: 'write', body } };
}

type FieldOf = (name: string) => string;

function readJobAct(act: 'end' | 'confirm' | 'access', field: FieldOf, page: ConversationPage): ReadAct {
  const job = page.jobs.find(({ id }) => id === field('job'));
  if (!job) return NOT_POSSIBLE;
  const can = jobActs(job);
  if (act === 'confirm') return can.confirm ? acts({ act: 'confirm_job', job: job.id }) : NOT_POSSIBLE;
  if (act === 'access') {
    const answer = field('answer');
    if (!can.access || (answer !== 'approve' && answer !== 'refuse')) return NOT_POSSIBLE;
    return acts({ act: answer === 'approve' ? 'approve_access' : 'refuse_access', job: job.id });
  }
  const how = field('how');
  if (!can.end || (how !== 'decline' && how !== 'close')) return NOT_POSSIBLE;
  const reason = shortened(field('reason'));
  return acts({ act: how === 'decline' ? 'decline_job' : 'close_job', job: job.id, ...(reason !== '' && { reason }) });
}

function readAnswer(act: 'accept' | 'decline', field: FieldOf, page: ConversationPage): ReadAct {
  const proposal = page.proposals.find(({ id }) => id === field('proposal'));
  const waiting = proposal && awaitingVersion(proposal);
  if (!proposal || !waiting || String(waiting.version) !== field('version')) return NOT_POSSIBLE;
  const about = { proposal: proposal.id, version: waiting.version };
  if (act === 'decline') {
    const feedback = shortened(field('feedback'));
    return acts({ act: 'decline_proposal', ...about, ...(feedback !== '' && { feedback }) });
  }
  const chosen = field('store');
  if (chosen === 'new') return acts({ act: 'accept_proposal', ...about, store: 'new' });
  if (chosen === 'other') {
    const name = field('store_name').replace(/\s+/g, ' ');
    const url = webAddress(field('store_url'));
    if (name === '' || name.length > REQUEST_LENGTHS.storeName) return { kind: 'wrong', wrong: 'store_name' };
    if (url === undefined) return { kind: 'wrong', wrong: 'store_url' };
    return acts({ act: 'accept_proposal', ...about, store: { name, url } });
  }
  const store = page.stores[/^\d{1,4}$/.test(chosen) ? Number(chosen) : -1];
  if (!store) return NOT_POSSIBLE;
  return acts({ act: 'accept_proposal', ...about, store: { name: store.name, url: store.url } });
}

function readReview(field: FieldOf, page: ConversationPage): ReadAct {
  const rating = field('rating');
  const job = page.jobs.find(({ id }) => id === field('job'));
  const proposal = page.proposals.find(({ id }) => id === field('proposal'));
  if (!(job ? jobActs(job).review : proposal && isProposalReviewable(proposal))) return NOT_POSSIBLE;
  if (!/^[1-5]$/.test(rating)) return { kind: 'wrong', wrong: 'no_rating' };
  const of = job ? { job: job.id } : { proposal: field('proposal') };
  return acts({ act: 'review', ...of, rating: Number(rating), body: shortened(field('words')) });
}

function acts(act: MerchantAct): ReadAct {
  return { kind: 'act', act };
}

function shortened(words: string): string {
  return [...words].slice(0, MOST_CHARACTERS).join('');
}
