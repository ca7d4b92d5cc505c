import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { eventually } from '../support/eventually.ts';
import { cards, merchant, tell } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { expectKnownEvents } from '../support/known-events.ts';
import { createOfferer, offerService } from '../support/offerers.ts';
import { declineOffer, expireOffer, matchedTo, type Offer, request } from '../support/offers.ts';

const HOUR = 3_600_000;

let jobline: TestJobline;
let home: number;
const names = new Map<string, number>();

beforeAll(async () => {
  jobline = await startTestJobline();
  const { db } = jobline.database;
  home = await acrossOrganizations(db, async (all) => {
    const { organization_id: id } = await all.selectFrom('installations').selectAll().executeTakeFirstOrThrow();
    return id;
  });
});

afterAll(async () => {
  expectKnownEvents(jobline.sandbox.marketplace.received);
  await jobline.close();
});

const idOf = (organization: string): number => {
  const id = names.get(organization);
  if (id === undefined) throw new Error(`nobody is called ${organization}`);
  return id;
};

const jobOf = ({ organization, job }: Offer) =>
  inOrganization(jobline.database.db, idOf(organization), (tx) =>
    tx.selectFrom('jobs').selectAll().where('outside_id', '=', job.id).executeTakeFirst(),
  );

const matched = (key: string) => matchedTo(jobline, key);
const decline = ({ organization, job }: Offer) => declineOffer(jobline, idOf(organization), job.id);
const expire = ({ organization, job }: Offer) => expireOffer(jobline, idOf(organization), job.id);

test('where nobody fits, the marketplace is told so', async () => {
  await tell(jobline, 'request.created', request('nobody'));
  expect(matched('nobody')).toEqual([[]]);
  expect(cards(jobline)).toEqual([]);
});

test('the one workspace is offered what fits it', async () => {
  const { db } = jobline.database;
  await acrossOrganizations(db, async (all) => {
    await all.updateTable('organizations').set({ published: true, profile_name: 'Northlight' }).execute();
    await offerService(all, home);
  });
  await tell(jobline, 'request.created', { organization: 'acme', ...request('alone') });
  const [offers = []] = matched('alone');
  expect(offers).toMatchObject([
    { organization: 'acme', rank: 1, reasons: expect.arrayContaining(['offers this service']) },
  ]);
  expect(cards(jobline).map(({ text }) => text)).toEqual([expect.stringContaining('Title alone')]);
  const thread = jobline.sandbox.slack.thread('C0JOBS', cards(jobline)[0]?.ts ?? '');
  expect(thread.map(({ text }) => text).join('\n')).toContain('Words of alone');
});

