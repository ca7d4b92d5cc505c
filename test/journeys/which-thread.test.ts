import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNEL, cardOf, cards, job, merchant, message, reply, tell, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** The merchant of `key` writes in conversation `c-<key>`, about a job if one is named. */
function write(key: string, id: string, body: string, jobId?: string): Promise<void> {
  const named = jobId === undefined ? {} : { job: { id: jobId } };
  return tell(jobline, 'message.created', { conversation: { id: `c-${key}` }, ...named, message: message(id, body) });
}

function anotherJob(key: string, id: string, service: string): Promise<void> {
  return tell(jobline, 'job.created', job(key, { job: { id, service: { handle: 'other', name: service } } }));
}

test('the first job of a conversation takes over its thread, each further one gets its own', async () => {
  await tell(jobline, 'conversation.created', {
    conversation: { id: 'c-first' },
    merchant: merchant('first'),
    message: message('first-1', 'A question first.'),
  });
  const talk = cardOf(jobline, 'Merchant first');
  expect(talk.text).toMatch(/^Conversation with Merchant first\nC-\d+ · /);

  await anotherJob('first', 'first-job', 'Store setup');
  const taken = cardOf(jobline, 'Merchant first');
  expect(taken.ts).toBe(talk.ts);
  expect(taken.text).toMatch(/^Store setup for Merchant first\nJ-\d+ · Match/);
  expect(underCard(jobline, 'Merchant first')).toEqual([
    expect.stringContaining('A question first.'),
    expect.stringContaining('The request'),
  ]);

  await anotherJob('first', 'second-job', 'Translation');
  expect(cardOf(jobline, 'Translation for Merchant first').ts).not.toBe(talk.ts);
});

test('a message that names no job goes to the thread that was used last by an open job', async () => {
  await anotherJob('last', 'last-1', 'Alpha');
  await anotherJob('last', 'last-2', 'Beta');
  await write('last', 'last-a', 'To the newest.');
  expect(underCard(jobline, 'Beta for Merchant last').at(-1)).toContain('To the newest.');

  await reply(jobline, 'Alpha for Merchant last', 'An answer about Alpha.');
  await write('last', 'last-b', 'To the one you answered.');
  expect(underCard(jobline, 'Alpha for Merchant last').at(-1)).toContain('To the one you answered.');

  await write('last', 'last-c', 'About Beta.', 'last-2');
  await write('last', 'last-d', 'Still about Beta.');
  expect(underCard(jobline, 'Beta for Merchant last').at(-1)).toContain('Still about Beta.');

  await tell(jobline, 'job.closed', { job: { id: 'last-2' } });
  await write('last', 'last-e', 'Back to Alpha.');
  expect(underCard(jobline, 'Alpha for Merchant last').at(-1)).toContain('Back to Alpha.');
});

test('a message for an ended job opens the conversation’s own thread, linked from the old one once', async () => {
  await anotherJob('ended', 'ended-1', 'Gamma');
  await tell(jobline, 'job.declined', { job: { id: 'ended-1' } });
  await write('ended', 'ended-a', 'I changed my mind.', 'ended-1');
  await write('ended', 'ended-b', 'Are you there?', 'ended-1');

  const own = cardOf(jobline, 'Conversation with Merchant ended');
  expect(underCard(jobline, 'Conversation with Merchant ended')).toEqual([
    expect.stringMatching(/goes on from J-\d+/),
    expect.stringContaining('I changed my mind.'),
    expect.stringContaining('Are you there?'),
  ]);
  expect(cardOf(jobline, 'Gamma for Merchant ended').text).toContain('Declined');
  const links = underCard(jobline, 'Gamma for Merchant ended').filter((text) => text.includes('goes on here'));
  expect(links).toEqual([expect.stringContaining(`/archives/${CHANNEL}/p${own.ts.replace('.', '')}`)]);
});

test('the own thread can be answered, although the job has ended', async () => {
  await anotherJob('answered', 'answered-1', 'Delta');
  await tell(jobline, 'job.closed', { job: { id: 'answered-1' } });
  await write('answered', 'answered-a', 'One more thing.', 'answered-1');
  await reply(jobline, 'Conversation with Merchant answered', 'Of course.');
  const sent = jobline.sandbox.marketplace.received.filter(({ type }) => type === 'message.sent').at(-1);
  expect(sent?.data).toMatchObject({ conversation: { id: 'c-answered' }, message: { body: 'Of course.' } });
  expect(sent?.data).not.toHaveProperty('job');
});

