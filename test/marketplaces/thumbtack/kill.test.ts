import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { FaultPoint } from '../../../src/deliveries/fault-points.ts';
import { homeGate } from '../../../src/domain/gate-keys.ts';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { eventually } from '../../support/eventually.ts';
import { closeGate, openGate, startDyingCopy, startNextCopy, untilSettled } from '../../support/fault-points.ts';
import { cardOf, reactions, underCard } from '../../support/inbound.ts';
import { AT_ONCE } from '../../support/jobline.ts';
import { settingsOf } from '../../support/local-thumbtack.ts';
import { startWithThumbtack, type ThumbtackJobline } from '../../support/thumbtack.ts';

const GATE = homeGate(1, 'thumbtack');
const ENCRYPTION_KEYS = [randomBytes(32)];
const REPLY = { kind: 'relay-reply' };
const NOWHERE = { point: 'committed', what: { kind: 'nothing' } } as const;

let world: ThumbtackJobline;
let count = 0;

beforeAll(async () => {
  world = await startWithThumbtack({ app: { encryptionKeys: ENCRYPTION_KEYS, unknownWaitMs: 1 } });
  await world.connect();
});

afterAll(() => world.close());

beforeEach(() => {
  world.thumbtack.echoes = 'never';
});

/** A lead, and two replies that wait behind their gate for the copy that is to die. */
async function startTrial() {
  const { thumbtack, jobline, tell } = world;
  count += 1;
  const description = `Shop number ${count}.`;
  const lead = thumbtack.ask({ description });
  await tell(lead.webhook);
  await closeGate(jobline, GATE);
  const { ts: threadTs } = cardOf(jobline, description);
  const say = (text: string) => jobline.sandbox.slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text, threadTs });
  const first = say(`First ${count}`);
  await jobline.settled();
  const behind = say(`Behind ${count}`);
  await jobline.settled();
  const ours = () => thumbtack.messages(lead.negotiationID).filter(({ from }) => from === 'Business');
  return {
    words: [`First ${count}`, `Behind ${count}`],
    ours,
    /** What the customer reads of us. */
    said: () => ours().map(({ text }) => text),
    posts: () =>
      thumbtack.calls.flatMap(({ method, negotiationID, answered }) =>
        method === 'POST' && negotiationID === lead.negotiationID ? [answered] : [],
      ),
    marks: () => [first, behind].map((message) => reactions(jobline, message).join()),
    texts: () => underCard(jobline, description),
    async retry() {
      const { slack } = jobline.sandbox;
      const buttons = slack
        .thread('C0JOBS', threadTs)
        .filter(({ blocks }) => JSON.stringify(blocks ?? []).includes('"delivery_retry"'));
      for (const { ts } of buttons) {
        await slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId: 'delivery_retry' });
        await world.settled();
      }
    },
  };
}

function options() {
  const { thumbtack } = world;
  return {
    ...AT_ONCE,
    unknownWaitMs: 1,
    upstreams: { thumbtack: settingsOf(thumbtack) },
    encryptionKeys: ENCRYPTION_KEYS,
  };
}

/** The next copy finds what the dead one left. */
async function goOn(): Promise<void> {
  await startNextCopy(world.jobline, options());
  world.thumbtack.setAppUrl(`http://127.0.0.1:${world.jobline.app.port}`);
}

