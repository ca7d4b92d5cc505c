import type { Fold } from './conversations.ts';
import type { Entry, MarketplaceRecord, MerchantConversation, MerchantJob, Offer, SentEvent } from './model.ts';

type Received = Extract<MarketplaceRecord, { kind: 'received' }>;
type Sent = Extract<MarketplaceRecord, { kind: 'sent' }>;
type OfferEntry = Extract<Entry, { kind: 'offer' }>;

interface Answer {
  proposal?: { id: string; version: number };
  store?: { name: string } | 'new';
  feedback?: string;
}

/** A version of a proposal that came: a card of its own, and the one before is replaced. */
export function applyOffer(conversation: MerchantConversation, { data, type, at }: Received): void {
  const offer = data.proposal as Omit<Offer, 'author' | 'state'> | undefined;
  if (!offer) return;
  const known = offersIn(conversation).filter((entry) => entry.offer.id === offer.id);
  for (const entry of known) {
    if (entry.offer.state === 'accepted') continue;
    entry.offer.state = type === 'proposal.closed' ? 'closed' : 'replaced';
  }
  if (type === 'proposal.closed') return;
  conversation.entries.push({
    kind: 'offer',
    id: `${offer.id}:${offer.version}`,
    ...(data.job ? { jobId: data.job.id } : {}),
    offer: { ...offer, author: data.by?.name ?? 'The partner', state: 'open' },
    at,
    events: [],
  });
}

/** A job that the partner began with an accepted proposal. */
export function applyJobBegun(conversation: MerchantConversation, { data, at }: Received, fold: Fold): void {
  const { job } = data;
  if (!job || conversation.jobs.some((one) => one.id === job.id)) return;
  const { id } = (job.proposal ?? {}) as { id?: string };
  const offer = offersIn(conversation).findLast((entry) => entry.offer.id === id)?.offer;
  const begun: MerchantJob = {
    id: job.id,
    order: 'proposal',
    serviceName: offer?.service.name ?? 'Job',
    status: job.status ?? 'awaiting_response',
    confirmed: false,
    invoices: [],
    createdAt: at,
    events: [],
  };
  conversation.jobs.push(begun);
  fold.jobs.set(job.id, conversation.id);
}

/** The conversation in which this proposal came; undefined for an event about none. */
export function conversationOfAnswer(fold: Fold, { data }: Sent): string | undefined {
  const { proposal } = data as Answer;
  if (!proposal) return undefined;
  return [...fold.conversations.values()].find((one) => offersIn(one).some(({ offer }) => offer.id === proposal.id))
    ?.id;
}

/** The merchant's own answer; it counts once the partner has accepted it. `then` follows that. */
export function applyAnswer(
  fold: Fold,
  conversation: MerchantConversation,
  { data, type, webhookId }: Sent,
  event: SentEvent,
  then: () => void,
): void {
  const { proposal, store, feedback } = data as Answer;
  const entry = offersIn(conversation).find(
    ({ offer }) => offer.id === proposal?.id && offer.version === proposal.version,
  );
  if (!entry) return;
  entry.events.push(event);
  fold.onAccepted.set(webhookId, () => {
    if (entry.offer.state !== 'open') return;
    entry.offer.state = type === 'proposal.accepted' ? 'accepted' : 'declined';
    if (feedback) entry.offer.feedback = feedback;
    if (store) entry.offer.acceptedFor = store === 'new' ? 'a new store' : store.name;
    then();
  });
}

/** The offer that was accepted, by the proposal's id. */
export function acceptedOffer(conversation: MerchantConversation, id: string | undefined): Offer | undefined {
  return offersIn(conversation).find(({ offer }) => offer.id === id && offer.state === 'accepted')?.offer;
}

function offersIn({ entries }: MerchantConversation): OfferEntry[] {
  return entries.filter((entry) => entry.kind === 'offer');
}
