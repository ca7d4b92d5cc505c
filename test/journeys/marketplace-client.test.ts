import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { type Dialogs, dialogsOf } from '../support/dialogs.ts';
import { eventually } from '../support/eventually.ts';
import { fc } from '../support/fuzz.ts';
import { showButtonInHome } from '../support/home-button.ts';
import { job, tell } from '../support/inbound.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { DATA, envelope } from '../support/marketplace-events.ts';
import { offerServices, propose } from '../support/proposals.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

const { secret, outboundSecret } = TEST_SANDBOX_SECRETS.marketplace;

let jobline: TestJobline;
let client: ApiClient;
/** What the app complained about. */
const complaints: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) });
  jobline = await startTestJobline({ firstTime: true, app: { log } });
  client = await createApiClient(jobline.url, secret);
});

afterAll(async () => {
  await jobline.close();
});

async function fates(): Promise<string[]> {
  const rows = await jobline.database.db
    .selectFrom('deliveries')
    .select(['subject', 'state', 'outcome', 'last_error'])
    .where('kind', 'in', ['apply-marketplace-event', 'match-request'])
    .execute();
  return rows.map(({ subject, state, outcome, last_error }) =>
    [subject.split(':')[0], state, JSON.stringify(outcome), last_error ?? ''].join(' '),
  );
}

/** A valid event that names what others name, too. */
const senseless = fc
  .tuple(fc.constantFrom(...Object.keys(DATA)), fc.array(fc.nat(2), { minLength: 10, maxLength: 10 }))
  .map(([type, picks]) => envelope(type, JSON.parse(JSON.stringify(DATA[type], naming(picks)))));

/** Every id becomes one of three of its kind. */
function naming(picks: number[]): (name: string, value: unknown) => unknown {
  return (name, value) => {
    if (typeof value !== 'object' || value === null || !('id' in value)) return value;
    return { ...value, id: `any-${name}-${picks.pop() ?? 0}` };
  };
}

