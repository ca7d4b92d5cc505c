import { afterAll, beforeAll, expect, test } from 'vitest';
import { findJobByOutsideId } from '../../src/store/jobs.ts';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { findThreadOfJob } from '../../src/store/threads.ts';
import { expireJobs } from '../../src/use-cases/clocks/expire-jobs.ts';
import { declineJob } from '../../src/use-cases/jobs/decline-job.ts';
import { cards, merchant, message, tell } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { expectKnownEvents } from '../support/known-events.ts';
import { createOfferer, offerService, SETUP } from '../support/offerers.ts';

const HOUR = 3_600_000;

interface Offer {
  organization: string;
  job: { id: string };
  conversation: { id: string };
  rank: number;
  reasons: string[];
}

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

function request(key: string, more: object = {}): Record<string, unknown> {
  const { offer_to, ...asked } = more as { offer_to?: number };
  return {
    request: { id: key, created_at: new Date().toISOString(), service: SETUP, title: `Title ${key}`, ...asked },
    merchant: merchant(key),
    message: message(`words-${key}`, `Words of ${key}`),
    ...(offer_to !== undefined && { offer_to }),
  };
}

/** What the marketplace was told about the request, one entry an event. */
function matched(key: string): Offer[][] {
  return jobline.sandbox.marketplace.received
    .filter(
      ({ type, data }) => type === 'request.matched' && (data as { request?: { id: string } }).request?.id === key,
    )
    .map(({ data }) => (data as object as { offers: Offer[] }).offers);
}

const idOf = (organization: string): number => {
  const id = names.get(organization);
  if (id === undefined) throw new Error(`nobody is called ${organization}`);
  return id;
};

const jobOf = ({ organization, job }: Offer) =>
  inOrganization(jobline.database.db, idOf(organization), (tx) =>
    tx.selectFrom('jobs').selectAll().where('outside_id', '=', job.id).executeTakeFirst(),
  );

async function decline({ organization, job }: Offer): Promise<void> {
  await inOrganization(jobline.database.db, idOf(organization), async (tx) => {
    const found = await findJobByOutsideId(tx, job.id);
    const thread = found && (await findThreadOfJob(tx, found.id));
    if (!thread) throw new Error('the job has no thread');
    const act = { threadId: thread.id, slackUser: 'U1', name: 'Ann', at: new Date(), reason: 'capacity' as const };
    expect(await declineJob(tx, act)).toEqual({ kind: 'done' });
  });
  await jobline.settled();
}

async function expire({ organization, job }: Offer): Promise<void> {
  await inOrganization(jobline.database.db, idOf(organization), (tx) =>
    tx
      .updateTable('jobs')
      .set({ expires_at: new Date(Date.now() - HOUR) })
      .where('outside_id', '=', job.id)
      .execute(),
  );
  await expireJobs(jobline.database.db, { now: new Date(), graceSeconds: 420 });
  await jobline.settled();
}

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

test('whoever blocked the merchant is not asked', async () => {
  await acrossOrganizations(jobline.database.db, async (all) => {
    const organizations = await all.selectFrom('organizations').select('id').execute();
    for (const { id } of organizations.slice(1)) {
      await all
        .insertInto('merchants')
        .values({
          organization_id: id,
          source: 'marketplace',
          outside_id: 'm-blocked',
          name: 'B',
          blocked_at: new Date(),
        })
        .execute();
    }
  });
  await tell(jobline, 'request.created', request('blocked', { offer_to: 20 }));
  expect(matched('blocked').flat()).toHaveLength(1);
});

test('before its first message nothing but the offer tells the marketplace who was asked', () => {
  const about = jobline.sandbox.marketplace.received.map(({ type }) => type);
  expect(new Set(about)).toEqual(new Set(['request.matched', 'job.declined', 'job.expired']));
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
