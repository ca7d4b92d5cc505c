import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { CONFIRM_WITHIN_HOURS, type KeptRequest } from '../domain/job-request-form.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from './schema.ts';
import type { Db, Tx } from './scope.ts';

const TOKEN_BYTES = 32;

export interface JobRequestRecord {
  id: string;
  token: string;
  email: string;
  language: Language;
  request: KeptRequest;
  createdAt: Date;
  confirmed: boolean;
}

/** Keeps a request until its sender confirms it. Undefined where the same form was sent before. */
export async function keepJobRequest(
  tx: Tx,
  { formKey, language, request }: { formKey: string; language: Language; request: KeptRequest },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('job_requests')
    .values({
      organization_id: tx.organizationId,
      form_key: formKey,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      email: request.email,
      language,
      request: JSON.stringify(request),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'form_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Whether this form was sent before. */
export async function isRequestKnown(tx: Tx, formKey: string): Promise<boolean> {
  const row = await tx.selectFrom('job_requests').select('id').where('form_key', '=', formKey).executeTakeFirst();
  return row !== undefined;
}

/** Requests that came under this address and nobody has confirmed, of the last hour. */
export async function countUnconfirmed(tx: Tx, email: string): Promise<number> {
  const { count } = await tx
    .selectFrom('job_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('confirmed_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function select(db: Db) {
  return db
    .selectFrom('job_requests')
    .selectAll()
    .where('created_at', '>', sql<Date>`now() - make_interval(hours => ${CONFIRM_WITHIN_HOURS})`);
}

function toRecord(row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): JobRequestRecord {
  return {
    id: row.id,
    token: row.token,
    email: row.email,
    language: row.language,
    request: row.request as KeptRequest,
    createdAt: row.created_at,
    confirmed: row.confirmed_at !== null,
  };
}

/** Undefined for one that is unknown or too old. */
export async function findJobRequest(db: Db, id: string): Promise<JobRequestRecord | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

export async function findJobRequestByToken(db: Db, token: string): Promise<JobRequestRecord | undefined> {
  const row = await select(db).where('token', '=', token).executeTakeFirst();
  return row && toRecord(row);
}

export async function confirmJobRequest(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('job_requests').set({ confirmed_at: at }).where('id', '=', id).execute();
}

/** Deletes, of all organizations, what nobody can confirm any more. Returns how many went. */
export async function forgetJobRequests(transaction: Transaction<Database>): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('job_requests')
    .where('created_at', '<', sql<Date>`now() - make_interval(hours => ${2 * CONFIRM_WITHIN_HOURS})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