describe('a client that knows nothing but the document', () => {
  test('drives every event in with the examples, and they make a story', async () => {
    for (const example of client.examples()) {
      expect(client.problems(example)).toEqual([]);
      expect(await client.send(JSON.stringify(example)), example.type).toMatchObject({ status: 202 });
    }
    await jobline.settled();
    const told = await fates();
    for (const type of client.inboundTypes) {
      expect(told.find((fate) => fate.startsWith(`${type} `)) ?? `${type} is nowhere`).toContain(' done ');
    }
    const cards = jobline.sandbox.slack.messages('C0JOBS').filter(({ thread_ts }) => thread_ts === undefined);
    expect(cards.map(({ text }) => text).join('\n')).toMatch(/Store setup for Blue Fjord Candles/);
  });

  test('drives every event in with what it makes of the schemas', async () => {
    for (const type of client.inboundTypes) {
      for (const how of ['short', 'full'] as const) {
        const event = client.sample(type, how);
        expect(client.problems(event), type).toEqual([]);
        expect(await client.send(JSON.stringify(event)), JSON.stringify(event)).toMatchObject({ status: 202 });
      }
    }
    await jobline.settled();
    expect((await fates()).filter((fate) => !fate.includes(' done '))).toEqual([]);
  });

  test('drives them in about the same few things, in no order and all at once: each takes effect, waits or is refused', async () => {
    for (const events of fc.sample(fc.array(senseless, { minLength: 12, maxLength: 12 }), 8)) {
      const answers = await Promise.all(events.map((event) => client.send(JSON.stringify(event))));
      expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    }
    await jobline.settled();
    expect((await fates()).filter((fate) => !fate.includes(' done '))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('gets the answers that the document promises', async () => {
    const good = JSON.stringify(client.sample('job.confirmed', 'short'));
    const headers = { 'webhook-id': 'other' };
    expect(await client.send('{')).toMatchObject({ status: 400 });
    expect(await client.send(good, headers)).toMatchObject({ status: 401 });
    expect(await client.send(good, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await client.send(JSON.stringify(' '.repeat(1024 * 1024)))).toMatchObject({ status: 413 });
    expect(await client.send('{"type": "job.forgotten"}')).toMatchObject({ status: 422 });
    expect(await client.send('{"type": "job.confirmed"}')).toMatchObject({
      status: 422,
      answer: { errors: [{ pointer: '/timestamp' }, { pointer: '/data' }] },
    });
  });
});

describe('what members do', () => {
  let thread: JobThread;
  let alice: Dialogs;

  beforeAll(() => {
    alice = dialogsOf(jobline);
  });

  async function next(): Promise<void> {
    await alice.closeAll();
    thread = await startThread(jobline);
  }

  /** A button of More, and what its dialog is sent with. */
  async function throughMore(
    actionId: string,
    says?: RegExp,
    values?: Record<string, string | string[]>,
  ): Promise<void> {
    await alice.closeAll();
    await alice.open(thread, 'job_more', 'more');
    await alice.press(actionId);
    if (says) await alice.says(says);
    if (values) await alice.submit(values);
    await jobline.settled();
  }

  test('with a job: answers, edits, progress, what is asked for', async () => {
    await next();
    await thread.click('job_open');
    const reply = thread.say('*Gladly*, see https://example.com :tada:');
    await jobline.settled();
    thread.edit(reply, 'Gladly');
    await jobline.settled();
    thread.remove(reply);
    await jobline.settled();
    await throughMore('job_inactive');
    await throughMore('job_reopen');
    await throughMore('job_store_access', /understood and agreed/, { agreed: ['agreed'] });
    await throughMore('job_complete');
    await throughMore('job_review', /will be asked/, {});
  });

  test('with proposals', async () => {
    await offerServices(jobline);
    await next();
    const first = await propose(jobline, alice, thread);
    await thread.merchant('proposal.accepted', {
      proposal: first,
      store: { name: 'Blue Fjord Candles', url: 'https://bluefjord.example' },
      job: { id: 'begun-by-a-proposal' },
    });
    await jobline.settled();
    await next();
    await propose(jobline, alice, thread);
    await alice.open(thread, 'job_more', 'more');
    await alice.press('job_proposals');
    await alice.says('Version 1');
    await alice.press('proposal_close');
    await jobline.settled();
  });

  test('at its end, and with their preferences', async () => {
    await next();
    await alice.open(thread, 'job_decline', 'decline');
    await alice.submit({ reason: 'capacity', comment: 'Not before May' });
    await next();
    await throughMore('job_block', /cannot be undone/, { reason: 'spam' });
    await changePreferences();
    const late = new Date(Date.now() - 100 * 3_600_000).toISOString();
    await tell(jobline, 'job.created', job('late', { job: { created_at: late } }));
  });

  test('to Jobline itself: its token is taken back', async () => {
    jobline.sandbox.slack.setTokenRevoked(true);
    await jobline.settled();
  });

  test('all of it has arrived signed, and is as the document says', () => {
    const { received } = jobline.sandbox.marketplace;
    expect([...new Set(received.map(({ type }) => type))].sort()).toEqual(client.outboundTypes.toSorted());
    for (const { type, data, headers } of received) {
      const body = { type, timestamp: data.at, data };
      expect(client.problems(body, type), JSON.stringify(body)).toEqual([]);
      expect(client.isSigned(headers, JSON.stringify(body), outboundSecret), type).toBe(true);
    }
  });

  async function changePreferences(): Promise<void> {
    const { slack } = jobline.sandbox;
    const user = 'U0ALICE';
    await showButtonInHome(jobline, user, 'home_preferences');
    await slack.clickIn({ user, actionId: 'home_preferences', in: 'home' });
    await eventually(() => expect(slack.view(user)?.callback_id).toBe('preferences'));
    const first = slack.view(user)?.id;
    await slack.clickIn({ user, actionId: 'preferences_section', value: 'profile' });
    await eventually(() => expect(slack.view(user)?.id).not.toBe(first));
    expect(await slack.submit({ user, values: { dropshipping: [] } })).toMatchObject({ ok: true });
  }
});
