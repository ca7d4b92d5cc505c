import { beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { inOrganization } from '../../../src/store/scope.ts';
import { sendDigest } from '../../../src/use-cases/clocks/send-digest.ts';
import type { MailPayload } from '../../../src/use-cases/outbound-mail.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { type ArrangedJob, arrangeJob, arrangeOrganization, later } from './arrange.ts';
import { useClockDatabase } from './clock-database.ts';

const FULL = new Date('2026-03-02T10:00:00Z');
const MINUTE = 60_000;
const database = useClockDatabase();
let organizationId: number;
let job: ArrangedJob;

beforeEach(async () => {
  organizationId = await arrangeOrganization(database.db);
  job = await arrangeJob(database.db, organizationId);
  await prefer({ notification_email: 'team@northlight.example' });
});

async function prefer(set: Record<string, unknown>, id = organizationId): Promise<void> {
  await inOrganization(database.db, id, (tx) =>
    tx.updateTable('organizations').set(set).where('id', '=', id).execute(),
  );
}

async function write(heardAt: Date, more: { firstWords?: boolean; readAt?: Date } = {}, at = job): Promise<void> {
  await inOrganization(database.db, at.organizationId, (tx) =>
    tx
      .insertInto('messages')
      .values({
        organization_id: at.organizationId,
        conversation_id: at.conversationId,
        thread_id: at.threadId,
        direction: 'in',
        state: 'received',
        author_name: 'Jana Nováková',
        body: 'Are you there?',
        sent_at: heardAt,
        heard_at: heardAt,
        read_at: more.readAt ?? null,
        first_words: more.firstWords ?? false,
      })
      .execute(),
  );
}

/** Beside those of the job that arrived. */
async function mails(): Promise<object[]> {
  return (await database.read('deliveries')).flatMap(({ kind, organization_id, payload }) => {
    if (kind !== 'send-mail') return [];
    const { content } = payload as MailPayload;
    return content.of === 'digest' ? [{ organization_id, ...payload }] : [];
  });
}

const DIGEST = {
  to: 'organization',
  content: { of: 'digest', from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T10:00:00.000Z' },
};

it('on the full hour one mail speaks of what merchants wrote in the hour before', async () => {
  await write(later(FULL, -60 * MINUTE));
  await write(later(FULL, -1));
  expect(await sendDigest(database.db, later(FULL, 40))).toBe(1);
  expect(await mails()).toEqual([{ organization_id: organizationId, ...DIGEST }]);
});

it.each<[string, () => Promise<unknown>]>([
  ['nobody wrote', async () => undefined],
  ['all of it was read', () => write(later(FULL, -MINUTE), { readAt: FULL })],
  ['it came earlier', () => write(later(FULL, -61 * MINUTE))],
  ['it came after the hour', () => write(FULL)],
  ['only first words came: the job had its own mail', () => write(later(FULL, -MINUTE), { firstWords: true })],
])('none when %s', async (_, arrange) => {
  await arrange();
  expect(await sendDigest(database.db, later(FULL, 40))).toBe(0);
  expect(await mails()).toEqual([]);
});

it.each([{ digest: false }, { notification_email: null }])('none where it is not wanted: %j', async (set) => {
  await prefer(set);
  await write(later(FULL, -MINUTE));
  expect(await sendDigest(database.db, FULL)).toBe(0);
});

it('an hour that nobody was there to send is left out', async () => {
  await write(later(FULL, -MINUTE));
  expect(await sendDigest(database.db, later(FULL, 2 * MINUTE))).toBe(0);
  expect(await sendDigest(database.db, later(FULL, 60 * MINUTE))).toBe(0);
  expect(await mails()).toEqual([]);
});

it('copies that tick at once send it once, and each organization has its own', async () => {
  const theirs = await arrangeOrganization(database.db, 'T2');
  const other = await arrangeJob(database.db, theirs, { id: '2' });
  await prefer({ notification_email: 'them@example.org' }, theirs);
  await write(later(FULL, -MINUTE));
  await write(later(FULL, -MINUTE), {}, other);
  const copy = openDatabase({ url: database.url, log: quietLog });
  const sent = await Promise.all([database.db, copy.db, database.db, copy.db].map((db) => sendDigest(db, FULL)));
  await copy.close();
  expect(sent.reduce((sum, count) => sum + count)).toBe(2);
  expect(await mails()).toHaveLength(2);
});
