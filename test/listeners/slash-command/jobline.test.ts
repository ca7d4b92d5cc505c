import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBCOMMANDS } from '../../../src/domain/slash-command.ts';
import { eventually } from '../../support/eventually.ts';
import { type JobThread, startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

/** What somebody is answered who types it. */
async function type(text: string, user = 'U0ALICE'): Promise<string> {
  const result = await jobline.sandbox.slack.command({ user, channel: 'C0JOBS', text });
  if (!result.ok) throw new Error(result.error);
  return result.answer?.text ?? '';
}

/** The dialog that opens for it. */
async function opens(text: string, user = 'U0ALICE') {
  const { slack } = jobline.sandbox;
  if (slack.view(user)) await slack.closeView({ user, all: true });
  expect(await type(text, user)).toBe('');
  return eventually(() => {
    const view = slack.view(user);
    if (!view) throw new Error('no dialog yet');
    return view;
  });
}

async function startJob(job: object = {}): Promise<{ thread: JobThread; name: string }> {
  const thread = await startThread(jobline, job);
  const name = /J-\d+/.exec(thread.card())?.[0] ?? '';
  expect(name).not.toBe('');
  return { thread, name };
}

describe('words that are no command', () => {
  it('lists every subcommand for help, and for nothing', async () => {
    const answer = await type('help');
    for (const name of SUBCOMMANDS) expect(answer).toContain(`/jobline ${name}`);
    expect(await type('')).toBe(answer);
    expect(answer.length).toBeLessThan(3_000);
  });

  it.each([
    '💥',
    'asdf',
    '<@U0BEN>',
    '*_~`',
    '\u202e',
    'x'.repeat(3_000),
    '&lt;!channel&gt;',
    'list everything',
    'tags all',
    'show me',
  ])('answers nonsense with usage: %s', async (text) => {
    const answer = await type(text);
    expect(answer).toContain('/jobline');
    expect(answer).not.toContain('<!channel>');
  });

  it('names what may have been meant', async () => {
    expect(await type('declin J-1')).toContain('Did you mean `/jobline decline J-12`?');
    expect(await type('complete J-1 today')).toContain('Say it like this: `/jobline complete J-12`');
  });

  it('tells a guest that members only may, whatever they ask', async () => {
    for (const text of ['help', 'list all', 'find candles', 'show J-1']) {
      expect(await type(text, 'U0GUEST')).toContain('tylko członkowie');
    }
  });
});

describe('a job that is named', () => {
  it('is said not to exist', async () => {
    for (const verb of ['show', 'me', 'decline', 'complete', 'read', 'history']) {
      expect(await type(`${verb} J-9999`)).toContain('There is no J-9999');
    }
    expect(await type('show C-77')).toContain('There is no C-77');
  });

  it('is shown with its card, whose buttons work', async () => {
    const { name } = await startJob();
    const result = await jobline.sandbox.slack.command({ user: 'U0ALICE', channel: 'C0JOBS', text: `show ${name}` });
    const answer = result.ok ? result.answer : undefined;
    expect(answer?.text).toContain('Store setup for Jana Nováková');
    expect(JSON.stringify(answer?.blocks)).toContain('"job_assign_me"');
    expect(await type(name.toLowerCase())).toBe(answer?.text);
  });

  it('is given to colleagues and taken from them', async () => {
    const { thread, name } = await startJob();
    expect(await type(`assign ${name} @alice @ben`)).toBe(`${name} is assigned to <@U0ALICE>, <@U0BEN>.`);
    await jobline.settled();
    expect(thread.card()).toContain('Assigned: <@U0ALICE> <@U0BEN>');
    expect(await type(`assign ${name} @ben`)).toContain('Nothing to change');
    expect(await type(`unassign ${name} me`)).toBe(`<@U0ALICE> no longer has ${name}.`);
    expect(await type(`assign ${name} @dana`)).toMatch(/Dana|member/);
    await jobline.settled();
    expect(thread.card()).toContain('Assigned: <@U0BEN>');
  });

  it('is taken by whoever types me', async () => {
    const { thread, name } = await startJob();
    expect(await type(`me ${name}`, 'U0BEN')).toBe(`${name} is yours.`);
    await jobline.settled();
    expect(thread.card()).toContain('Assigned: <@U0BEN>');
    expect(await type('list mine', 'U0BEN')).toContain(name);
  });

  it('is tagged and untagged by name', async () => {
    const { thread, name } = await startJob();
    expect(await type(`tag ${name} two *languages*`)).toContain(`${name} is tagged`);
    await jobline.settled();
    expect(thread.card()).toContain('two *languages*');
    expect(await type(`tag ${name} Two *Languages*`)).toContain('Nothing to change');
    expect(await type(`untag ${name} two *languages*`)).toContain(`was taken off ${name}`);
    expect(await type(`untag ${name} nothing like it`)).toContain('does not bear this tag');
  });

  it('is answered, with names instead of ids', async () => {
    const { thread, name } = await startJob();
    expect(await type(`reply ${name} Hello, @ben will help. 3 < 4`)).toContain('Your reply goes to Jana');
    await jobline.settled();
    expect(thread.taken()).toContain('message.sent Hello, Ben will help. 3 < 4');
    expect(thread.card()).toContain('Responded');

    const asked = /Is this for Jana Nováková\? It starts almost like a note[\s\S]*nte: they never pay/;
    expect(await type(`reply ${name} nte: they never pay`)).toMatch(asked);
    await eventually(() => expect(JSON.stringify(jobline.sandbox.slack.view('U0ALICE')?.blocks)).toMatch(asked));
    expect(thread.taken()).toHaveLength(1);
    expect(await jobline.sandbox.slack.submit({ user: 'U0ALICE' })).toMatchObject({ ok: true });
    await jobline.settled();
    expect(thread.taken().at(-1)).toBe('message.sent nte: they never pay');
  });

  it('keeps a note that never leaves, and is found by it', async () => {
    const { thread, name } = await startJob();
    expect(await type(`note ${name} ask @ben about Zwetschgen`)).toContain(`Noted on ${name}`);
    await jobline.settled();
    expect(thread.heard().filter((event) => event.includes('Zwetschgen'))).toEqual([]);
    expect(await type('find zwetchgen')).toContain(name);
  });

  it('is read, set aside, reopened and completed', async () => {
    const { thread, name } = await startJob();
    expect(await type(`inactive ${name}`)).toContain('Not done');
    thread.say('Gladly.');
    await jobline.settled();
    await thread.merchant('message.created', {
      message: { id: `more-${name}`, body: 'When?', sent_at: new Date().toISOString() },
    });
    await jobline.settled();
    expect(await type('list unread')).toContain(name);
    expect(await type(`read ${name}`)).toContain('marked as read');
    expect(await type(`read ${name}`)).toContain('Nothing was unread');
    expect(await type('list unread')).not.toContain(name);
    expect(await type(`inactive ${name}`)).toContain(`${name} is inactive`);
    expect(await type(`reopen ${name}`)).toContain(`${name} is open again`);
    expect(await type(`complete ${name}`)).toContain(`${name} is completed`);
    await jobline.settled();
    expect(thread.card()).toContain('Completed');
  });

  it('opens the dialog where something must be asked', async () => {
    const { name } = await startJob();
    for (const [text, id] of [
      [`decline ${name}`, 'decline'],
      [`block ${name}`, 'block'],
      [`history ${name}`, 'history'],
      [`reply ${name}`, 'reply'],
      [`note ${name}`, 'note'],
      [`tag ${name}`, 'tag'],
      [`assign ${name}`, 'assign'],
      ['tags', 'manage_tags'],
      ['preferences', 'preferences'],
      ['find', 'find'],
    ] as const) {
      expect(await opens(text)).toMatchObject({ callback_id: id });
    }
    expect(await type(`review ${name}`)).toContain('a review is asked for when the work is done');
  });
});

describe('without a job', () => {
  it('a list to choose from opens, and what was said besides is done with the job chosen', async () => {
    const { slack } = jobline.sandbox;
    const { thread, name } = await startJob();
    const view = await opens('assign @ben');
    expect(view).toMatchObject({ callback_id: 'find', title: 'Assign a job' });
    const offered = await slack.suggest({ user: 'U0ALICE', blockId: 'job', query: name });
    expect(offered).toHaveLength(1);
    expect(offered[0]?.text).toContain(name);
    expect((await slack.suggest({ user: 'U0ALICE', blockId: 'job', query: '' })).length).toBeGreaterThan(1);
    await slack.submit({ user: 'U0ALICE', values: { job: offered[0]?.value ?? '' } });
    expect(JSON.stringify(slack.view('U0ALICE')?.blocks)).toContain(`${name} is assigned to <@U0BEN>`);
    await jobline.settled();
    expect(thread.card()).toContain('Assigned: <@U0BEN>');
  });

  it('leads on to the dialog that the command opens', async () => {
    const { slack } = jobline.sandbox;
    const { name } = await startJob();
    await opens('decline');
    const [offered] = await slack.suggest({ user: 'U0ALICE', blockId: 'job', query: name });
    await slack.submit({ user: 'U0ALICE', values: { job: offered?.value ?? '' } });
    expect(slack.view('U0ALICE')).toMatchObject({ callback_id: 'decline', title: `Decline ${name}` });
  });
});

describe('list and find', () => {
  it('say what there is, with a link to each thread', async () => {
    const { thread, name } = await startJob();
    const answer = await type('list waiting');
    expect(answer).toMatch(/^\*\d+ waits? for you\*/);
    expect(answer).toContain(`archives/C0JOBS/p${thread.rootTs.replace('.', '')}|Store setup for Jana Nováková>`);
    expect(answer).toContain(`${name}\n🔵 New · answer by <!date`);
    expect(answer).toMatch(/71 h left|72 h left/);
    expect(await type('list unassigned')).toContain(name);
    expect(await type('list expiring')).toContain(name);
    expect(await type('list all')).toContain(name);
  });

  it('say that there is nothing, and what to do', async () => {
    expect(await type('list mine', 'U0CHIARA')).toContain('Nothing is assigned to you.');
    expect(await type('find xyzzy plugh')).toContain('Nothing found for “xyzzy plugh”.');
  });
});
