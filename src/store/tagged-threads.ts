import { sql } from 'kysely';
import { methodGate } from '../domain/gate-keys.ts';
import type { Tx } from './scope.ts';

/** Cards that are painted at once. The others are spread wider than Slack's limit, so that what changes meanwhile finds room. */
const AT_ONCE = 30;
const SECONDS_EACH = 2;

/**
 * Asks for a painting of every card that shows the tag, in one statement however many there are: those used last at once, the
 * others behind them in the time that Slack needs for each.
 */
export async function repaintThreadsOfTag(tx: Tx, tagId: number): Promise<void> {
  const { organizationId } = tx;
  const gate = methodGate(organizationId, 'chat.update');
  await sql`
    with gate as (
      insert into gates (key, organization_id) values (${gate}, ${organizationId}) on conflict do nothing
    ), shown as (
      select 'card:' || t.id as subject,
        greatest(0, row_number() over (order by t.used_at desc) - ${AT_ONCE}::bigint) * ${SECONDS_EACH}::float8 as later
      from conversation_tags c
      join threads t on t.organization_id = c.organization_id and t.conversation_id = c.conversation_id
      where c.organization_id = ${organizationId} and c.tag_id = ${tagId}
    )
    insert into views (organization_id, subject, method, due_at)
    select ${organizationId}, subject, 'chat.update', now() + later * interval '1 second' from shown order by subject
    on conflict (organization_id, subject) do update set wanted = views.wanted + 1, attempts = 0,
      -- while a painter holds it, due_at is the painter's lease
      due_at = case when views.token is null then least(views.due_at, excluded.due_at) else views.due_at end`.execute(
    tx,
  );
}

/** Writes into the history of every thread that shows the tag that it was taken off. */
export async function recordTagGone(
  tx: Tx,
  tag: { id: number; name: string },
  by: { slackUser: string; name: string; at: Date },
): Promise<void> {
  await sql`
    insert into changes (organization_id, thread_id, code, facts, slack_user, name, at)
    select c.organization_id, t.id, 'untagged', ${JSON.stringify({ tags: [tag.name] })}::jsonb,
      ${by.slackUser}, ${by.name}, ${by.at}
    from conversation_tags c
    join threads t on t.organization_id = c.organization_id and t.conversation_id = c.conversation_id
    where c.organization_id = ${tx.organizationId} and c.tag_id = ${tag.id}`.execute(tx);
}
