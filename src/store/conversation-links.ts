import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Across, acrossOrganizations, type Db, type Tx } from './scope.ts';

/** How long a link lives after it was last asked for. */
const DAYS = 180;
const TOKEN_BYTES = 32;

const inDays = sql<Date>`now() + make_interval(days => ${DAYS})`;

/**
 * The token of the conversation's link, `/c/<token>`: made when it is first asked for, the same from then on, and alive for
 * half a year after it was last asked for. One that has expired or was revoked never comes back: a new one is made.
 */
export async function linkOf(tx: Tx, conversationId: number): Promise<string> {
  await tx
    .updateTable('conversation_links')
    .set({ revoked_at: sql<Date>`now()` })
    .where('conversation_id', '=', conversationId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute();
  const { token } = await tx
    .insertInto('conversation_links')
    .values({
      organization_id: tx.organizationId,
      conversation_id: conversationId,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      expires_at: inDays,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'conversation_id'])
        .where('revoked_at', 'is', null)
        .doUpdateSet({ expires_at: inDays }),
    )
    .returning('token')
    .executeTakeFirstOrThrow();
  return token;
}

/** Whose conversation a token opens. */
export interface ConversationLink {
  organizationId: number;
  conversationId: number;
}

/** Undefined for a token that is unknown, revoked or expired: nobody learns which. */
export async function findConversationLink(db: Db, token: string): Promise<ConversationLink | undefined> {
  return acrossOrganizations(db, async (transaction) =>
    transaction
      .selectFrom('conversation_links')
      .select(['organization_id as organizationId', 'conversation_id as conversationId'])
      .where('token', '=', token)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst(),
  );
}

/** Whose link it was that this one form has replaced: the form sent twice leads to the same new link. */
export async function findLinkRenewedBy(db: Db, token: string, key: string): Promise<ConversationLink | undefined> {
  return acrossOrganizations(db, async (transaction) =>
    transaction
      .selectFrom('conversation_links')
      .select(['organization_id as organizationId', 'conversation_id as conversationId'])
      .where('token', '=', token)
      .where('renewed_by', '=', key)
      .executeTakeFirst(),
  );
}

/** Ends the link that opens the conversation now, by the word of the form with this key; the next that is asked for is another. */
export async function revokeLink(tx: Tx, conversationId: number, key: string): Promise<void> {
  await tx
    .updateTable('conversation_links')
    .set({ revoked_at: sql<Date>`now()`, renewed_by: key })
    .where('conversation_id', '=', conversationId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Forgets links, of all organizations, that opened nothing for `days`. Returns how many went. */
export async function forgetDeadLinks(across: Across, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from conversation_links where expires_at < now() - make_interval(days => ${days}::integer)
      or (revoked_at is not null and revoked_at < now() - make_interval(days => ${days}::integer))`.execute(across);
  return Number(numAffectedRows ?? 0);
}

/** Whose conversation a token opens, or once opened. */
export async function findFormerLink(db: Db, token: string): Promise<ConversationLink | undefined> {
  return acrossOrganizations(db, async (transaction) =>
    transaction
      .selectFrom('conversation_links')
      .select(['organization_id as organizationId', 'conversation_id as conversationId'])
      .where('token', '=', token)
      .executeTakeFirst(),
  );
}

const MAIL_AGAIN_MS = 3_600_000;

/** Takes this hour's mail for a token: the conversation that it opens or once opened; undefined where it was taken, or is nobody's. */
export async function claimLinkMail(tx: Tx, token: string, now: Date): Promise<number | undefined> {
  const row = await tx
    .updateTable('conversation_links')
    .set({ mailed_at: now })
    .where('token', '=', token)
    .where((eb) => eb.or([eb('mailed_at', 'is', null), eb('mailed_at', '<=', new Date(now.getTime() - MAIL_AGAIN_MS))]))
    .returning('conversation_id as conversationId')
    .executeTakeFirst();
  return row?.conversationId;
}
