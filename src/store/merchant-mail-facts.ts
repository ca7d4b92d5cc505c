import type { Language } from '../domain/language.ts';
import { linkOf } from './conversation-links.ts';
import { listPostedMessageIds } from './inbound-mails.ts';
import { replySecretOf } from './reply-addresses.ts';
import type { Db, Tx } from './scope.ts';

/** What a mail to a merchant is written with. */
export interface MerchantMailFacts {
  to: { name: string; address: string };
  locale?: string;
  organizationLanguage: Language;
  /** How the organization is called outside. */
  agency: string;
  /** What the conversation is about: stays the same while it lasts. */
  about?: string;
  /** The token of the conversation's page. */
  link: string;
  replySecret: string;
  /** Message-IDs of the merchant's own mails, oldest first. */
  theirs: string[];
}

const MOST_REFERENCES = 10;

/** Undefined where the merchant has no confirmed address: then the page says it alone. */
export async function findMerchantMailFacts(tx: Tx, conversationId: number): Promise<MerchantMailFacts | undefined> {
  const merchant = await findMerchantAddress(tx, conversationId);
  if (!merchant?.email) return undefined;
  const organization = await tx
    .selectFrom('organizations')
    .select(['name', 'profile_name', 'language'])
    .where('id', '=', tx.organizationId)
    .executeTakeFirstOrThrow();
  const about = await aboutOf(tx, conversationId);
  return {
    to: { name: merchant.name, address: merchant.email },
    organizationLanguage: organization.language,
    agency: organization.profile_name?.trim() || organization.name,
    link: await linkOf(tx, conversationId),
    replySecret: await replySecretOf(tx, conversationId),
    theirs: await listPostedMessageIds(tx, conversationId, MOST_REFERENCES),
    ...(merchant.locale !== null && { locale: merchant.locale }),
    ...(about !== undefined && { about }),
  };
}

/** The merchant of a conversation that lives with us. Their address was confirmed before the conversation began. */
export async function findMerchantAddress(db: Db, conversationId: number) {
  return db
    .selectFrom('conversations as c')
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select([
      'm.id',
      'm.name',
      'm.email',
      'm.locale',
      'm.blocked_at as blockedAt',
      'c.status',
      'c.outside_id as outsideId',
    ])
    .where('c.id', '=', conversationId)
    .where('c.home', '=', 'web')
    .executeTakeFirst();
}

/** The service of the first job, else of the conversation: a subject that changed would break the thread in mail clients. */
async function aboutOf(db: Db, conversationId: number): Promise<string | undefined> {
  const first = await db
    .selectFrom('jobs')
    .select('service_name')
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (first) return first.service_name;
  const row = await db
    .selectFrom('conversations')
    .select('service_name')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row?.service_name ?? undefined;
}

/** Whose address it is among the organization's own people. */
export async function findMemberByEmail(
  db: Db,
  email: string,
): Promise<{ slackUser: string; name: string; language: string | null; ownLanguage: Language | null } | undefined> {
  return db
    .selectFrom('members')
    .select(['slack_user as slackUser', 'name', 'language', 'own_language as ownLanguage'])
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email))
    .where('is_member', '=', true)
    .limit(1)
    .executeTakeFirst();
}

/** Whether it ever counted as delivered, whatever became of it since. */
export async function wasDelivered(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('messages').select('delivered_at').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.delivered_at !== null;
}
