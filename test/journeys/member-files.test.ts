import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileLinks } from '../../src/merchants/files/links.ts';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
const DAY = 24 * 3_600_000;
let ahead = 0;

beforeAll(async () => {
  jobline = await startTestJobline({ app: { now: () => new Date(Date.now() + ahead) } });
});
afterAll(async () => {
  await jobline?.close();
});

interface SentFile {
  name: string;
  url: string;
  mime_type: string;
  size: number;
}

function sentFiles(thread: JobThread): SentFile[] {
  return (thread.last('message.sent')?.message as { files: SentFile[] } | undefined)?.files ?? [];
}

const offer = { name: 'Angebot für Jana.pdf', mimetype: 'application/pdf', bytes: Buffer.from('%PDF our offer') };

async function reply(
  text = 'Our offer',
  files: object[] = [offer],
): Promise<{ thread: JobThread; file: SentFile; ts: string }> {
  const thread = await startThread(jobline);
  const { ts } = thread.say(text, { files: files as [] });
  await jobline.settled();
  const [file] = sentFiles(thread);
  if (!file) throw new Error('no file was sent');
  return { thread, file, ts };
}

describe('a member’s files', () => {
  it('go to the merchant as links, which stream from Slack', async () => {
    const { thread, file } = await reply();
    expect(thread.taken()).toContain('message.sent Our offer');
    expect(file).toEqual({
      name: offer.name,
      url: expect.stringMatching(new RegExp(`^${jobline.url}/files/[\\w.-]+$`)),
      mime_type: 'application/pdf',
      size: offer.bytes.length,
    });
    const answer = await fetch(file.url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(offer.bytes.length),
      'content-disposition': expect.stringMatching(
        /^attachment; filename=".*"; filename\*=UTF-8''Angebot%20f%C3%BCr%20Jana\.pdf$/,
      ),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(offer.bytes);
    expect((await fetch(file.url, { method: 'POST' })).status).toBe(405);
    const part = await fetch(file.url, { headers: { range: 'bytes=2-4' } });
    expect({ status: part.status, whole: (await part.arrayBuffer()).byteLength }).toEqual({
      status: 200,
      whole: offer.bytes.length,
    });
    const asked = jobline.sandbox.slack.downloads.length;
    expect((await fetch(file.url, { method: 'HEAD' })).status).toBe(200);
    expect(jobline.sandbox.slack.downloads.length).toBeLessThanOrEqual(asked + 1);
  });

  it('may come without a word, and several at once', async () => {
    const { thread, file } = await reply('', [offer, { name: 'b.png' }, { name: 'c.txt' }]);
    expect(sentFiles(thread).map(({ name }) => name)).toEqual([file.name, 'b.png', 'c.txt']);
  });

  it('that stand elsewhere, and of which Slack has only the address, go by that', async () => {
    const thread = await startThread(jobline);
    const plan = { name: 'Plan', mimetype: 'application/vnd.slack-remote', outsideUrl: 'https://docs.example/plan' };
    thread.say('Our plan', { files: [plan] });
    await jobline.settled();
    expect(sentFiles(thread)).toEqual([{ name: 'Plan', url: plan.outsideUrl, mime_type: plan.mimetype, size: 0 }]);
    const odd = thread.say('And this', { files: [{ ...plan, outsideUrl: 'javascript:alert(1)' }] });
    await jobline.settled();
    expect(thread.marks(odd)).toEqual(['warning']);
    expect(sentFiles(thread)).toHaveLength(1);
  });

  it('are not served under another token, nor after seven days', async () => {
    const { file } = await reply();
    for (const wrong of [`${file.url}x`, `${file.url.slice(0, -1)}`, `${jobline.url}/files/abc`]) {
      expect((await fetch(wrong)).status).toBe(404);
    }
    ahead = 7 * DAY + 60_000;
    const late = await fetch(file.url);
    ahead = 0;
    expect(late.status).toBe(410);
    expect(await late.text()).toMatch(/<h1>This link has run out.*Ask for the file again/s);
  });

  it('are not asked of Slack as often as somebody likes', async () => {
    const answers = await Promise.all(Array.from({ length: 121 }, () => fetch(`${jobline.url}/files/often`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(120).fill(404), 429]);
    // A marketplace fetches every file from one address.
    const others = await Promise.all(Array.from({ length: 250 }, (_, n) => fetch(`${jobline.url}/files/other-${n}`)));
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([404]));
  });

  it('answer clearly where Slack gives a login page, another place, an error, or nothing', async () => {
    const { file } = await reply();
    const { faults } = jobline.sandbox.slack;
    for (const fault of [
      { kind: 'html' },
      { kind: 'redirect', location: `${jobline.url}/healthz` },
      { kind: '500' },
    ] as const) {
      faults.order({ method: 'download', ...fault });
      const answer = await fetch(file.url);
      expect(answer.status).toBe(502);
      expect(await answer.text()).toMatch(/<h1>The file cannot be had right now.*Try again in a few minutes/s);
    }
    faults.order({ method: 'download', kind: 'cut' });
    await expect(fetch(file.url).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    faults.order({ method: 'download', kind: 'slow', delayMs: 50 });
    expect(await (await fetch(file.url)).text()).toBe(offer.bytes.toString());
  });

  it('are gone once they were deleted in Slack, or their message was taken back', async () => {
    const first = await reply();
    const { slack } = jobline.sandbox;
    const id = slack.thread('C0JOBS', first.thread.rootTs).flatMap(({ files = [] }) => files)[0]?.id ?? '';
    slack.removeFile({ user: 'U0ALICE', file: id });
    expect((await fetch(first.file.url)).status).toBe(410);
    const second = await reply();
    slack.remove({ user: 'U0ALICE', channel: 'C0JOBS', ts: second.ts });
    await jobline.settled();
    expect(second.thread.taken().at(-1)).toBe('message.withdrawn');
    expect((await fetch(second.file.url)).status).toBe(410);
  });

  it('deleted before the window ends do not leave; with nothing else the reply does not either', async () => {
    const thread = await startThread(jobline);
    const { slack } = jobline.sandbox;
    const both = thread.say('Two of them', { files: [offer, { name: 'secret.pdf' }] });
    const secret = both.files?.[1]?.id ?? '';
    slack.removeFile({ user: 'U0ALICE', file: secret });
    const alone = thread.say('', { files: [{ name: 'alone.pdf' }] });
    slack.removeFile({ user: 'U0ALICE', file: alone.files?.[0]?.id ?? '' });
    await jobline.settled();
    expect(sentFiles(thread).map(({ name }) => name)).toEqual([offer.name]);
    expect(thread.taken().filter((event) => event.startsWith('message.sent'))).toEqual(['message.sent Two of them']);
  });

  it('of a note stay inside; of a held reply they wait for its Send', async () => {
    const thread = await startThread(jobline);
    thread.say('// for us', { files: [{ name: 'prices.xlsx' }] });
    const held = thread.say('noet: our offer', { files: [offer] });
    await jobline.settled();
    expect(thread.taken().filter((event) => event.startsWith('message.'))).toEqual([]);
    expect(thread.marks(held)).toContain('raised_hand');
    await jobline.sandbox.slack.shortcut({
      user: 'U0ALICE',
      channel: 'C0JOBS',
      ts: held.ts,
      callbackId: 'send_to_merchant',
    });
    await jobline.settled();
    expect(sentFiles(thread).map(({ name }) => name)).toEqual([offer.name]);
  });

  it('of a held reply are not handed out, nor any to another organization, however rightly the link is signed', async () => {
    const { thread, file } = await reply();
    const held = thread.say('noet: our offer', { files: [offer] });
    await jobline.settled();
    const { key, ids } = await acrossOrganizations(jobline.database.db, async (tx) => ({
      key: (await tx.selectFrom('file_link_keys').select('key').executeTakeFirstOrThrow()).key,
      ids: await tx.selectFrom('messages').select('id').where('ts', '=', held.ts).execute(),
    }));
    const links = createFileLinks({ key, publicUrl: () => jobline.url, now: () => new Date() });
    const [messageId = ''] = ids.map(({ id }) => id);
    const sent = links.read(file.url.split('/').at(-1) ?? '')?.file;
    if (!sent) throw new Error('the link is not ours');
    const wrong = [
      { organizationId: 1, messageId, slackFile: held.files?.[0]?.id ?? '' },
      { ...sent, organizationId: 2 },
      { ...sent, slackFile: held.files?.[0]?.id ?? '' },
    ];
    for (const one of wrong) expect((await fetch(links.linkTo(one))).status).toBe(410);
    expect((await fetch(links.linkTo(sent))).status).toBe(200);
  });

  it('that Slack does not show us fail visibly', async () => {
    const thread = await startThread(jobline);
    jobline.sandbox.slack.faults.order({ method: 'files.info', kind: 'error', error: 'missing_scope' });
    thread.say('See there', { files: [offer] });
    await jobline.settled();
    expect(thread.texts().at(-1)).toMatch(/^⚠️ .*Slack does not hand the file to Jobline/);
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(sentFiles(thread)).toHaveLength(1);
  });
});
