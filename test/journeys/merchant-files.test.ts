import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../src/store/scope.ts';
import { keepUpload } from '../../src/store/uploads.ts';
import { cleanUp } from '../../src/use-cases/clocks/clean-up.ts';
import { eventually } from '../support/eventually.ts';
import { hasten, type JobThread, startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { type Listening, listen } from '../support/listen.ts';

let jobline: TestJobline;
/** A place that no link may lead to; it counts who comes. */
let inside: Listening;
let visits = 0;
let count = 0;

beforeAll(async () => {
  inside = await listen((_req, res) => {
    visits += 1;
    res.end('secret');
  });
  // So long that nothing is shared anew which only comes late.
  jobline = await startTestJobline({ app: { unknownWaitMs: 2_000 } });
});
afterAll(async () => {
  await jobline?.close();
  await inside?.close();
});

function attach(name: string, content = `The content of ${name}.`, mimeType = 'application/pdf') {
  return jobline.sandbox.marketplace.files.keep({ name, mimeType, bytes: Buffer.from(content) });
}

async function write(thread: JobThread, body: string, files: object[]): Promise<string> {
  const id = `file-message-${++count}`;
  await thread.merchant('message.created', { message: { id, body, files, sent_at: new Date().toISOString() } });
  return id;
}

/** What stands in the thread below the request, in its order: words, and files with their content. */
function standing({ rootTs }: JobThread): string[] {
  const { slack } = jobline.sandbox;
  return slack
    .thread('C0JOBS', rootTs)
    .slice(1)
    .flatMap(({ text, files = [] }) => [
      ...(text ? [text.split('\n')[0] ?? ''] : []),
      ...files.map((file) => (file.deleted ? 'deleted' : `${file.name}: ${slack.fileBytes(file.id)?.toString()}`)),
    ]);
}

const newest = (thread: JobThread, times: number): string[] => standing(thread).slice(-times);

/** Files take their time: their places are looked at again and again. */
const stands = (thread: JobThread, times: number, expected: unknown[]) =>
  eventually(() => expect(newest(thread, times)).toEqual(expected));

const says = (thread: JobThread, words: RegExp) => eventually(() => expect(newest(thread, 1)[0]).toMatch(words));

describe('a merchant’s files', () => {
  it('stand right behind their message, in its order, before what was written after it', async () => {
    const thread = await startThread(jobline);
    await write(thread, 'Our brief', [attach('one.pdf'), attach('two.pdf')]);
    await write(thread, 'And more', []);
    await write(thread, '', [attach('alone.pdf')]);
    await stands(thread, 6, [
      expect.stringContaining('Jana Nováková'),
      'one.pdf: The content of one.pdf.',
      'two.pdf: The content of two.pdf.',
      expect.stringContaining('Jana Nováková'),
      expect.stringContaining('Jana Nováková'),
      'alone.pdf: The content of alone.pdf.',
    ]);
  });

  it('of the first words stand behind the request', async () => {
    const { marketplace, slack } = jobline.sandbox;
    await marketplace.send('job.created', {
      job: {
        id: 'with-files',
        kind: 'match',
        created_at: new Date().toISOString(),
        service: { handle: 'seo', name: 'SEO' },
        title: 'A job with a file',
      },
      merchant: { id: 'm-with-files', name: 'Jana' },
      conversation: { id: 'c-with-files' },
      message: {
        id: 'with-files-1',
        body: 'See there',
        files: [attach('first.pdf')],
        sent_at: new Date().toISOString(),
      },
    });
    await eventually(() => {
      const root = slack
        .messages('C0JOBS')
        .find(({ text, thread_ts }) => text.includes('A job with a file') && !thread_ts);
      const [, request, file] = slack.thread('C0JOBS', root?.ts ?? '');
      expect(request?.text).toContain('See there');
      expect(file?.files?.[0]?.name).toBe('first.pdf');
    });
  });

  it('may be twenty at once, and one that fails stops no other', async () => {
    const thread = await startThread(jobline);
    const files = Array.from({ length: 20 }, (_, n) => attach(`file ${n}.pdf`));
    files[7] = { ...attach('missing.pdf'), url: `${jobline.sandbox.url}/marketplace/files/nothing/missing.pdf` };
    await write(thread, 'All of it', files);
    await write(thread, 'That was it', []);
    await stands(thread, 21, [
      ...files.flatMap(({ name }, n) => (n === 7 ? [] : [`${name}: The content of ${name}.`])),
      expect.stringMatching(/^⚠️ The merchant’s file “missing\.pdf” .*Nothing is at its link any more\. Retry/),
      expect.stringContaining('Jana'),
    ]);
  });

  it('that could not be had are fetched again by Retry, once', async () => {
    const thread = await startThread(jobline);
    const { files } = jobline.sandbox.marketplace;
    files.next(1, { do: 'html' });
    await write(thread, 'A login page', [attach('later.pdf')]);
    await says(thread, /^⚠️ The merchant’s file “later\.pdf” .*A web page came instead/);
    await thread.click('delivery_retry');
    await stands(thread, 1, ['later.pdf: The content of later.pdf.']);
    await thread.click('delivery_retry');
    await jobline.settled();
    expect(standing(thread).filter((line) => line.startsWith('later.pdf'))).toHaveLength(1);
  });

  it('whose server stumbles come by themselves', async () => {
    const thread = await startThread(jobline);
    const { slack, marketplace } = jobline.sandbox;
    marketplace.files.next(1, { do: 'answer', status: 503 });
    slack.faults.order({ method: 'upload', kind: 'cut' });
    slack.faults.order({ method: 'files.getUploadURLExternal', kind: '500' });
    await write(thread, 'Try', [attach('stumbles.pdf')]);
    await eventually(async () => {
      await hasten(jobline);
      expect(newest(thread, 1)).toEqual(['stumbles.pdf: The content of stumbles.pdf.']);
    });
  });

  it('stand once, though Slack’s answer to the sharing was lost', async () => {
    const thread = await startThread(jobline);
    const { slack } = jobline.sandbox;
    slack.faults.order({ method: 'files.completeUploadExternal', kind: 'cut_after_accepting' });
    await write(thread, 'Once', [attach('once.pdf')]);
    await stands(thread, 1, ['once.pdf: The content of once.pdf.']);
    await jobline.settled();
    // The next one has no event to prove it, and is looked for.
    slack.faults.order({ method: 'files.completeUploadExternal', kind: 'cut_after_accepting' });
    slack.holdEvents({ own: true });
    await write(thread, 'Again', [attach('looked for.pdf')]);
    await eventually(async () => {
      expect(slack.calls.some(({ method }) => method === 'files.info')).toBe(true);
      await jobline.settled();
      expect(standing(thread).filter((line) => line.startsWith('looked for.pdf'))).toHaveLength(1);
    });
    slack.releaseEvents();
    await jobline.settled();
    expect(standing(thread).filter((line) => line.startsWith('once.pdf'))).toHaveLength(1);
    expect(standing(thread).filter((line) => line.startsWith('looked for.pdf'))).toHaveLength(1);
  });

  it('that Slack shows a while after its answer keep their place, and those it never shows are shared anew', async () => {
    const thread = await startThread(jobline);
    const { slack } = jobline.sandbox;
    slack.faults.order({ method: 'files.completeUploadExternal', kind: 'late', acceptAfterMs: 400 });
    await write(thread, 'Slowly', [attach('late.pdf')]);
    await write(thread, 'Behind it', []);
    const message = expect.stringContaining('Jana');
    await stands(thread, 2, ['late.pdf: The content of late.pdf.', message]);
    slack.faults.order({ method: 'files.completeUploadExternal', kind: 'late' });
    await write(thread, 'Not at all', [attach('lost.pdf')]);
    await write(thread, 'Behind that', []);
    await stands(thread, 3, [message, 'lost.pdf: The content of lost.pdf.', message]);
    expect(standing(thread).filter((line) => line.startsWith('late.pdf'))).toHaveLength(1);
  });

  it('follow an edit and a withdrawal of their message', async () => {
    const thread = await startThread(jobline);
    const kept = attach('kept.pdf');
    const id = await write(thread, 'Two', [kept, attach('wrong.pdf')]);
    await stands(thread, 2, [expect.stringContaining('kept'), expect.stringContaining('wrong')]);
    await jobline.settled();
    const edited_at = new Date(Date.now() + 1_000).toISOString();
    await thread.merchant('message.updated', {
      message: { id, body: 'Two', files: [kept, attach('right.pdf')], edited_at },
    });
    await stands(thread, 3, ['kept.pdf: The content of kept.pdf.', 'deleted', 'right.pdf: The content of right.pdf.']);
    await jobline.settled();
    await thread.merchant('message.deleted', { message: { id } });
    await stands(thread, 3, ['deleted', 'deleted', 'deleted']);
  });

  it('are told to be too large without being fetched', async () => {
    const thread = await startThread(jobline);
    await write(thread, 'A film', [{ ...attach('film.mov'), size: 3_000_000_000 }]);
    await says(thread, /^⚠️ The merchant’s file “film\.mov” .*larger than 25 MB/);
    expect(jobline.sandbox.marketplace.files.asked.get('film.mov')).toBeUndefined();
  });

  it('are never fetched from inside a network: not by a link, not by a redirect', async () => {
    const thread = await startThread(jobline);
    const { files } = jobline.sandbox.marketplace;
    const bad = (url: string) => ({ name: 'inner.pdf', url, mime_type: 'application/pdf', size: 100 });
    files.next(1, { do: 'redirect', location: `${inside.url}/secret` });
    const redirected = attach('redirected.pdf');
    const links = [inside.url, `http://localhost:${inside.port}/`, `http://[::1]:${inside.port}/`].map(bad);
    await write(thread, 'Look', [redirected]);
    await says(thread, /^⚠️ The merchant’s file “redirected\.pdf” .*not public/);
    await write(thread, 'Look there', links);
    await eventually(() => expect(standing(thread).filter((line) => line.includes('not public'))).toHaveLength(4));
    expect(newest(thread, 1)[0]).not.toContain('Retry');
    expect(visits).toBe(0);
  });

  it('that came with their bytes go the same way, and the bytes go when they are no longer needed', async () => {
    const thread = await startThread(jobline);
    const { db } = jobline.database;
    const file = await inOrganization(db, 1, (tx) =>
      keepUpload(tx, { name: 'upload.pdf', mimeType: 'application/pdf', bytes: Buffer.from('by mail') }),
    );
    // As the mail's or the form's use case does: no such address ever comes through the marketplace's door.
    jobline.sandbox.marketplace.files.next(1, { do: 'answer', status: 404 });
    const id = await write(thread, 'By mail', [attach('stands in for it.pdf')]);
    await says(thread, /^⚠️ The merchant’s file “stands in for it\.pdf”/);
    await inOrganization(db, 1, async (tx) => {
      const ours = tx.selectFrom('messages').select('id').where('outside_id', '=', id);
      await tx.updateTable('files').set({ url: file.url, name: file.name }).where('message_id', '=', ours).execute();
    });
    await thread.click('delivery_retry');
    await stands(thread, 1, ['upload.pdf: by mail']);
    await jobline.settled();
    expect((await cleanUp(db)).uploads).toBe(0);
    await inOrganization(db, 1, async (tx) => {
      await sql`update uploads set created_at = now() - interval '8 days'`.execute(tx);
      await sql`update files set shared_at = now() - interval '8 days' where url = ${file.url}`.execute(tx);
    });
    expect((await cleanUp(db)).uploads).toBe(1);
  });
});
