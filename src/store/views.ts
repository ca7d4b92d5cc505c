import { sql } from 'kysely';
import type { ViewRequest } from './outbox.ts';
import type { Tx } from './scope.ts';

/**
 * Something of this subject stands now: if it was ever to be painted, it may have been too early, and is painted now. What
 * never changed is not painted: it stands as it was posted.
 */
export function repaintIfWanted(tx: Pick<Tx, 'outbox'>, view: ViewRequest): void {
  if (!tx.outbox.views.has(view.subject)) tx.outbox.views.set(view.subject, { ...view, ifKnown: true });
}

/** Paints now what rests for this reason, also what was given up for it. */
export async function paintWhatRestsFor(tx: Tx, reason: string): Promise<void> {
  await sql`
    update views set attempts = 0, due_at = now()
    where organization_id = ${tx.organizationId} and last_error = ${reason} and token is null`.execute(tx);
}

/** Paints now what could not be painted in this channel, also what was given up. */
export async function paintWhatRestsIn(tx: Tx, channel: string): Promise<void> {
  await sql`
    update views v set attempts = 0, due_at = now()
    where v.organization_id = ${tx.organizationId} and v.last_error is not null and v.token is null
      and (v.subject like ${`mark:${channel}:%`} or exists (
        select from posts p
        where p.organization_id = v.organization_id and p.subject = v.subject and p.channel = ${channel}))`.execute(tx);
}
