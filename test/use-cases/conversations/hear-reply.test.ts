import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { hasten, setDeadline, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
  const { slack } = jobline.sandbox;
  slack.addMember({ id: 'U0OUTSIDER', name: 'olga', teamId: 'T0OTHER' });
  slack.join('C0JOBS', 'U0OUTSIDER');
  slack.addMember({ id: 'U0ROBOT', name: 'robot', isBot: true });
  slack.join('C0JOBS', 'U0ROBOT');
});

afterAll(async () => {
  await jobline.close();
});

describe('what is nobody’s word to the merchant', () => {
  test('a guest, a bot and somebody of another company are not relayed, and nothing is noted or told', async () => {
    const thread = await startThread(jobline);
    const ignored = ['U0GUEST', 'U0OUTSIDER', 'U0ROBOT'].map((user) => thread.say('Hello there', { user }));
    await jobline.settled();
    thread.say('From a member');
    await jobline.settled();

    expect(thread.taken()).toEqual(['message.sent From a member']);
    for (const message of ignored) expect(thread.marks(message)).toEqual([]);
    expect(thread.told('U0GUEST')).toEqual({ here: [], directly: [] });
  });

  test('words in the channel, in threads of others and somebody’s joining are not relayed', async () => {
    const { slack, marketplace } = jobline.sandbox;
    const before = marketplace.received.length;
    const talk = slack.post({ user: 'U0ALICE', channel: 'C0JOBS', text: 'Who takes this one?' });
    slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'I do', threadTs: talk.ts });
    slack.addMember({ id: 'U0NEW', name: 'nora' });
    slack.join('C0JOBS', 'U0NEW');
    await jobline.settled();
    expect(marketplace.received.length).toBe(before);
  });

  test('a link’s preview is no edit: the reply leaves once and is not corrected', async () => {
    const thread = await startThread(jobline);
    thread.say('See https://example.com/work for more');
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent See https://example.com/work for more']);
  });
});

describe('notes', () => {
  test('words with any kind of prefix stay inside, are marked, and open the job', async () => {
    const thread = await startThread(jobline);
    const prefixes = ['//', ';;', '\\\\', '🔒', '📝', ':lock:', '*Note:*', '> intern :', 'Wewnętrzne:', 'PRIVÉ:'];
    const notes = prefixes.map((prefix) => thread.say(`${prefix} too cheap`));
    await jobline.settled();
    expect(notes.map(thread.marks)).toEqual(notes.map(() => ['memo']));
    expect(thread.card()).toContain('Opened');
    expect(thread.told().here).toEqual([]);

    thread.say('Hello Jana');
    await jobline.settled();
    expect(thread.taken()).toEqual(['job.opened', 'message.sent Hello Jana']);
  });

  test('a note with a file stays inside, file and all', async () => {
    const thread = await startThread(jobline);
    const note = thread.say('// our prices', { files: [{ name: 'prices.xlsx' }] });
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['memo']);
    expect(thread.told().here).toEqual([]);
    expect(thread.taken()).toEqual(['job.opened']);
  });

  test('what looks like a slip is held: it bears ✋, the card counts it, and its author is asked', async () => {
    const thread = await startThread(jobline);
    const slip = thread.say('nte: he never pays');
    await jobline.settled();
    expect(thread.marks(slip)).toEqual(['raised_hand']);
    expect(thread.told().here).toEqual([
      expect.stringMatching(/^Is this for Jana\?.*\n.*nte: he never pays\nSend · Keep internal$/),
    ]);
    expect(thread.card()).toContain('1 message waits for its author');
    expect(thread.taken()).toEqual([]);
  });

  test('a note in an ended job is kept and changes nothing', async () => {
    const thread = await startThread(jobline);
    await thread.merchant('job.closed');
    await jobline.settled();
    const note = thread.say('// a pity');
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['memo']);
    expect(thread.card()).toContain('Closed');
    expect(thread.heard()).toEqual([]);
  });

  test('a note written when the time is up is kept, but does not open the job', async () => {
    const thread = await startThread(jobline);
    await setDeadline(jobline, thread, new Date());
    const note = thread.say('// too late now');
    await jobline.settled();
    expect(thread.marks(note)).toEqual(['memo']);
    expect(thread.heard()).toEqual([]);
  });
});

