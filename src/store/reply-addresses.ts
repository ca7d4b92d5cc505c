import { randomBytes } from 'node:crypto';
import type { Db, Tx } from './scope.ts';

const LENGTH = 26;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The secret in the conversation's reply address: made when it is first asked for, the same from then on. */
export async function replySecretOf(tx: Tx, conversationId: number): Promise<string> {
  const known = await tx
    .selectFrom('reply_addresses')
    .select('secret')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (known) return known.secret;
  const { secret } = await tx
    .insertInto('reply_addresses')
    .values({ organization_id: tx.organizationId, conversation_id: conversationId, secret: newSecret() })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'conversation_id']).doUpdateSet({ conversation_id: conversationId }),
    )
    .returning('secret')
    .executeTakeFirstOrThrow();
  return secret;
}

/** Whose conversation the secret opens; undefined for one that nobody has. */
export async function findConversationBySecret(db: Db, secret: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('reply_addresses')
    .select('conversation_id')
    .where('secret', '=', secret)
    .executeTakeFirst();
  return row?.conversation_id;
}

/** 130 bits, in letters that survive every mail server. */
function newSecret(): string {
  return [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}
