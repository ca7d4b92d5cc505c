import type { OutboundEvent } from '../../domain/outbound-event.ts';
import type { Mailer, OutgoingMail } from '../../mail/mailer.ts';
import type { ChannelOutcome, MerchantChannel } from '../channel.ts';

interface EmailChannelOptions {
  /** The mail that tells the event; undefined where the page says it alone, or no address of the merchant's is known. */
  compose: (
    event: OutboundEvent,
    place: { organizationId: number; conversationId: number; webhookId: string },
  ) => Promise<OutgoingMail | undefined>;
  mailer: Mailer;
  /** Waits for its turn: mail servers take few connections from one side. */
  inTurn: <T>(send: () => Promise<T>) => Promise<T>;
}

/** Delivered once a mail server has taken it, or where there is nothing to mail: the page says it. */
export function createEmailChannel({ compose, mailer, inTurn }: EmailChannelOptions): MerchantChannel {
  return {
    repeats: 'once',
    async deliver(event, { organizationId, conversationId, webhookId, assertOurs }) {
      if (conversationId === undefined) return { kind: 'not_here' };
      const mail = await compose(event, { organizationId, conversationId, webhookId });
      if (!mail) return { kind: 'delivered' };
      return inTurn(async () => {
        assertOurs();
        return outcomeOf(await mailer.send(mail));
      });
    },
  };
}

function outcomeOf(outcome: Awaited<ReturnType<Mailer['send']>>): ChannelOutcome {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'delivered' };
    case 'temporary':
      return { kind: 'retry', reason: { code: 'mail_not_taken', said: outcome.reason } };
    case 'refused':
      return { kind: 'permanent', reason: { code: 'mail_refused', status: outcome.status } };
    case 'unknown':
      return { kind: 'unknown', reason: outcome.reason };
  }
}