describe('what cannot be sent', () => {
  test.each([
    ['job.declined', 'was declined by Jana'],
    ['job.closed', 'was closed by Jana'],
  ])('after %s a reply is refused, and its author told there and directly', async (type, why) => {
    const thread = await startThread(jobline);
    await thread.merchant(type);
    await jobline.settled();
    const late = thread.say('Wait, we can do it');
    await jobline.settled();
    expect(thread.heard()).toEqual([]);
    expect(thread.marks(late)).toEqual(['warning']);
    expect(thread.told().here).toEqual([expect.stringContaining(why)]);
    expect(thread.told().directly.at(-1)).toContain('Wait, we can do it');
  });

  test('a reply written in time but heard after the decline is refused with that reason', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.holdEvents({ user: 'U0ALICE' });
    thread.say('We can start on Monday');
    await thread.merchant('job.declined');
    await jobline.settled();
    slack.releaseEvents();
    await jobline.settled();
    expect(thread.heard()).toEqual([]);
    expect(thread.told().here).toEqual([expect.stringContaining('before your message got here')]);
  });

  test('a reply after the deadline is refused, one written before it counts although it is heard later', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.holdEvents({ user: 'U0ALICE' });
    const inTime = thread.say('Just in time');
    await setDeadline(jobline, thread, new Date(Number(inTime.ts) * 1000 + 1));
    await eventually(() => expect(Date.now()).toBeGreaterThan(Number(inTime.ts) * 1000 + 1));
    thread.say('Too late', { user: 'U0BEN' });
    await jobline.settled();
    expect(thread.told('U0BEN').here).toEqual([expect.stringContaining('the time to answer this job was up')]);
    slack.releaseEvents();
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent Just in time']);
    expect(thread.card()).toContain('Responded');
  });
});

describe('what goes', () => {
  test('words shared with the channel and /me words are somebody’s own', async () => {
    const thread = await startThread(jobline);
    thread.say('Hello Jana', { broadcast: true });
    await jobline.settled();
    thread.say('waves', { subtype: 'me_message' });
    await jobline.settled();
    expect(thread.taken()).toEqual(['message.sent Hello Jana', 'message.sent waves']);
  });

  test('mentions become names, formatting becomes HTML, and no id of Slack leaves', async () => {
    const thread = await startThread(jobline);
    thread.say('Hi, *Ben* is @Ben Okafor, we talk in #general :tada:');
    await jobline.settled();
    const message = thread.last('message.sent')?.message as { body: string; html: string };
    expect(message.body).toBe('Hi, Ben is Ben, we talk in #general 🎉');
    expect(message.html).toContain('<strong>Ben</strong>');
    expect(JSON.stringify(thread.last('message.sent'))).not.toMatch(/U0BEN|U0ALICE|C0GENERAL|C0JOBS|T0SANDBOX/);
  });

  test('the same event three times, twice at once, is one message', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    const message = thread.say('Once only');
    await jobline.settled();
    const attempt = slack.events.find(({ body }) =>
      JSON.stringify(body).includes(`"client_msg_id":"${message.client_msg_id}"`),
    );
    await slack.deliverAgain(attempt?.eventId ?? '', { times: 2, concurrent: true });
    await jobline.settled();
    expect(thread.heard()).toEqual(['message.sent Once only 202']);
  });

  test('words of somebody whom Slack cannot name just now wait, and leave when it can', async () => {
    const { slack } = jobline.sandbox;
    slack.addMember({ id: 'U0LATER', name: 'lara', realName: 'Lara Holm' });
    slack.join('C0JOBS', 'U0LATER');
    const thread = await startThread(jobline);
    slack.faults.order({ method: 'users.info', kind: '429', retryAfter: 1, times: 7 });
    thread.say('Hello from Lara', { user: 'U0LATER' });
    await jobline.settled();
    expect(thread.heard()).toEqual([]);
    for (let look = 1; look <= 7; look++) await hasten(jobline);
    expect(thread.taken()).toEqual(['message.sent Hello from Lara']);
    expect(thread.last('message.sent')).toMatchObject({ message: { author: { name: 'Lara' } } });
  });
});

describe('events that come in the wrong order', () => {
  test('a deletion that comes before its message wins', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.holdEvents({ user: 'U0ALICE' });
    thread.remove(thread.say('Never mind'));
    expect(slack.releaseEvents('reverse')).toBe(2);
    await jobline.settled();
    thread.say('Behind it');
    await jobline.settled();
    expect(thread.heard()).toEqual(['message.sent Behind it 202']);
  });

  test('an edit that comes before its message gives the words that leave', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.holdEvents({ user: 'U0ALICE' });
    const message = thread.say('It costs 100');
    thread.edit(message, 'It costs 200');
    thread.edit(message, 'It costs 300');
    slack.releaseEvents('reverse');
    await jobline.settled();
    expect(thread.heard()).toEqual(['message.sent It costs 300 202']);
  });

  test('a prefix taken off before the note itself is heard sends nothing: it is held, and its author is asked', async () => {
    const { slack } = jobline.sandbox;
    const thread = await startThread(jobline);
    slack.holdEvents({ user: 'U0ALICE' });
    const note = thread.say('// he never pays');
    thread.edit(note, 'he never pays');
    slack.releaseEvents('reverse');
    await jobline.settled();
    expect(thread.taken()).toEqual([]);
    expect(thread.marks(note)).toEqual(['raised_hand']);
    expect(thread.told().here).toEqual([expect.stringContaining('It was a note before you edited it')]);
  });
});
