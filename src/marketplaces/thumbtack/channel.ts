import type { OutboundEvent } from '../../domain/outbound-event.ts';
import { areSameWords } from '../../domain/same-words.ts';
import type { Attempt, ChannelOutcome, MerchantChannel } from '../../merchants/channel.ts';
import { readRetryAfter } from '../../merchants/marketplace/retry-after.ts';
import type { UpstreamTools } from '../adapter.ts';
import type { KnownSend } from '../sends.ts';
import type { ThumbtackAddresses } from './addresses.ts';
import { type Api, type ApiAnswer, type ListedMessage, readMessages } from './api.ts';
import { LONGEST_TEXT, textOf } from './words.ts';

/** Thumbtack's clock and ours need not agree. */
const CLOCKS_DIFFER_MS = 120_000;

const UNREACHABLE = { kind: 'retry', reason: { code: 'unreachable' } } as const;
const UNPROVEN = { code: 'unproven' } as const;

type Tried = Extract<KnownSend, { kind: 'unknown' }>;

interface Message {
  id: string;
  negotiation: string;
  text: string;
}

/**
 * Answers on Thumbtack: one POST a message. Thumbtack does not know a repeat, so each send is noted before it leaves; one whose
 * fate is not known is looked for among the conversation's messages, and goes again only when it surely is not there.
 */
export function createThumbtackChannel(
  { api, addresses }: { api: Api; addresses: ThumbtackAddresses },
  tools: UpstreamTools,
): MerchantChannel {
  const { sends, now, unknownWaitMs } = tools;

  async function send({ id, negotiation, text }: Message, attempt: Attempt): Promise<ChannelOutcome> {
    const answer = await api.call(addresses.messages(negotiation), {
      text,
      beforeCall: async () => {
        await sends.begin({ id, conversation: negotiation, words: text });
        attempt.assertOurs();
      },
    });
    if (answer.kind === 'answer' && isOk(answer)) {
      const { messageID } = answer.body;
      await sends.sent(id, typeof messageID === 'string' ? messageID : undefined);
      return { kind: 'delivered' };
    }
    if (!mayHaveArrived(answer)) await sends.missed(id);
    return outcomeOf(answer, now());
  }

  /** Only a look decides about an attempt whose fate is not known. */
  async function lookFor(message: Message, attempt: Attempt, tried: Tried): Promise<ChannelOutcome> {
    const { triedAgoMs, words } = tried;
    const since = new Date(now().getTime() - triedAgoMs - CLOCKS_DIFFER_MS);
    const answer = await api.call(addresses.messagesSince(message.negotiation, since), {});
    if (answer.kind !== 'answer' || !isOk(answer)) return outcomeOfLook(answer, now());
    const listed = readMessages(answer.body);
    if (!listed) return { kind: 'retry', reason: UNPROVEN };

    const found = await findOwn(listed.messages, { ...message, text: words }, since);
    if (found) {
      await sends.sent(message.id, found.messageID);
      return { kind: 'delivered' };
    }
    if (triedAgoMs < unknownWaitMs) return { kind: 'unknown', reason: 'it may still arrive' };
    return listed.holdsAllSince(since) ? send(message, attempt) : { kind: 'retry', reason: UNPROVEN };
  }

  /** A message of ours that no other send has brought. */
  async function findOwn(
    messages: ListedMessage[],
    { id, negotiation, text }: Message,
    since: Date,
  ): Promise<ListedMessage | undefined> {
    const alike = messages.filter(
      (one) => one.from === 'Business' && one.sentAt >= since && areSameWords(one.text ?? '', text),
    );
    if (alike.length === 0) return undefined;
    const claimed = await sends.claimed(alike.map(({ messageID }) => messageID));
    const left = alike.filter(({ messageID }) => !claimed.has(messageID));
    const unnamed = await sends.unnamed(
      { id, conversation: negotiation, words: text },
      now().getTime() - since.getTime(),
    );
    return left[unnamed];
  }

  return {
    async deliver(event: OutboundEvent, attempt: Attempt): Promise<ChannelOutcome> {
      const text = textOf(event);
      const negotiation = event.conversation?.id;
      if (text === undefined || negotiation === undefined) return { kind: 'not_here' };
      if (text.length > LONGEST_TEXT) return { kind: 'permanent', reason: { code: 'too_long' } };
      const message = { id: attempt.webhookId, negotiation, text };
      const known = await sends.find(attempt.webhookId);
      if (known.kind === 'sent') return { kind: 'delivered' };
      return known.kind === 'new' ? send(message, attempt) : lookFor(message, attempt, known);
    },
  };
}

function isOk({ status }: { status: number }): boolean {
  return status >= 200 && status < 300;
}

function mayHaveArrived(answer: ApiAnswer): boolean {
  if (answer.kind === 'silence') return answer.mayHaveArrived;
  return answer.kind === 'answer' && (answer.status === 408 || answer.status >= 500);
}

/** That we cannot look says nothing about the attempt before. */
function outcomeOfLook(answer: ApiAnswer, now: Date): ChannelOutcome {
  const outcome = outcomeOf(answer, now);
  if (outcome.kind === 'permanent') return answer.kind === 'disconnected' ? outcome : { ...outcome, reason: UNPROVEN };
  return outcome.kind === 'retry' ? { ...outcome, reason: UNPROVEN } : { kind: 'retry', reason: UNPROVEN };
}

function outcomeOf(answer: ApiAnswer, now: Date): ChannelOutcome {
  switch (answer.kind) {
    case 'silence':
      return answer.mayHaveArrived ? { kind: 'unknown', reason: 'thumbtack did not answer' } : UNREACHABLE;
    case 'unreachable':
      return UNREACHABLE;
    case 'disconnected':
      return { kind: 'permanent', reason: { code: 'disconnected' } };
    case 'refused':
      return { kind: 'permanent', reason: { code: 'refused', status: answer.status } };
    case 'answer': {
      const { status } = answer;
      const reason = { code: 'refused' as const, status };
      const comeAgain = status === 408 || status === 425 || status === 429 || status >= 500;
      if (!comeAgain) return { kind: 'permanent', reason };
      const retryAfterMs = readRetryAfter(answer.retryAfter, now);
      return { kind: 'retry', reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
  }
}
