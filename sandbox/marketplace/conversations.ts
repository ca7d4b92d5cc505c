import { applyReceived } from './conversations-in.ts';
import { applySent } from './conversations-out.ts';
import type { MarketplaceRecord, MerchantConversation, SentEvent } from './model.ts';

/** What the fold keeps while it goes through the records. */
export interface Fold {
  conversations: Map<string, MerchantConversation>;
  /** Job id → conversation id. */
  jobs: Map<string, string>;
  events: Map<string, SentEvent>;
  taken: Set<string>;
  /** What an event of the merchant's changes once the partner has accepted it, by webhook-id. */
  onAccepted: Map<string, () => void>;
}

/**
 * The merchant's side of every conversation, newest first: a pure fold over all that was sent and received.
 * `inFlight` names the webhook-ids whose answer is still awaited by this process.
 */
export function foldConversations(
  records: readonly MarketplaceRecord[],
  inFlight: ReadonlySet<string>,
): MerchantConversation[] {
  const fold: Fold = {
    conversations: new Map(),
    jobs: new Map(),
    events: new Map(),
    taken: new Set(),
    onAccepted: new Map(),
  };
  for (const record of records) {
    if (record.kind === 'sent') applySent(fold, record, inFlight.has(record.webhookId));
    else if (record.kind === 'answered') settle(fold, record.webhookId, record.status, record.body);
    else applyReceived(fold, record);
  }
  return [...fold.conversations.values()].reverse().sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

function settle(fold: Fold, webhookId: string, status: number, body: unknown): void {
  const event = fold.events.get(webhookId);
  if (!event) return;
  event.status = status;
  const problem = problemOf(body);
  if (status === 0) {
    event.state = 'no_answer';
    if (problem) event.detail = problem;
    return;
  }
  if (status >= 200 && status < 300) {
    event.state = status === 200 ? 'duplicate' : 'accepted';
    delete event.detail;
    fold.onAccepted.get(webhookId)?.();
    return;
  }
  event.state = 'refused';
  event.detail = problem ?? `HTTP ${status}`;
}

/** The readable part of a problem+json body (RFC 9457). */
function problemOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const problem = body as { title?: unknown; detail?: unknown; errors?: { pointer?: string; detail?: string }[] };
  const fields = Array.isArray(problem.errors)
    ? problem.errors.map((error) => `${error.pointer ?? ''} ${error.detail ?? ''}`.trim())
    : [];
  const words = [problem.detail ?? problem.title, ...fields].filter((part) => typeof part === 'string' && part !== '');
  return words.length > 0 ? words.join(' · ') : undefined;
}

/** The conversation of that id, made when it is not there yet. */
export function conversationOf(fold: Fold, id: string, at: string): MerchantConversation {
  let conversation = fold.conversations.get(id);
  if (!conversation) {
    conversation = { id, merchant: { id: '', name: 'Unknown merchant' }, jobs: [], entries: [], updatedAt: at };
    fold.conversations.set(id, conversation);
  }
  if (at > conversation.updatedAt) conversation.updatedAt = at;
  return conversation;
}
