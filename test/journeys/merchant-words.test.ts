import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, job, message, tell, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
});

afterAll(async () => {
  await jobline.close();
});

function write(key: string, id: string, body: string, more = {}): Promise<void> {
  return tell(jobline, 'message.created', { conversation: { id: `c-${key}` }, message: message(id, body, more) });
}

let edits = 0;
function edit(key: string, id: string, body: string, more = {}): Promise<void> {
  const edited_at = new Date(Date.now() + edits++).toISOString();
  return tell(jobline, 'message.updated', {
    conversation: { id: `c-${key}` },
    message: { id, body, edited_at, ...more },
  });
}

function withdraw(key: string, id: string): Promise<void> {
  return tell(jobline, 'message.deleted', { conversation: { id: `c-${key}` }, message: { id } });
}

/** The words of numbered lines, as long as wanted: nothing in them is said twice. */
function longWords(characters: number, word = 'line'): string {
  const lines: string[] = [];
  for (let n = 0; lines.join('\n').length < characters; n += 50) {
    lines.push(...Array.from({ length: 50 }, (_, i) => `${word} ${n + i} <&>`));
  }
  return lines.join('\n').slice(0, characters);
}

/** What several posts say together, without who wrote it. */
function together(posts: string[]): string {
  const bodies = posts.map((text) => text.slice(text.indexOf('\n') + 1)).join('');
  return bodies.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

test('an edit changes the post where it stands, marked; a deletion replaces it', async () => {
  await tell(jobline, 'job.created', job('edit'));
  await write('edit', 'edit-1', 'At nine.');
  await write('edit', 'edit-2', 'Bring candles.');
  await edit('edit', 'edit-1', 'At ten.');
  const [, first, second] = underCard(jobline, 'Merchant edit');
  expect(first).toMatch(/wrote.*edited[\s\S]*At ten\./);
  expect(first).not.toContain('At nine.');
  expect(second).toContain('Bring candles.');

  expect(cardOf(jobline, 'Merchant edit').text).toContain('2 unread');
  await withdraw('edit', 'edit-2');
  expect(underCard(jobline, 'Merchant edit').at(-1)).toMatch(/Withdrawn by the merchant\.$/);
  expect(cardOf(jobline, 'Merchant edit').text).toContain('1 unread');
  await edit('edit', 'edit-2', 'Bring more candles.');
  expect(underCard(jobline, 'Merchant edit').at(-1)).toMatch(/Withdrawn by the merchant\.$/);
});

test('40,000 characters arrive whole and in order, and the next message stands behind them', async () => {
  await tell(jobline, 'job.created', job('long'));
  const body = longWords(40_000);
  const conversation = { id: 'c-long' };
  await Promise.all([
    tell(jobline, 'message.created', { conversation, message: message('long-1', body) }),
    tell(jobline, 'message.created', { conversation, message: message('long-2', 'That was all.') }),
  ]);
  const posts = underCard(jobline, 'Merchant long').slice(1);
  const [end] = posts.splice(
    posts.findIndex((text) => text.includes('That was all.')),
    1,
  );
  expect(together(posts)).toBe(body);
  expect(posts.length).toBeGreaterThan(10);
  expect(posts.every((text) => text.length <= 4_000)).toBe(true);
  expect(end).toBeDefined();
});

test('an edit of words in several posts changes all of them, shorter or longer', async () => {
  await tell(jobline, 'job.created', job('parts'));
  await write('parts', 'parts-1', longWords(9_000));
  const before = underCard(jobline, 'Merchant parts').length;
  await edit('parts', 'parts-1', 'Short after all.');
  const shorter = underCard(jobline, 'Merchant parts').slice(1);
  expect(shorter[0]).toContain('Short after all.');
  expect(shorter.slice(1).every((text) => text.includes('No longer part of this message.'))).toBe(true);

  const longer = longWords(20_000, 'word');
  await edit('parts', 'parts-1', longer);
  const posts = underCard(jobline, 'Merchant parts').slice(1);
  expect(posts.length).toBeGreaterThan(before);
  expect(together(posts)).toBe(longer);

  await withdraw('parts', 'parts-1');
  const [first, ...others] = underCard(jobline, 'Merchant parts').slice(1);
  expect(first).toMatch(/Withdrawn by the merchant\.$/);
  expect(others.every((text) => text.includes('No longer part of this message.'))).toBe(true);
});

test('a short message that is edited into a long one is said whole', async () => {
  await tell(jobline, 'job.created', job('grown'));
  await write('grown', 'grown-1', 'Short.');
  await write('grown', 'grown-2', 'Another.');
  const longer = longWords(8_000);
  await edit('grown', 'grown-1', longer);
  const posts = underCard(jobline, 'Merchant grown')
    .slice(1)
    .filter((text) => !text.includes('Another.'));
  expect(together(posts)).toBe(longer);
});

test('an edit that comes while the message is not posted yet is what is posted', async () => {
  await tell(jobline, 'job.created', job('unposted'));
  const { slack } = jobline.sandbox;
  slack.faults.order({ method: 'chat.postMessage', kind: '429', retryAfter: 1 });
  const conversation = { id: 'c-unposted' };
  await jobline.sandbox.marketplace.send('message.created', {
    conversation,
    message: message('unposted-1', 'At nine.'),
  });
  await edit('unposted', 'unposted-1', 'At ten.');
  await expect.poll(() => underCard(jobline, 'Merchant unposted').at(-1)).toMatch(/At ten\./);
  await jobline.settled();
  expect(underCard(jobline, 'Merchant unposted').at(-1)).toContain('edited');
});

test('the first words belong to the request, and an edit of them changes the request and the card', async () => {
  await tell(jobline, 'job.created', job('words', { message: message('words-1', 'We need a shop.') }));
  expect(underCard(jobline, 'Merchant words')).toEqual([expect.stringContaining('We need a shop.')]);
  expect(cardOf(jobline, 'Merchant words').text).toContain('We need a shop.');
  expect(cardOf(jobline, 'Merchant words').text).toContain('New');

  await edit('words', 'words-1', 'We need two shops.');
  expect(underCard(jobline, 'Merchant words')).toEqual([expect.stringMatching(/edited[\s\S]*We need two shops\./)]);
  expect(cardOf(jobline, 'Merchant words').text).toContain('We need two shops.');

  const longer = longWords(12_000);
  await edit('words', 'words-1', longer);
  expect(underCard(jobline, 'Merchant words').join('')).toContain('line 300 ');
  await withdraw('words', 'words-1');
  expect(underCard(jobline, 'Merchant words')[0]).toContain('Withdrawn by the merchant.');
  expect(cardOf(jobline, 'Merchant words').text).not.toContain('We need');
  expect(underCard(jobline, 'Merchant words').join('')).not.toContain('line ');
});

test('a long request is split, never cut', async () => {
  const details = longWords(30_000, 'detail');
  const business = longWords(10_000, 'business');
  await tell(jobline, 'job.created', job('request', { job: { details, business } }));
  const said = underCard(jobline, 'Merchant request').join('');
  for (const [, n] of details.matchAll(/detail (\d+) <&>/g)) expect(said).toContain(`detail ${n} &lt;&amp;&gt;`);
  for (const [, n] of business.matchAll(/business (\d+) <&>/g)) expect(said).toContain(`business ${n} &lt;&amp;&gt;`);
});

test('files are listed by name and size, also where they are all that was sent', async () => {
  await tell(jobline, 'job.created', job('files'));
  const kept = (name: string) => ({ name, mimeType: 'text/plain', bytes: Buffer.alloc(2048, 'x') });
  const file = (name: string) => jobline.sandbox.marketplace.files.keep(kept(name));
  const said = () => underCard(jobline, 'Merchant files').find((text) => text.includes('📎'));
  await write('files', 'files-1', '', { files: [file('brief.pdf'), file('logo.svg')] });
  expect(said()).toMatch(/📎 brief\.pdf[\s\S]*📎 logo\.svg/);
  await edit('files', 'files-1', 'See there.', { files: [file('brief-2.pdf')] });
  expect(said()).toMatch(/See there\.[\s\S]*brief-2\.pdf/);
  expect(said()).not.toContain('logo.svg');
});

test('NUL characters are refused with the field’s name, and nothing is posted', async () => {
  const answer = await jobline.sandbox.marketplace.send(
    'job.created',
    job('nul', { merchant: { id: 'm', name: 'A\0B' } }),
  );
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/data/merchant/name' }] } });
});
