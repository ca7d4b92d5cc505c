import { applyGate } from '../../domain/gate-keys.ts';
import type { MailSession } from '../../domain/inbound-mail.ts';
import type { ReplyToken } from '../../domain/reply-address.ts';
import { keepInboundMail } from '../../store/inbound-mails.ts';
import { deliver } from '../../store/outbox.ts';
import { findConversationBySecret } from '../../store/reply-addresses.ts';
import { type Db, inOrganization } from '../../store/scope.ts';

/** A mail as it was handed to us. */
export interface MailArrived {
  /** The same for the same mail handed over again. */
  eventId: string;
  raw: Buffer;
  /** What its recipients' addresses say. */
  tokens: readonly ReplyToken[];
  /** Where it came to our own listener. */
  session?: MailSession;
  receivedAt: Date;
}

export type MailAccepted = 'accepted' | 'duplicate' | 'unknown_address';

/** A mail for more conversations than this is none that people write. */
const MOST_CONVERSATIONS = 5;

/** What a token stands for here. */
interface Place {
  organizationId: number;
  conversationId?: number;
}

/** Keeps the mail, to be read in its turn, for each conversation that it is addressed to. A repeat has no second effect. */
export async function acceptMail(db: Db, arrived: MailArrived): Promise<MailAccepted> {
  const places: Place[] = [];
  for (const token of arrived.tokens.slice(0, MOST_CONVERSATIONS)) {
    const place = await findMailPlace(db, token);
    if (place) places.push(place);
  }
  if (places.length === 0) return 'unknown_address';
  let accepted = false;
  for (const place of places) accepted = (await keep(db, place, arrived)) || accepted;
  return accepted ? 'accepted' : 'duplicate';
}

/** Undefined for a token that nobody has, or no longer. */
export async function findMailPlace(db: Db, token: ReplyToken): Promise<Place | undefined> {
  const { organizationId } = token;
  if (token.of === 'team') return { organizationId };
  const conversationId = await inOrganization(db, organizationId, (tx) => findConversationBySecret(tx, token.secret));
  return conversationId === undefined ? undefined : { organizationId, conversationId };
}

async function keep(db: Db, { organizationId, conversationId }: Place, arrived: MailArrived): Promise<boolean> {
  const { eventId, raw, session, receivedAt } = arrived;
  const to = conversationId === undefined ? 'team' : String(conversationId);
  return inOrganization(db, organizationId, async (tx) => {
    const mailId = await keepInboundMail(tx, {
      eventId: `${eventId}:${organizationId}:${to}`,
      conversationId,
      receivedAt,
      session,
      raw,
    });
    if (mailId === undefined) return false;
    deliver(tx, {
      lane: `in:mail:${to}`,
      gate: applyGate(organizationId),
      kind: 'read-mail',
      subject: `mail:${mailId}`,
      payload: { mailId },
    });
    return true;
  });
}
