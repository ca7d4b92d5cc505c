import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { methodGate } from '../domain/gate-keys.ts';
import { repaintHomes } from './homes.ts';
import { SENT_AHEAD } from './round-trips.ts';
import type { Database } from './schema.ts';

const ahead = sql.raw(SENT_AHEAD);

/** Something that must reach somebody. Goes in its lane, after all with a smaller position. */
export interface NewDelivery {
  id?: string;
  /** The lane, unique in its organization, e.g. `out:12:marketplace`. */
  lane: string;
  /** What may hold the lane back, e.g. `slack:1:post:C0JOBS`; see domain/gate-keys.ts. */
  gate: string;
  kind: string;
  /** What it is about, e.g. a message's id: for looking it up. */
  subject: string;
  payload?: object;
  /** Microseconds since 1970; the moment of the append when absent. */
  position?: number;
  /** Milliseconds from the append until it may go. */
  delayMs?: number;
}

/** Something painted from state: asking twice before it is painted costs one painting. */
export interface ViewRequest {
  subject: string;
  /** The Slack method that paints it: the gate it waits at. */
  method: 'chat.update' | 'reactions.add' | 'views.publish';
  /** Only if somebody asked for a painting of it before. */
  ifKnown?: true;
}

/** What a transaction wants sent and painted; appended as its last statements. */
export interface Outbox {
  readonly deliveries: (NewDelivery & { id: string })[];
  readonly views: Map<string, ViewRequest>;
  /** Homes show something else from now on, also where no card does. */
  homes: boolean;
}

export function newOutbox(): Outbox {
  return { deliveries: [], views: new Map(), homes: false };
}

/** Puts a delivery into the transaction's outbox and returns its id. */
export function deliver(tx: { readonly outbox: Outbox }, delivery: NewDelivery): string {
  const id = delivery.id ?? randomUUID();
  tx.outbox.deliveries.push({ ...delivery, id });
  return id;
}

/** Asks for a painting of the view's subject after this transaction. */
export function repaint(tx: { readonly outbox: Outbox }, view: ViewRequest): void {
  tx.outbox.views.set(view.subject, view);
}

/** Asks for a painting of every Home that somebody looks at, after this transaction. */
export function repaintWatchedHomes(tx: { readonly outbox: Outbox }): void {
  tx.outbox.homes = true;
}

/**
 * Appends the outbox: first lanes, then views, at last Homes, each locked in the order of their keys; a settle locks in the
 * same order, and together with the lanes that its own outbox names. A lane's version moves with every append: that is how a
 * settle that cannot see the new delivery yet still learns of it.
 */
export async function flushOutbox(
  transaction: Transaction<Database>,
  organizationId: number,
  outbox: Outbox,
): Promise<void> {
  if (outbox.deliveries.length > 0) await appendDeliveries(transaction, organizationId, outbox.deliveries);
  if (outbox.views.size > 0) await appendViews(transaction, organizationId, [...outbox.views.values()]);
  if (outbox.homes || changesLists(outbox)) await repaintHomes(transaction, organizationId);
}

/** A card that is posted or painted anew is a line of a list that looks different too. */
function changesLists({ deliveries, views }: Outbox): boolean {
  return (
    deliveries.some(({ subject }) => subject.startsWith('card:')) || views.keys().some((key) => key.startsWith('card:'))
  );
}

async function appendDeliveries(
  transaction: Transaction<Database>,
  organizationId: number,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const rows = deliveries.map((delivery, n) => ({ ...delivery, n, payload: delivery.payload ?? {} }));
  await sql`${ahead}
    with input as (
      select i.*, now() + coalesce(i."delayMs", 0) * interval '1 millisecond' as not_before
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(id uuid, lane text, gate text, kind text, subject text,
        payload jsonb, position bigint, "delayMs" double precision, n integer)
    ), lane as (
      insert into lanes (organization_id, key, gate, version, due_at)
      select ${organizationId}, lane, max(gate), 1, min(not_before) from input group by lane order by lane
      on conflict (organization_id, key) do update
        set version = lanes.version + 1,
          -- who owns it sees the version and looks again
          due_at = case when lanes.owner is null then least(lanes.due_at, excluded.due_at) end
      returning id, key
    ), gate as (
      insert into gates (key, organization_id)
      select distinct gate, ${organizationId}::bigint from input order by gate
      on conflict do nothing
    )
    insert into deliveries (id, organization_id, lane_id, position, kind, subject, payload, not_before)
    select input.id, ${organizationId}, lane.id,
      coalesce(input.position, (extract(epoch from clock_timestamp()) * 1000000)::bigint),
      input.kind, input.subject, input.payload, input.not_before
    from input join lane on lane.key = input.lane order by input.n`.execute(transaction);
}

async function appendViews(
  transaction: Transaction<Database>,
  organizationId: number,
  views: readonly ViewRequest[],
): Promise<void> {
  const rows = views.map((view) => ({ ...view, gate: methodGate(organizationId, view.method) }));
  await sql`${ahead}
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as i(subject text, method text, gate text, "ifKnown" boolean)
      where "ifKnown" is null
        or exists (select from views v where v.organization_id = ${organizationId} and v.subject = i.subject)
    ), gate as (
      insert into gates (key, organization_id)
      select distinct gate, ${organizationId}::bigint from input order by gate
      on conflict do nothing
    )
    insert into views (organization_id, subject, method, due_at)
    select ${organizationId}, subject, method, now() from input order by subject
    on conflict (organization_id, subject) do update set wanted = views.wanted + 1, attempts = 0,
      -- while a painter holds it, due_at is the painter's lease; it looks at "wanted" again before it lets go
      due_at = case when views.token is null then now() else views.due_at end`.execute(transaction);
}