/** Everything that we have for customers is over. */
async function untilOver(): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from lanes where gate = ${GATE}`.execute(world.jobline.app.db);
  for (const { id } of rows) await untilSettled(world.jobline, id);
  await world.settled();
}

/** Lets a copy go on until Thumbtack holds back an answer to it, and kills it there. */
async function killWhileWaiting(place: 'send' | 'token'): Promise<void> {
  const { thumbtack, jobline } = world;
  thumbtack.faults.next(1, place, { do: 'take and hang' });
  const before = { posts: thumbtack.calls.length, renewed: thumbtack.oauth.counts.renewed };
  const copy = await startDyingCopy(jobline, NOWHERE, options());
  await openGate(jobline, GATE);
  await eventually(() => {
    if (place === 'send') expect(thumbtack.calls.length).toBeGreaterThan(before.posts);
    else expect(thumbtack.oauth.counts.renewed).toBeGreaterThan(before.renewed);
  });
  await copy.kill();
}

/** Every access token is over; a lease that a dead copy held is over too. */
async function expireTokens(): Promise<void> {
  world.thumbtack.oauth.expireAccess();
  await acrossOrganizations(world.jobline.app.db, (tx) =>
    sql`update upstream_connections set access_until = now()`.execute(tx),
  );
}

async function endLease(): Promise<void> {
  await acrossOrganizations(world.jobline.database.db, (tx) =>
    sql`update upstream_connections set leased_until = now()`.execute(tx),
  );
}

it.each<[string, FaultPoint, number]>([
  ['right before the call', 'before call', 1],
  ['with the answer in hand', 'called', 0],
])(
  'a copy that is killed %s loses and doubles nothing',
  async (_, point, after) => {
    const trial = await startTrial();
    const copy = await startDyingCopy(world.jobline, { point, after, what: REPLY }, options());
    await openGate(world.jobline, GATE);
    await copy.killed();
    await goOn();
    await untilOver();
    expect(trial.said()).toEqual(trial.words);
    expect(trial.posts()).toEqual([201, 201]);
    expect(trial.marks()).toEqual(['white_check_mark', 'white_check_mark']);
  },
  120_000,
);

it('a copy that is killed between Thumbtack’s taking a message and its answer: the message is found there', async () => {
  const trial = await startTrial();
  await killWhileWaiting('send');
  expect(trial.said()).toEqual(trial.words.slice(0, 1));
  await goOn();
  await untilOver();
  expect(trial.said()).toEqual(trial.words);
  expect(trial.marks()).toEqual(['white_check_mark', 'white_check_mark']);
}, 120_000);

it('or, where nobody can look, its echo proves it; until then nothing behind it goes', async () => {
  const { thumbtack, jobline } = world;
  const trial = await startTrial();
  await killWhileWaiting('send');
  thumbtack.faults.next(200, 'list', { do: 'answer', status: 503 });
  await goOn();
  await eventually(() => expect(thumbtack.calls.at(-1)).toMatchObject({ method: 'GET', answered: 503 }));
  expect(trial.said()).toEqual(trial.words.slice(0, 1));
  const [arrived] = trial.ours();
  if (!arrived) throw new Error('nothing arrived');
  expect(await thumbtack.post(thumbtack.webhookOf(arrived))).toMatchObject({ status: 202 });
  await untilOver();
  while (thumbtack.faults.take('list'));
  expect(trial.said()).toEqual(trial.words);
  expect(trial.marks()).toEqual(['white_check_mark', 'white_check_mark']);
  expect(trial.texts().join()).not.toContain('on the marketplace itself');
  await jobline.settled();
}, 120_000);

it('a copy that is killed with a fresh token on its way is followed by one that gets another, within the minute', async () => {
  const trial = await startTrial();
  await expireTokens();
  // However long a loaded machine takes to start the next copy.
  world.thumbtack.oauth.graceSeconds = 3_600;
  await killWhileWaiting('token');
  await endLease();
  await goOn();
  await untilOver();
  expect(trial.said()).toEqual(trial.words);
  expect(trial.marks()).toEqual(['white_check_mark', 'white_check_mark']);
}, 120_000);

it('later than that the account is lost: each author is told, and connected anew, Retry sends each once', async () => {
  const { thumbtack } = world;
  const trial = await startTrial();
  await expireTokens();
  thumbtack.oauth.graceSeconds = 0;
  await killWhileWaiting('token');
  await endLease();
  await goOn();
  await untilOver();
  expect(trial.said()).toEqual([]);
  expect(trial.marks()).toEqual(['warning', 'warning']);
  expect(trial.texts().filter((text) => text.includes('has to connect it again'))).toHaveLength(2);
  expect(await world.connect()).toContain('Thumbtack is connected');
  await trial.retry();
  expect(trial.said()).toEqual(trial.words);
  expect(trial.marks()).toEqual(['white_check_mark', 'white_check_mark']);
}, 120_000);
