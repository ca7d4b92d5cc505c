import { createHash } from 'node:crypto';
import type { OutsideDoor } from '../http/app.ts';
import { inboundMail } from '../http/inbound-mail.ts';
import type { Logger } from '../log.ts';
import { type MailListener, startMailListener } from '../mail/inbound/listener.ts';
import type { Resolver } from '../mail/inbound/prove-sender.ts';
import { replyTokensIn } from '../mail/inbound/recipients.ts';
import { createVerifier } from '../marketplaces/standard-webhooks/verify.ts';
import type { Db } from '../store/scope.ts';
import { acceptMail, findMailPlace } from '../use-cases/conversations/accept-mail.ts';

/** How merchants' mail comes to us. */
export interface MailInOptions {
  /** The domain whose addresses bring mail back. */
  replyDomain: string;
  /** `whsec_…`, several separated by spaces: mail is posted to us. */
  secrets?: string;
  /** Mail is taken in over SMTP at this port; 0 takes any free one. */
  listenPort?: number;
  /** Who is asked for the records of domains; the system's resolver when absent. */
  resolver?: Resolver;
}

/** Where mail is posted to; none without a secret to check it with. */
export function mailDoors(db: Db, mailIn: MailInOptions | undefined, log: Logger): OutsideDoor[] {
  if (mailIn?.secrets === undefined) return [];
  const { replyDomain, secrets } = mailIn;
  const handler = inboundMail({
    verify: createVerifier(secrets),
    accept: ({ raw, webhookId, receivedAt }) => {
      const tokens = replyTokensIn(raw, replyDomain);
      return acceptMail(db, { eventId: `web:${webhookId}`, raw, tokens, receivedAt });
    },
    log,
  });
  return [{ at: '/mail/inbound', handler }];
}

/** Our own mail server, if there is to be one. Where it cannot listen, `beside` does not either. */
export async function listenForMail(
  db: Db,
  { mailIn, host, log }: { mailIn?: MailInOptions | undefined; host: string; log: Logger },
  beside: { close(timeoutMs: number): Promise<void> },
): Promise<MailListener | undefined> {
  if (mailIn?.listenPort === undefined) return undefined;
  const { listenPort: port, replyDomain } = mailIn;
  const starting = startMailListener({
    host,
    port,
    replyDomain,
    knows: async (token) => (await findMailPlace(db, token)) !== undefined,
    accept: ({ raw, tokens, session }) => {
      const eventId = `smtp:${createHash('sha256').update(raw).digest('hex')}`;
      return acceptMail(db, { eventId, raw, tokens, session, receivedAt: new Date() });
    },
    log,
  });
  try {
    return await starting;
  } catch (error) {
    await beside.close(0);
    throw error;
  }
}
