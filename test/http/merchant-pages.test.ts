import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updatePreferences } from '../../src/store/preferences.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { dialogsOf } from '../support/dialogs.ts';
import { CHANNEL, cardOf, cards, reactions, reply, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { ask, confirmationPath, formOf, openForBusiness, REQUEST, startByRequest } from '../support/merchant-pages.ts';

let jobline: TestJobline;
let requestPage: string;

beforeAll(async () => {
  jobline = await startTestJobline();
  requestPage = await openForBusiness(jobline);
});

afterAll(() => jobline.close());

function prefer(change: Parameters<typeof updatePreferences>[1]): Promise<void> {
  return inOrganization(jobline.app.db, 1, (tx) => updatePreferences(tx, change));
}

async function send(page: string, act: string, fields: Record<string, string>) {
  const { html } = await ask(jobline, page);
  const sent = await ask(jobline, `${page}/${act}`, { form: formOf(html, `/${act}`, fields) });
  await jobline.settled();
  return sent;
}

describe('the page of experts', () => {
  it('lists who can be asked, with services, prices and the way to ask', async () => {
    const { status, html, headers } = await ask(jobline, '/experts');
    expect(status).toBe(200);
    expect(html).toContain('North Studio');
    expect(html).toContain('from €1,500');
    expect(html).toContain(`href="${requestPage}"`);
    expect(html).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';\s?style-src 'sha256-/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('speaks the reader’s language', async () => {
    const { html } = await ask(jobline, '/experts', { headers: { 'accept-language': 'fr, pl;q=0.9, en;q=0.8' } });
    expect(html).toContain('<html lang="pl">');
    expect(html).toContain('Znajdź eksperta');
  });

  it('shows only those who offer the service that was chosen', async () => {
    expect((await ask(jobline, '/experts?service=translation')).html).toContain('North Studio');
    expect((await ask(jobline, '/experts?service=seo')).html).not.toContain('North Studio');
  });

  it.each([
    ['a draft', { published: false }, { published: true }],
    ['hidden', { discoverable: false }, { discoverable: true }],
    ['not available', { available: false }, { available: true }],
    ['away', { awayFrom: '2020-01-01', awayUntil: '2199-01-01' }, { awayFrom: null, awayUntil: null }],
  ])('leaves out who is %s', async (_, change, back) => {
    await prefer(change);
    expect((await ask(jobline, '/experts')).html).not.toContain('North Studio');
    await prefer(back);
  });
});

it('an organization whose workspace took the app out is not listed, and its form takes nothing', async () => {
  const installations = jobline.database.db.updateTable('installations');
  await installations.set({ connection: 'disconnected' }).execute();
  expect((await ask(jobline, '/experts')).html).not.toContain('North Studio');
  expect((await ask(jobline, requestPage)).html).not.toContain('<form');
  await installations.set({ connection: 'connected' }).execute();
});

describe('the request form', () => {
  it.each([
    ['a draft', { published: false }, { published: true }, 404],
    ['not available', { available: false }, { available: true }, 200],
  ])('takes nothing for who is %s, and says so', async (_, change, back, status) => {
    const { html } = await ask(jobline, requestPage);
    await prefer(change);
    const mails = jobline.sandbox.mailbox.mails.length;
    const closed = await ask(jobline, requestPage);
    expect(closed.status).toBe(status);
    expect(closed.html).not.toContain('<form');
    expect((await ask(jobline, requestPage, { form: formOf(html, requestPage, REQUEST) })).status).toBe(status);
    await jobline.settled();
    expect(jobline.sandbox.mailbox.mails.length).toBe(mails);
    await prefer(back);
  });

  it('begins a conversation only once the mailed link was opened and its button pressed', async () => {
    const before = cards(jobline).length;
    const { html } = await ask(jobline, requestPage);
    const form = formOf(html, requestPage, REQUEST);
    const sent = await Promise.all([ask(jobline, requestPage, { form }), ask(jobline, requestPage, { form })]);
    expect(sent.map(({ location }) => location)).toEqual([`${requestPage}/sent`, `${requestPage}/sent`]);
    await jobline.settled();
    expect(jobline.sandbox.mailbox.mails.filter(({ to }) => to.includes('jana@bluefjord.example'))).toHaveLength(1);

    const link = confirmationPath(jobline);
    const asked = await ask(jobline, link);
    expect(asked.html).toContain('hand-poured candles &amp; want');
    await jobline.settled();
    expect(cards(jobline).length).toBe(before);

    const pressed = await Promise.all([1, 2].map(() => ask(jobline, link, { form: new URLSearchParams() })));
    await jobline.settled();
    expect(pressed[0]?.location).toMatch(/^\/c\/[A-Za-z0-9_-]{43}$/);
    expect(pressed[1]?.location).toBe(pressed[0]?.location);
    expect(cards(jobline).length).toBe(before + 1);
    expect(cardOf(jobline, 'Blue Fjord Candles').text).toContain('Jana Nováková');
    const page = await ask(jobline, pressed[0]?.location ?? '');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Your conversation with North Studio');
    expect((await ask(jobline, link)).location).toBe(pressed[0]?.location);
  });

  it('sends no more than three mails an hour to one address', async () => {
    const email = 'somebody@else.example';
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) {
      const { html } = await ask(jobline, requestPage);
      const { status } = await ask(jobline, requestPage, { form: formOf(html, requestPage, { ...REQUEST, email }) });
      statuses.push(status);
    }
    await jobline.settled();
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
    expect(jobline.sandbox.mailbox.mails.filter(({ to }) => to.includes(email))).toHaveLength(3);
  });
});

describe('the page of a conversation', () => {
  let page: string;
  const STORE = 'Second Candles';

  beforeAll(async () => {
    page = await startByRequest(jobline, requestPage, { email: 'two@shop.example', store_name: STORE });
  });

  it('brings what is written to the thread, once, however often the form is sent', async () => {
    const { html } = await ask(jobline, page);
    const form = formOf(html, '/write', { body: 'Is *this* <b>bold</b>?' });
    const sent = await Promise.all([1, 2, 3].map(() => ask(jobline, `${page}/write`, { form })));
    await jobline.settled();
    expect(sent.map(({ location }) => location)).toEqual(Array(3).fill(`${page}?done=write#said`));
    expect(underCard(jobline, STORE).filter((text) => text.includes('bold'))).toHaveLength(1);
    const shown = (await ask(jobline, page)).html;
    expect(shown.match(/Is \*this\* &lt;b>bold&lt;\/b>\?/g)).toHaveLength(1);
  });

  it('shows a member’s reply, and none of what stays inside', async () => {
    const told = await reply(jobline, STORE, 'We would be *glad* to help.');
    await reply(jobline, STORE, '// they look expensive');
    await reply(jobline, STORE, 'note- hold this one');
    expect(reactions(jobline, told)).toContain('white_check_mark');
    const { html } = await ask(jobline, page);
    expect(html).toContain('We would be <strong>glad</strong> to help.');
    expect(html).not.toContain('expensive');
    expect(html).not.toContain('hold this one');
    expect(html).toContain('North Studio has answered you.');
  });

  it('shows words as they were corrected, and of withdrawn ones only that they were there', async () => {
    const { slack } = jobline.sandbox;
    const [first, second] = [await reply(jobline, STORE, 'It costs 1000.'), await reply(jobline, STORE, 'Or not.')];
    slack.edit({ user: 'U0ALICE', channel: CHANNEL, ts: first.ts, text: 'It costs 1200.' });
    slack.remove({ user: 'U0ALICE', channel: CHANNEL, ts: second.ts });
    await jobline.settled();
    const { html } = await ask(jobline, page);
    expect(html).toContain('It costs 1200.');
    expect(html).not.toContain('It costs 1000.');
    expect(html).not.toContain('Or not.');
    expect(html.match(/This message was withdrawn/g)).toHaveLength(1);
  });

  it('asks whether the team may work in the store, and brings the answer', async () => {
    const { slack } = jobline.sandbox;
    const alice = dialogsOf(jobline);
    const card = { user: 'U0ALICE', channel: CHANNEL, ts: cardOf(jobline, STORE).ts };
    expect(await slack.click({ ...card, actionId: 'job_more' })).toMatchObject({ ok: true });
    await alice.press('job_store_access');
    await alice.says('understood and agreed');
    await alice.submit({ agreed: ['agreed'] });
    await jobline.settled();
    await alice.closeAll();
    expect((await ask(jobline, page)).html).toContain('asks whether they may work in your store');
    expect((await send(page, 'access', { answer: 'approve' })).location).toBe(`${page}?done=access#said`);
    expect((await ask(jobline, page)).html).toContain('You agreed that they work in your store.');
    expect(await send(page, 'confirm', {}).catch(({ message }: Error) => message)).toContain('no form for /confirm');
  });

  it('takes files with the words, and names them', async () => {
    const { html } = await ask(jobline, page);
    const form = new FormData();
    for (const [name, value] of formOf(html, '/write', { body: 'The brief.' })) form.append(name, value);
    form.append('files', new Blob(['%PDF-1.7 brief'], { type: 'application/pdf' }), '../../brief.pdf');
    expect((await ask(jobline, `${page}/write`, { form })).location).toBe(`${page}?done=write#said`);
    await jobline.settled();
    expect((await ask(jobline, page)).html).toMatch(/<li>📎 brief\.pdf/);

    form.append('files', new Blob([]), 'empty.txt');
    const empty = await ask(jobline, `${page}/write`, { form });
    expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('One of the files is empty')]);
  });

  it('ends a job when its merchant says so, and offers that no more', async () => {
    const ended = await send(page, 'end', { how: 'close', reason: 'Sold the shop.' });
    expect(ended.location).toBe(`${page}?done=end#said`);
    const { html } = await ask(jobline, page);
    expect(html).toContain('data-status="closed"');
    expect(html).not.toContain(`action="${page}/end"`);
    expect(underCard(jobline, STORE).join('\n')).toContain('Sold the shop.');
  });

  it('keeps a form that says too little, and one that is of no page of ours', async () => {
    expect((await send(page, 'write', { body: ' ' })).status).toBe(422);
    const { html } = await ask(jobline, page);
    const form = formOf(html, '/write', { body: 'Forged.' });
    const away = await ask(jobline, `${page}/write`, { form, headers: { 'sec-fetch-site': 'cross-site' } });
    const other = await ask(jobline, `${page}/write`, { form, headers: { origin: 'https://evil.example' } });
    form.set('nonce', 'x'.repeat(43));
    const made = await ask(jobline, `${page}/write`, { form });
    expect([away, other, made].map(({ status }) => status)).toEqual([403, 403, 403]);
    await jobline.settled();
    expect(underCard(jobline, STORE).join()).not.toContain('Forged');
  });

  it('gives a new link at the merchant’s wish, after which the old one is as good as none', async () => {
    const { html } = await ask(jobline, page);
    const form = formOf(html, '/renew');
    const [first, second] = [
      await ask(jobline, `${page}/renew`, { form }),
      await ask(jobline, `${page}/renew`, { form }),
    ];
    expect(first.location).toMatch(/^\/c\/[\w-]{43}\?done=renew#said$/);
    expect(second.location).toBe(first.location);
    const [old, unknown] = await Promise.all([ask(jobline, page), ask(jobline, `/c/${'A'.repeat(43)}`)]);
    expect(old.status).toBe(404);
    expect(old.html.replace(page, '')).toBe(unknown.html.replace(/\/c\/A+/, ''));
    page = first.location.replace(/\?.*/, '');
    expect((await ask(jobline, page)).status).toBe(200);
  });
});

describe('a merchant who wants no more', () => {
  it('ends the contact, and the page takes nothing from then on', async () => {
    const page = await startByRequest(jobline, requestPage, { email: 'three@shop.example', store_name: 'Third' });
    expect((await send(page, 'stop', {})).location).toBe(`${page}?done=stop#said`);
    const { html } = await ask(jobline, page);
    expect(html).toContain('No more messages are taken');
    expect(html).not.toContain(`action="${page}/write"`);
  });
});