test('of several the best three get it, each as a job of its own with 72 hours', async () => {
  const { db } = jobline.database;
  for (const name of ['Alder', 'Birch', 'Cedar', 'Douglas', 'Elm']) await createOfferer(db, { name });
  await createOfferer(db, { name: 'Draft', published: false });
  await createOfferer(db, { name: 'Busy', available: false });
  await createOfferer(db, { name: 'Hidden', discoverable: false });
  await createOfferer(db, { name: 'Gone', away_from: '2020-01-01', away_until: null });
  await createOfferer(db, { name: 'Elsewhere', service: { handle: 'seo', name: 'SEO' } });
  await createOfferer(db, { name: 'Stores', dropshipping: false });
  const all = await acrossOrganizations(db, (across) =>
    across.selectFrom('organizations').select(['id', 'name']).execute(),
  );
  for (const { id } of all) names.set(id === home ? 'acme' : String(id), id);

  await tell(jobline, 'request.created', request('several', { dropshipping: true }));
  const [offers = []] = matched('several');
  expect(offers.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  expect(new Set(offers.flatMap(({ job, conversation }) => [job.id, conversation.id])).size).toBe(6);
  const fitting = all.filter(
    ({ id, name }) => id === home || ['Alder', 'Birch', 'Cedar', 'Douglas', 'Elm'].includes(name),
  );
  for (const offer of offers) {
    expect(fitting.map(({ id }) => id)).toContain(idOf(offer.organization));
    const job = await jobOf(offer);
    expect(job).toMatchObject({ kind: 'match', status: 'new', title: 'Title several' });
    const left = (job?.expires_at?.getTime() ?? 0) - Date.now();
    expect(left / HOUR).toBeGreaterThan(71.9);
    expect(left / HOUR).toBeLessThan(72.01);
  }
});

test('what was declined goes to the next in rank, and so does what expired, each with fresh 72 hours', async () => {
  await tell(jobline, 'request.created', request('handed-on', { offer_to: 2 }));
  const [first = []] = matched('handed-on');
  const [one, two] = first;
  if (!one || !two) throw new Error('not offered to two');
  await decline(one);
  const [, second = []] = matched('handed-on');
  expect(second).toMatchObject([{ rank: 3 }]);
  await expire(two);
  const [, , third = []] = matched('handed-on');
  expect(third).toMatchObject([{ rank: 4 }]);
  const asked = [...first, ...second, ...third];
  expect(new Set(asked.map(({ organization }) => organization)).size).toBe(4);
  for (const offer of [...second, ...third]) {
    const job = await jobOf(offer);
    expect(job?.status).toBe('new');
    expect((job?.expires_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(71 * HOUR);
  }
  expect((await jobOf(one))?.status).toBe('declined');
  expect((await jobOf(two))?.status).toBe('expired');
});

test('once everybody was asked nobody is left, and that is told as well', async () => {
  await tell(jobline, 'request.created', request('through', { offer_to: 20 }));
  const [offers = []] = matched('through');
  expect(offers.length).toBe(7);
  const [one] = offers;
  if (!one) throw new Error('not offered');
  await decline(one);
  expect(matched('through')).toEqual([offers, []]);
});

test('a merchant’s own decline asks nobody else, nor does a decline after the work is done', async () => {
  await tell(jobline, 'request.created', request('served', { offer_to: 3 }));
  const [offers = []] = matched('served');
  const [one, two, three] = offers;
  if (!one || !two || !three) throw new Error('not offered to three');
  await inOrganization(jobline.database.db, idOf(one.organization), (tx) =>
    tx
      .updateTable('jobs')
      .set({ status: 'declined', ended_by: 'merchant' })
      .where('outside_id', '=', one.job.id)
      .execute(),
  );
  await inOrganization(jobline.database.db, idOf(two.organization), (tx) =>
    tx.updateTable('jobs').set({ status: 'completed' }).where('outside_id', '=', two.job.id).execute(),
  );
  await decline(three);
  expect(matched('served')).toEqual([offers]);
});

test('nothing about an offered job arrives before the offer itself, however late that is', async () => {
  const { db } = jobline.database;
  jobline.sandbox.marketplace.faults.next(
    1,
    { do: 'answer', status: 429, retryAfterSeconds: 3_600 },
    'request.matched',
  );
  await tell(jobline, 'request.created', request('late', { offer_to: 3 }));
  const [refused = []] = matched('late');
  for (const offer of refused) await decline(offer);
  const ids = new Set(refused.map(({ job }) => job.id));
  const heard = () =>
    jobline.sandbox.marketplace.received
      .filter(({ type, data }) => {
        const about = data as { request?: { id: string }; job?: { id: string } };
        return (type === 'request.matched' && about.request?.id === 'late') || ids.has(about.job?.id ?? '');
      })
      .map(({ type, answered }) => `${type} ${answered}`);
  expect(heard()).toEqual(['request.matched 429']);

  const now = new Date();
  await db.updateTable('gates').set({ open_at: now, reason: null }).where('reason', 'is not', null).execute();
  await db.updateTable('deliveries').set({ not_before: now }).where('subject', '=', 'request.matched:late').execute();
  await db.updateTable('lanes').set({ due_at: now }).where('key', 'like', 'out:request:%').execute();
  await eventually(() => expect(heard().filter((said) => said === 'job.declined 202')).toHaveLength(3));
  expect(heard().slice(0, 2)).toEqual(['request.matched 429', 'request.matched 202']);
});

test('the same request again changes what describes it for those who have it, and asks nobody else', async () => {
  await tell(jobline, 'request.created', request('again', { offer_to: 2 }));
  await tell(jobline, 'request.created', request('again', { offer_to: 5, title: 'A better title' }));
  const [offers = [], ...more] = matched('again');
  expect(more).toEqual([]);
  expect(offers).toHaveLength(2);
  expect(await Promise.all(offers.map(jobOf))).toMatchObject([
    { title: 'A better title' },
    { title: 'A better title' },
  ]);
  const { db } = jobline.database;
  const all = await acrossOrganizations(db, (across) =>
    across.selectFrom('jobs').select('id').where('title', 'in', ['Title again', 'A better title']).execute(),
  );
  expect(all).toHaveLength(2);
});

test('whoever blocked the merchant is not asked, nor is whom the merchant blocked', async () => {
  await acrossOrganizations(jobline.database.db, async (all) => {
    const organizations = await all.selectFrom('organizations').select('id').execute();
    for (const [n, { id: organization_id }] of organizations.slice(1).entries()) {
      const byUs = n % 2 === 0;
      const outside = { organization_id, source: 'marketplace', outside_id: 'm-blocked', name: 'B' } as const;
      const { id: merchant_id } = await all
        .insertInto('merchants')
        .values({ ...outside, blocked_at: byUs ? new Date() : null })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (byUs) continue;
      const talk = { organization_id, merchant_id, home: 'marketplace', outside_id: 'c-blocked', number: 900 } as const;
      await all
        .insertInto('conversations')
        .values({ ...talk, status: 'blocked' })
        .execute();
    }
  });
  await tell(jobline, 'request.created', request('blocked', { offer_to: 20 }));
  expect(matched('blocked').flat()).toHaveLength(1);
});

test('before its first message nothing but the offer tells the marketplace who was asked', () => {
  const { received } = jobline.sandbox.marketplace;
  const about = received.filter(({ data }) => 'job' in data || 'conversation' in data || 'request' in data);
  expect(new Set(about.map(({ type }) => type))).toEqual(new Set(['request.matched', 'job.declined', 'job.expired']));
});

test('a prospect of a form goes to several organizations by the same rules', async () => {
  await tell(jobline, 'lead.created', {
    lead: { id: 'lead-1', source: 'form', details: 'A shop for candles' },
    merchant: { ...merchant('prospect'), email: 'jana@bluefjord.example' },
  });
  const { db } = jobline.database;
  const leads = await acrossOrganizations(db, (across) => across.selectFrom('leads').selectAll().execute());
  expect(leads).toHaveLength(3);
  expect(leads.every(({ outside_id }) => outside_id === 'lead-1')).toBe(true);
  const unfit = new Set(['Draft', 'Busy', 'Hidden', 'Gone']);
  const got = await acrossOrganizations(db, (across) =>
    across
      .selectFrom('organizations')
      .select('name')
      .where(
        'id',
        'in',
        leads.map(({ organization_id }) => organization_id),
      )
      .execute(),
  );
  expect(got.filter(({ name }) => unfit.has(name))).toEqual([]);
});
