import type { Conversation } from '../domain/conversation.ts';
import { marketplaceGate, outLane } from '../domain/gate-keys.ts';
import type { OutboundEvent } from '../domain/outbound-event.ts';
import { amendPayload } from '../store/deliveries.ts';
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

/** An event that reached its merchant and is to be told to the marketplace as well. */
interface Told {
  told: OutboundEvent;
  conversationId: number;
}

/** Takes an event to its merchant by the channel of the conversation's home. */
export async function reachMerchant(
  deps: DeliveryDeps,
  delivery: Delivery,
  guard: CallGuard,
  { event, conversation }: { event: OutboundEvent; conversation: Pick<Conversation, 'id' | 'home'> },
): Promise<Reached> {
  const channel = deps.channels.of(conversation.home);
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
  const copied = outcome.kind === 'done' && conversation.home === 'web' && deps.channels.marketplace;
  const result: Told = { told: event, conversationId: conversation.id };
  return { outcome: copied ? { kind: 'done', result } : outcome, mayHaveArrived: mayHaveArrived(answer) };
}

/** What reached a merchant who lives elsewhere goes to the marketplace as well, in a lane of its own and in the same order. */
export function copyToMarketplace(tx: Tx, settled: readonly Settled[]): void {
  for (const { delivery, outcome } of settled) {
    if (outcome.kind !== 'done' || !outcome.result || !('told' in outcome.result)) continue;
    const { told, conversationId } = outcome.result as Told;
    deliver(tx, {
      lane: outLane({ id: conversationId, home: 'marketplace' }),
      gate: marketplaceGate(tx.organizationId),
      kind: 'copy-event',
      subject: `copy:${delivery.subject}`,
      payload: told,
    });
  }
}
