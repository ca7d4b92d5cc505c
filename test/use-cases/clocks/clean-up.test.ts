import { type RawBuilder, sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { openDoor } from '../../../src/use-cases/accept-event.ts';
import { cleanUp } from '../../../src/use-cases/clocks/clean-up.ts';
import { acceptSlackMessage } from '../../../src/use-cases/conversations/accept-slack-message.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, DEADLINE, writtenUnder } from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const database = useClockDatabase();
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
});

describe('cleaning up', () => {
  const accept = (eventId: string) =>
    acceptSlackMessage(openDoor(database.db).door, {
      organizationId,
      eventId,
      event: writtenUnder(job, DEADLINE),
      botUserId: 'UBOT',
      heardAt: DEADLINE,
    });

  it('forgets event ids after thirty days: until then a repeat is recognised', async () => {
    await accept('Ev1');
    await accept('Ev2');
    await sql`update inbox set received_at = now() - interval '29 days 23 hours' where event_id = 'Ev1'`.execute(
      database.db,
    );
    await sql`update inbox set received_at = now() - interval '30 days 1 hour' where event_id = 'Ev2'`.execute(
      database.db,
    );
    expect((await cleanUp(database.db)).events).toBe(1);
    expect((await database.read('inbox')).map(({ event_id }) => event_id)).toEqual(['Ev1']);
  });

  it('deletes deliveries a week after they were settled, but keeps those that failed or still wait', async () => {
    await accept('Ev1');
    await sql`delete from deliveries where kind <> 'apply-slack-event'`.execute(database.db);
    await acrossOrganizations(database.db, async (transaction) => {
      await sql`
        insert into deliveries (organization_id, lane_id, position, kind, subject, state, settled_at, last_error)
        select d.organization_id, d.lane_id, d.position, 'post-message', s || ' ' || days, s,
          case when s not in ('waiting', 'sending') then now() - make_interval(days => days) end,
          case when s = 'failed' then 'refused' end
        from deliveries d, unnest(array['done', 'cancelled', 'failed', 'waiting', 'sending']) s, unnest(array[6, 8]) days
      `.execute(transaction);
    });
    expect((await cleanUp(database.db)).deliveries).toBe(2);
    const left = (await database.read('deliveries')).filter(({ kind }) => kind === 'post-message');
    expect(left.map(({ subject }) => subject).sort()).toEqual([
      'cancelled 6',
      'done 6',
      'failed 6',
      'failed 8',
      'sending 6',
      'sending 8',
      'waiting 6',
      'waiting 8',
    ]);
  });

  /** Rows that tell by a word what becomes of them. */
  const arrange = (statement: RawBuilder<unknown>) =>
    acrossOrganizations(database.db, (transaction) => statement.execute(transaction));
  const left = async (table: 'waiting_events' | 'inbound_mails' | 'conversation_links' | 'upstream_sends') =>
    JSON.stringify(await database.read(table)).match(/(?:goes|stays)[ \w-]*/g) ?? [];

  it('deletes the attempts of a delivery with it', async () => {
    await accept('Ev1');
    await arrange(sql`delete from deliveries where kind <> 'apply-slack-event'`);
    await arrange(sql`
      update deliveries set state = 'done', settled_at = now() - interval '8 days'`);
    await arrange(sql`
      insert into delivery_attempts (organization_id, delivery_id, at, took_ms, outcome)
      select organization_id, id, now(), 20, 'done' from deliveries union all
      select ${organizationId}, gen_random_uuid(), now(), 20, 'later'`);
    expect((await cleanUp(database.db)).deliveries).toBe(1);
    expect((await database.read('delivery_attempts')).map(({ outcome }) => outcome)).toEqual(['later']);
  });

  it('forgets an event a month after it was given up, and not one that waits', async () => {
    await arrange(sql`
      insert into waiting_events (organization_id, needs, event_id, event, received_at, waits_until, given_up_at)
      select ${organizationId}, 'job:x', id, '{}', now(), now(), now() - days * interval '1 day'
      from (values ('goes', 31), ('stays given up', 29), ('stays waiting', null)) v(id, days)`);
    expect((await cleanUp(database.db)).givenUp).toBe(1);
    expect(await left('waiting_events')).toEqual(['stays given up', 'stays waiting']);
  });

  it('forgets a mail a month after it was read, but neither what later mails refer to nor that a team was told', async () => {
    await arrange(sql`
      insert into inbound_mails (organization_id, received_at, read_at, outcome, message_id, shown, subject, cut)
      select ${organizationId}, now(), now() - days * interval '1 day', outcome, id, shown, 'Re', 'quote'
      from (values ('goes', 31, 'refused', false), ('goes too', 31, 'bounce', false), ('stays told', 31, 'refused', true),
        ('stays posted', 31, 'posted', false), ('stays new', 29, 'refused', false), ('stays unread', null, null, false)
      ) v(id, days, outcome, shown)`);
    expect((await cleanUp(database.db)).mails).toBe(4);
    const mails = await database.read('inbound_mails');
    expect(mails.map(({ message_id, cut }) => `${message_id}: ${cut}`).sort()).toEqual([
      'stays new: quote',
      'stays posted: null',
      'stays told: null',
      'stays unread: quote',
    ]);
    expect((await cleanUp(database.db)).mails).toBe(0);
  });

  it('forgets a link two years after it opened anything', async () => {
    await arrange(sql`
      insert into conversation_links (organization_id, token, conversation_id, expires_at, revoked_at, renewed_by)
      select ${organizationId}, repeat(n::text, 32), ${job.conversationId}, now() + expires * interval '1 day',
        now() - revoked * interval '1 day', id
      from (values (1, 'goes expired', -731, 0), (2, 'goes revoked', 100, 731), (3, 'stays revoked', 100, 729),
        (4, 'stays expired', -729, 0), (5, 'stays alive', 100, null)) v(n, id, expires, revoked)`);
    expect((await cleanUp(database.db)).links).toBe(2);
    expect((await left('conversation_links')).sort()).toEqual(['stays alive', 'stays expired', 'stays revoked']);
  });

  it('forgets what was sent to an upstream a month after, unless it may be sent again', async () => {
    await accept('Ev1');
    await arrange(sql`
      insert into upstream_sends (organization_id, id, upstream, conversation, words, tried_at)
      select ${organizationId}, coalesce(d.id, gen_random_uuid()), 'thumbtack', 'n1', words, now() - days * interval '1 day'
      from (values ('goes', 31, false), ('stays failed', 31, true), ('stays new', 29, false)) v(words, days, failed)
      left join (select id from deliveries limit 1) d on v.failed`);
    expect((await cleanUp(database.db)).sends).toBe(1);
    expect((await left('upstream_sends')).sort()).toEqual(['stays failed', 'stays new']);
  });

  it('forgets the words of a request three months after its last offer ended, and keeps to whom it was offered', async () => {
    await arrange(sql`
      insert into offers (organization_id, request_id, rank, reasons, body, job_outside_id, offered_at)
      select ${organizationId}, id, id, '[]', '{"type":"request.created"}', outside, now() - days * interval '1 day'
      from (values (1, 'nobody knows', 91), (2, 'nobody knows either', 89), (3, (select outside_id from jobs limit 1), 91)
      ) v(id, outside, days)`);
    expect((await cleanUp(database.db)).offers).toBe(1);
    const words = async () => (await database.read('offers')).map(({ rank, body }) => [rank, 'type' in body]);
    expect(await words()).toEqual(
      expect.arrayContaining([
        [1, false],
        [2, true],
        [3, true],
      ]),
    );
    await arrange(sql`update jobs set status = 'declined'`);
    expect((await cleanUp(database.db)).offers).toBe(1);
    expect(await words()).toHaveLength(3);
  });
});
