import { AFTER_WORK_VERBS } from './after-work-verbs.ts';
import type { EventAnswer } from './events-out.ts';
import { readyMadeJobs } from './example-jobs.ts';
import type { LocalMarketplace } from './marketplace.ts';
import type { JobOrder, MerchantConversation, MerchantPerson, StoreRef } from './model.ts';
import {
  conversationCreated,
  type JobVerb,
  jobCreated,
  jobEnded,
  messageCreated,
  messageDeleted,
  messageUpdated,
  type OutgoingEvent,
  proposalAccepted,
  proposalDeclined,
} from './verbs.ts';

type Input = Record<string, unknown>;

/** A click on the marketplace's page: sends an event and tells what Jobline answered, or says in a sentence what is missing. */
type PageVerb = (marketplace: LocalMarketplace, input: Input) => Promise<EventAnswer | string>;

/** What the marketplace's page can do, by the last part of its path. */
export const PAGE_VERBS: Record<string, PageVerb> = {
  'ready-made': async (marketplace, input) => {
    const job = readyMadeJobs().find((one) => one.key === input.key);
    return job ? marketplace.sendJob(job.order) : 'There is no ready-made job of that name.';
  },
  job: async (marketplace, input) => {
    const merchant = merchantOf(marketplace, input);
    const service = text(input, 'service');
    if (!merchant) return 'Please say who the merchant is.';
    if (!service) return 'Please say which service is wanted.';
    return send(marketplace, jobCreated(marketplace.newId, orderOf(input, merchant, service), new Date()));
  },
  conversation: async (marketplace, input) => {
    const merchant = merchantOf(marketplace, input);
    const words = text(input, 'words');
    if (!merchant) return 'Please say who the merchant is.';
    if (!words) return 'Please write the first words.';
    const store = storeOf(input);
    const start = { merchant: { ...merchant, kind: 'prospect' as const }, words, ...(store ? { store } : {}) };
    return send(marketplace, conversationCreated(marketplace.newId, start, new Date()));
  },
  message: async (marketplace, input) => {
    const conversation = conversationOf(marketplace, input);
    const body = text(input, 'body');
    if (!conversation) return 'There is no such conversation.';
    const files = marketplace.files.named(Array.isArray(input.files) ? input.files.map(String) : []);
    if (!body && files.length === 0) return 'Please write something first, or attach a file.';
    const jobId = text(input, 'jobId');
    const words = { body: body ?? '', files, ...(jobId ? { jobId } : {}) };
    return send(marketplace, messageCreated(marketplace.newId, conversation, words, new Date()));
  },
  edit: async (marketplace, input) => {
    const conversation = conversationOf(marketplace, input);
    const body = text(input, 'body');
    const id = text(input, 'id');
    if (!conversation || !id) return 'There is no such message.';
    if (!body) return 'Please write something, or delete the message.';
    return send(marketplace, messageUpdated(conversation.id, id, body, new Date()));
  },
  delete: async (marketplace, input) => {
    const conversation = conversationOf(marketplace, input);
    const id = text(input, 'id');
    if (!conversation || !id) return 'There is no such message.';
    return send(marketplace, messageDeleted(conversation.id, id));
  },
  'proposal-accepted': async (marketplace, input) => {
    const proposal = proposalOf(input);
    const conversation = conversationOf(marketplace, input);
    if (!conversation || !proposal) return 'There is no such proposal.';
    const store = input.store === 'new' ? 'new' : conversation.store;
    if (!store) return 'The merchant has no store yet. Accept it for a new store.';
    return send(marketplace, proposalAccepted(proposal, store));
  },
  'proposal-declined': async (marketplace, input) => {
    const proposal = proposalOf(input);
    if (!proposal) return 'There is no such proposal.';
    return send(marketplace, proposalDeclined(proposal, text(input, 'feedback')));
  },
  declined: (marketplace, input) => endJob(marketplace, 'declined', input),
  closed: (marketplace, input) => endJob(marketplace, 'closed', input),
  confirmed: (marketplace, input) => endJob(marketplace, 'confirmed', input),
  'blocked-us': async (marketplace, input) => {
    const conversation = conversationOf(marketplace, input);
    if (!conversation) return 'There is no such conversation.';
    return send(marketplace, { type: 'merchant.blocked_us', data: { conversation: { id: conversation.id } } });
  },
  ...AFTER_WORK_VERBS,
  resend: async (marketplace, input) => marketplace.resend(text(input, 'webhookId') ?? ''),
};