test('every ended job says where the talk goes on, also when the own thread stands already', async () => {
  await anotherJob('two', 'two-1', 'Epsilon');
  await tell(jobline, 'job.closed', { job: { id: 'two-1' } });
  await write('two', 'two-a', 'First.', 'two-1');
  await anotherJob('two', 'two-2', 'Zeta');
  await tell(jobline, 'job.closed', { job: { id: 'two-2' } });
  await write('two', 'two-b', 'Second.', 'two-2');
  expect(cards(jobline).filter(({ text }) => text.includes('Conversation with Merchant two'))).toHaveLength(1);
  for (const service of ['Epsilon', 'Zeta']) {
    expect(underCard(jobline, `${service} for Merchant two`).at(-1)).toContain('goes on here');
  }
  expect(underCard(jobline, 'Conversation with Merchant two').at(-1)).toContain('Second.');
});

test('when no job is open, a message that names none opens the own thread, linked from the last job’s', async () => {
  await anotherJob('unnamed', 'unnamed-1', 'Eta');
  await tell(jobline, 'job.declined', { job: { id: 'unnamed-1' } });
  await write('unnamed', 'unnamed-a', 'Anything else?');
  expect(underCard(jobline, 'Conversation with Merchant unnamed').at(-1)).toContain('Anything else?');
  expect(underCard(jobline, 'Eta for Merchant unnamed').at(-1)).toContain('goes on here');
});

test('a new job after an ended one gets its own thread, and the talk goes there', async () => {
  await anotherJob('new', 'new-1', 'Theta');
  await tell(jobline, 'job.declined', { job: { id: 'new-1' } });
  await write('new', 'new-a', 'Not that.', 'new-1');
  await anotherJob('new', 'new-2', 'Iota');
  expect(cards(jobline).filter(({ text }) => text.includes('Merchant new'))).toHaveLength(3);
  await write('new', 'new-b', 'This.');
  expect(underCard(jobline, 'Iota for Merchant new').at(-1)).toContain('This.');
});

test('a completed job keeps its thread for messages that name it', async () => {
  await anotherJob('done', 'done-1', 'Kappa');
  await reply(jobline, 'Kappa for Merchant done', 'Done.');
  await jobline.database.db.transaction().execute(async (tx) => {
    await tx
      .selectNoFrom((eb) => eb.fn('set_config', [eb.val('jobline.scope'), eb.val('all'), eb.val(true)]).as('s'))
      .execute();
    await tx.updateTable('jobs').set({ status: 'completed' }).where('outside_id', '=', 'done-1').execute();
  });
  await write('done', 'done-a', 'It works well.', 'done-1');
  expect(underCard(jobline, 'Kappa for Merchant done').at(-1)).toContain('It works well.');
  expect(cardOf(jobline, 'Kappa for Merchant done').text).toContain('Completed');
});

test('a job without a conversation joins the merchant’s newest, or begins one under its own name', async () => {
  const alone = (id: string, service: string) => {
    const { conversation: _, ...data } = job('alone', { job: { id, service: { handle: 'x', name: service } } });
    return tell(jobline, 'job.created', data);
  };
  await alone('alone-1', 'Lambda');
  await alone('alone-2', 'My');
  const words = message('alone-a', 'About Lambda.');
  await tell(jobline, 'message.created', {
    conversation: { id: 'job:alone-1' },
    job: { id: 'alone-1' },
    message: words,
  });
  expect(underCard(jobline, 'Lambda for Merchant alone').at(-1)).toContain('About Lambda.');
  await reply(jobline, 'My for Merchant alone', 'Yes.');
  expect(jobline.sandbox.marketplace.received.at(-1)?.data).toMatchObject({
    conversation: { id: 'job:alone-1' },
    job: { id: 'alone-2' },
  });
});

test('a colleague of the merchant is named as who wrote', async () => {
  await anotherJob('staff', 'staff-1', 'Ny');
  await tell(jobline, 'message.created', {
    conversation: { id: 'c-staff' },
    merchant: { ...merchant('staff-member', 'Petr from accounting'), kind: 'staff' },
    message: message('staff-a', 'I pay the bills.'),
  });
  expect(underCard(jobline, 'Ny for Merchant staff').at(-1)).toMatch(
    /Petr from accounting wrote[\s\S]*I pay the bills\./,
  );
  expect(cardOf(jobline, 'Ny for').text).toContain('Merchant staff');
});
