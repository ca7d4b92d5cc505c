import { oneLine } from '../../../blocks/text.ts';
import { replyAddress } from '../../domain/reply-address.ts';
import { nextMailAttempt } from '../../domain/retry-schedule.ts';
import type { MailOutcome, OutgoingMail } from '../../mail/mailer.ts';
import { amendPayload } from '../../store/deliveries.ts';
import { readInOrganization } from '../../store/reading.ts';
import { inOrganization } from '../../store/scope.ts';
import type { MailPayload } from '../../use-cases/outbound-mail.ts';
import type { Delivery, Outcome, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { type Addressee, findAddressee } from '../mail-reader.ts';
import { renderMail } from '../render-mail.ts';
import { createTurns } from '../turns.ts';

/** Servers take only a few connections from one side. */
const MAILS_AT_ONCE = 3;
const UNTIL_KNOWN_MS = 60_000;
/** A mail waits so long for the thread that it leads to. */
const ROOT_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 500;

/** `repeated`: it was sent a second time after its fate was not known; there is no third. */
type Payload = MailPayload & { repeated?: true };

/** E-mail to a member or to the notification address: what the state says it is at the moment it leaves. */
export function sendMail(deps: DeliveryDeps): SendingKind {
  const inTurn = createTurns(() => MAILS_AT_ONCE);
  return {
    type: 'send',
    async run(delivery, guard) {
      const { mailer, db } = deps;
      const { organizationId } = delivery;
      const payload = delivery.payload as Payload;
      if (!mailer) return { kind: 'cancelled', why: 'no mail server is set' };
      const repeated = payload.repeated === true;
      if (delivery.resumed && repeated) {
        return { kind: 'failed', reason: { code: 'internal' }, error: 'sent twice, and no answer came' };
      }
      // Said before it is done: whoever finds it cut off must not send it a third time.
      if (delivery.resumed) {
        await inOrganization(db, organizationId, (tx) => amendPayload(tx, delivery.id, { repeated: true }));
      }
      const addressee = await findAddressee(deps, organizationId, payload.to);
      if (addressee === 'later') {
        return { kind: 'later', delayMs: UNTIL_KNOWN_MS, uncounted: true, error: 'the reader is not known yet' };
      }
      if ('why' in addressee) return { kind: 'cancelled', ...addressee };

      const waitedMs = Date.now() - delivery.position / 1000;
      const mayWait = waitedMs < ROOT_WITHIN_MS && deps.workspaces.ofOrganization(organizationId) !== undefined;
      const rendered = await readInOrganization(db, organizationId, (reader) =>
        renderMail(reader, payload.content, addressee, { now: deps.now(), mayWait }),
      );
      if ('why' in rendered) return { kind: 'cancelled', ...rendered };
      if ('waitsForRoot' in rendered) {
        return { kind: 'later', delayMs: Math.max(LOOK_AGAIN_MS, waitedMs), uncounted: true };
      }
      const { content, ...about } = rendered;
      const { replyDomain } = deps;
      const replyTo =
        replyDomain === undefined ? {} : { replyTo: replyAddress({ of: 'team', organizationId }, replyDomain) };
      const mail = { id: delivery.id, ...replyTo, ...about, ...content, ...envelopeOf(addressee) };
      const outcome = await inTurn(() => {
        guard.assertOurs();
        return mailer.send(mail);
      });
      return outcomeOfMail(outcome, delivery, { ...deps, repeated: repeated || delivery.resumed });
    },
  };
}

function envelopeOf({ to, reader }: Addressee): Pick<OutgoingMail, 'to' | 'unsubscribeUrl'> {
  const { unsubscribeUrl } = reader;
  return { to: { ...to, name: oneLine(to.name) }, ...(unsubscribeUrl !== undefined && { unsubscribeUrl }) };
}

export function outcomeOfMail(
  outcome: MailOutcome,
  delivery: Delivery,
  { now, unknownWaitMs, repeated }: Pick<DeliveryDeps, 'now' | 'unknownWaitMs'> & { repeated: boolean },
): Outcome {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'failed', reason: { code: 'refused', status: outcome.status }, error: outcome.reason };
    case 'temporary': {
      const at = now();
      const next = nextMailAttempt({
        attempts: delivery.attempts,
        firstAttemptAt: new Date(at.getTime() - delivery.firstStartedAgoMs),
        now: at,
        random: Math.random,
      });
      if (next.kind === 'give_up') return { kind: 'failed', reason: { code: 'gave_up' }, error: outcome.reason };
      return { kind: 'later', delayMs: next.at.getTime() - at.getTime(), error: outcome.reason };
    }
    case 'unknown':
      if (repeated) return { kind: 'failed', reason: { code: 'internal' }, error: `sent twice: ${outcome.reason}` };
      return { kind: 'unknown', delayMs: unknownWaitMs, error: outcome.reason };
  }
}