async function endJob(marketplace: LocalMarketplace, verb: JobVerb, input: Input): Promise<EventAnswer | string> {
  const jobId = text(input, 'jobId');
  if (!jobId) return 'There is no such job.';
  return send(marketplace, jobEnded(verb, jobId, text(input, 'reason')));
}

function send(marketplace: LocalMarketplace, event: OutgoingEvent): Promise<EventAnswer> {
  return marketplace.send(event.type, event.data);
}

function proposalOf(input: Input): { id: string; version: number } | undefined {
  const id = text(input, 'proposalId');
  return id && typeof input.version === 'number' ? { id, version: input.version } : undefined;
}

function conversationOf(marketplace: LocalMarketplace, input: Input): MerchantConversation | undefined {
  return marketplace.conversations().find((one) => one.id === input.conversationId);
}

/** The merchant of that name if one has written before, else a new one. */
function merchantOf(marketplace: LocalMarketplace, input: Input): MerchantPerson | undefined {
  const name = text(input, 'merchant');
  if (!name) return undefined;
  const known = marketplace.conversations().find((one) => one.merchant.name === name);
  if (known) return known.merchant;
  const locale = text(input, 'locale');
  const timeZone = text(input, 'timeZone');
  return {
    id: marketplace.newId('m'),
    name,
    kind: 'owner',
    ...(locale ? { locale } : {}),
    ...(timeZone ? { time_zone: timeZone } : {}),
  };
}

function storeOf(input: Input): StoreRef | undefined {
  const name = text(input, 'store');
  if (!name) return undefined;
  return { name, url: text(input, 'storeUrl') ?? `https://${handleOf(name)}.example` };
}

function orderOf(input: Input, merchant: MerchantPerson, service: string): JobOrder {
  const store = storeOf(input);
  const hours = Number(text(input, 'hoursLeft') ?? Number.NaN);
  const amount = text(input, 'amount');
  return {
    kind: input.kind === 'direct' ? 'direct' : 'match',
    service: { handle: handleOf(service), name: service },
    ...given(input, ['title', 'details', 'business', 'words']),
    requirements: requirementsOf(text(input, 'requirements') ?? ''),
    priorities: given(input, ['time', 'cost', 'quality']),
    ...(amount ? { budget: { amount, currency: text(input, 'currency') ?? 'EUR' } } : {}),
    ...(Number.isFinite(hours) ? { hoursLeft: hours } : {}),
    merchant,
    ...(store ? { store } : {}),
  };
}

/** One question a line, its answers after a question mark or colon, separated by commas. */
function requirementsOf(lines: string): { question: string; responses: string[] }[] {
  return lines.split('\n').flatMap((line) => {
    const [, question, answers = ''] = line.match(/^\s*(.+?[?:]|[^?:]+)(.*)$/) ?? [];
    if (!question) return [];
    const responses = answers
      .split(',')
      .map((answer) => answer.trim())
      .filter((answer) => answer !== '');
    return [{ question: question.replace(/:$/, '').trim(), responses }];
  });
}

function given<Name extends string>(input: Input, names: readonly Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = text(input, name);
    if (value) found[name] = value;
  }
  return found;
}

/** Letters that Unicode does not take apart. */
const PLAIN_LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', đ: 'd' };

function handleOf(name: string): string {
  return (
    name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/\p{Diacritic}/gu, '')
      .replaceAll(/[ßøłæđ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'service'
  );
}

function text(input: Input, name: string): string | undefined {
  const value = input[name];
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
