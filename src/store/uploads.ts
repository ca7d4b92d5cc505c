import { sql } from 'kysely';
import { MOST_FILE_BYTES } from '../domain/file.ts';
import type { InboundFile } from '../domain/inbound-event.ts';
import type { Db, Tx } from './scope.ts';

/** Such addresses are made here only: what comes from outside must be http or https. */
const UPLOAD = 'upload:';

/** A file that came with its bytes: by a web form or by e-mail. */
export interface NewUpload {
  name: string;
  mimeType: string;
  /** 1 byte to 25 MiB; whoever takes it in has refused others. */
  bytes: Uint8Array;
}

/**
 * Keeps a file that has no address of its own. The answer goes into a message's `files` like any other; its `url` is known
 * inside Jobline alone. Throws a RangeError above 25 MiB.
 */
export async function keepUpload(tx: Tx, { name, mimeType, bytes }: NewUpload): Promise<InboundFile> {
  if (bytes.length > MOST_FILE_BYTES) throw new RangeError(`an upload of ${bytes.length} bytes is too large`);
  const { id } = await tx
    .insertInto('uploads')
    .values({
      organization_id: tx.organizationId,
      name,
      mime_type: mimeType,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { name, url: `${UPLOAD}${id}`, mimeType, size: bytes.length };
}

/** The id in an `upload:` address; undefined for any other address. */
export function uploadIn(url: string): string | undefined {
  const id = url.startsWith(UPLOAD) ? url.slice(UPLOAD.length) : undefined;
  return id !== undefined && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}

/** Undefined once it was deleted. */
export async function findUpload(db: Db, id: string): Promise<Buffer | undefined> {
  return (await db.selectFrom('uploads').select('bytes').where('id', '=', id).executeTakeFirst())?.bytes;
}

/** Those of these that are still here, in the order of their names. */
export async function findUploads(db: Db, ids: readonly string[]): Promise<Required<InboundFile>[]> {
  const rows = await db
    .selectFrom('uploads')
    .select(['id', 'name', 'mime_type as mimeType', sql<number>`octet_length(bytes)`.as('size')])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
  return rows.map(({ id, ...file }) => ({ ...file, url: `${UPLOAD}${id}` }));
}

/**
 * Deletes, of all organizations that `db` sees, what stood in Slack for `days`, what no message names any more, and what
 * waited for Slack for 30 days in vain. Returns how many went.
 */
export async function deleteOldUploads(db: Db, days: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from uploads u where u.created_at < now() - make_interval(days => ${days}::integer)
      and (u.created_at < now() - interval '30 days' or not exists (
        select from files f where f.organization_id = u.organization_id and f.url = ${UPLOAD}::text || u.id::text
          and (f.shared_at is null or f.shared_at > now() - make_interval(days => ${days}::integer))))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
