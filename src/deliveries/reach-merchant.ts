import type { Conversation } from '../domain/conversation.ts';
import { homeGate, marketplaceGate, outLane } from '../domain/gate-keys.ts';
import type { OutboundEvent } from '../domain/outbound-event.ts';
import { amendPayload, isDeliveryWaiting } from '../store/deliveries.ts';
import { deliver } from '../store/outbox.ts';
import { inOrganization, type Tx } from '../store/scope.ts';
import { mayHaveArrived, outcomeOfChannel } from './channel-outcome.ts';
import type { CallGuard, Delivery, Outcome, Settled } from './delivery.ts';
import type { DeliveryDeps } from './deps.ts';

/** What became of an attempt, and whether it ended without a clear answer: then the merchant may have it. */
export interface Reached {
  outcome: Outcome;
  mayHaveArrived: boolean;
}

/** An event that stands on its merchant's page, and where else it goes from there. */
interface Shown {
  shown: OutboundEvent;
  conversationId: number;
  mailed: boolean;
  copied: boolean;
}

/**
 * Takes an event to its merchant by the channel of the conversation's home; by mail where it stands on their page already,
 * as the delivery that `passOn` made of the first one.
 */
export async function reachMerchant(
  deps: DeliveryDeps,
  delivery: Delivery,
  guard: CallGuard,
  { event, conversation }: { event: OutboundEvent; conversation: Pick<Conversation, 'id' | 'home'> },
): Promise<Reached> {
  const { channels } = deps;
  const byMail = isByMail(delivery);
  const channel = byMail ? channels.mail : channels.of(conversation.home);
  // No mail is sent any more: what stands on the page has arrived.
  if (!channel) return { outcome: { kind: 'done' }, mayHaveArrived: false };
  const repeated = 'repeated' in delivery.payload;
  if (channel.repeats === 'once' && delivery.resumed) {
    if (repeated) {
      const error = 'sent twice, and no answer came';
      return { outcome: { kind: 'failed', reason: { code: 'mail_unknown' }, error }, mayHaveArrived: true };
    }
    // Said before it is done: whoever finds it cut off must not send it a third time.
    await inOrganization(deps.db, delivery.organizationId, (tx) => amendPayload(tx, delivery.id, { repeated: true }));
  }
  guard.assertOurs();
  const answer = await channel.deliver(event, {
    webhookId: delivery.id,
    attempt: delivery.attempts,
    organizationId: delivery.organizationId,
    conversationId: conversation.id,
    assertOurs: guard.assertOurs,
  });
  const again = { ...deps, repeated: channel.repeats === 'once' && (repeated || delivery.resumed) };
  const outcome = outcomeOfChannel(answer, delivery, deps.now(), again);
  const mailed = channels.mail !== undefined;
  const copied = channels.marketplace !== undefined;
  const goesOn = outcome.kind === 'done' && conversation.home === 'web' && !byMail && (mailed || copied);
  const result: Shown = { shown: event, conversationId: conversation.id, mailed, copied };
  return { outcome: goesOn ? { ...outcome, result } : outcome, mayHaveArrived: mayHaveArrived(answer) };
}

/** Whether this delivery is the mail of what stands on the page. */
export function isByMail({ payload }: Pick<Delivery, 'payload'>): boolean {
  return 'byMail' in payload;
}

/** Whether it stands on the page, and counts as delivered only once its mail was taken. */
export function isToBeMailed(outcome: Outcome): boolean {
  return shownBy(outcome)?.mailed === true;
}

/** What stands on a merchant's page is mailed, and told to the marketplace: in two lanes, of which none waits for the other. */
export async function passOn(tx: Tx, settled: readonly Settled[]): Promise<void> {
  for (const { delivery, outcome } of settled) {
    const { shown, conversationId, mailed, copied } = shownBy(outcome) ?? {};
    if (shown === undefined || conversationId === undefined) continue;
    if (copied) {
      deliver(tx, {
        lane: outLane({ id: conversationId, home: 'marketplace' }),
        gate: marketplaceGate(tx.organizationId),
        kind: 'copy-event',
        subject: `copy:${delivery.subject}`,
        payload: shown,
      });
    }
    if (mailed) await mail(tx, delivery, { shown, conversationId });
  }
}

async function mail(
  tx: Tx,
  { kind, subject, payload }: Delivery,
  { shown, conversationId }: Pick<Shown, 'shown' | 'conversationId'>,
): Promise<void> {
  const lane = outLane({ id: conversationId, home: 'mail' });
  // A mail reads its words when it leaves: the one that waits has the newest, be it the reply's own or a correction.
  if (shown.type === 'message.corrected') {
    const own = { lane, kind: 'relay-reply', subject: shown.message.id };
    if ((await isDeliveryWaiting(tx, own)) || (await isDeliveryWaiting(tx, { lane, kind, subject }))) return;
  }
  deliver(tx, {
    lane,
    gate: homeGate(tx.organizationId, 'mail'),
    kind,
    subject,
    payload: { ...payload, byMail: true },
  });
}

function shownBy(outcome: Outcome): Shown | undefined {
  if (outcome.kind !== 'done' || !outcome.result || !('shown' in outcome.result)) return undefined;
  return outcome.result as Shown;
}
