import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { CHANNEL, cardOf, reply, underCard } from '../../support/inbound.ts';
import { appOptions, startTestJobline, type TestJobline } from '../../support/jobline.ts';
import { ask, formOf, openForBusiness, startByRequest } from '../../support/merchant-pages.ts';

let jobline: TestJobline;
let alice: Dialogs;
let requestPage: string;

beforeAll(async () => {
  jobline = await startTestJobline();
  alice = dialogsOf(jobline);
  requestPage = await openForBusiness(jobline);
});

afterAll(() => jobline.close());

async function send(page: string, act: string, fields: Record<string, string>) {
  const { html } = await ask(jobline, page);
  const sent = await ask(jobline, `${page}/${act}`, { form: formOf(html, `/${act}`, fields) });
  await jobline.settled();
  return sent;
}

/** Alice chooses something under More of the card that says this, and sends its dialog. */
async function more(words: string, verb: string, says: RegExp, values: Record<string, string | string[]> = {}) {
  await alice.closeAll();
  const { ts } = cardOf(jobline, words);
  await jobline.sandbox.slack.click({ user: 'U0ALICE', channel: CHANNEL, ts, actionId: 'job_more' });
  await eventually(() => expect(alice.buttons()).toContain(verb));
  await alice.press(verb);
  await alice.says(says);
  if (verb !== 'job_complete') await alice.submit(values);
  await jobline.settled();
}

function lastMailTo(address: string): string {
  return jobline.sandbox.mailbox.mails.findLast(({ to }) => to.includes(address))?.text ?? '';
}

test('a proposal for a new store, without a job, is reviewed on the page: once it was taken and the review asked for, once', async () => {
  const page = await startByRequest(jobline, requestPage, { name: 'Nela', email: 'nela@tea.example' });
  await send(page, 'end', { how: 'close', reason: 'Sold the shop.' });
  await send(page, 'write', { body: 'Now we think of another one.' });
  const OWN = 'C-1 ';
  await more(OWN, 'job_proposal', /Proposed work/, {
    service: 'store-setup',
    work: 'A shop for tea.',
    price: '900',
    currency: 'EUR',
    estimated_days: '9',
  });

  const offered = (await ask(jobline, page)).html;
  const proposal = /data-proposal="([^"]+)"/.exec(offered)?.[1] ?? '';
  const forged = formOf(offered, '/write', { proposal, rating: '1' });
  expect((await ask(jobline, `${page}/review`, { form: forged })).status).toBe(409);
  await send(page, 'accept', { store: 'new' });
  expect((await ask(jobline, page)).html).not.toContain(`action="${page}/review"`);

  await more(OWN, 'job_review', /how you worked with them on the proposal/);
  expect(lastMailTo('nela@tea.example')).toContain('how it went');
  const windows = [await ask(jobline, page), await ask(jobline, page)];
  const forms = windows.map(({ html }, n) => formOf(html, '/review', { rating: String(n + 4), words: 'Clear.' }));
  for (const rating of ['0', '6', '4.5']) {
    const form = formOf((await ask(jobline, page)).html, '/review', { rating });
    expect((await ask(jobline, `${page}/review`, { form })).status).toBe(422);
  }
  await Promise.all(forms.map((form) => ask(jobline, `${page}/review`, { form })));
  await jobline.settled();
  expect(underCard(jobline, OWN).filter((text) => text.includes('Nela reviewed your proposal'))).toHaveLength(1);
  const reviews = await acrossOrganizations(jobline.app.db, (tx) => tx.selectFrom('reviews').selectAll().execute());
  expect(reviews).toMatchObject([{ subject: `proposal:${proposal}`, body: 'Clear.' }]);
  const { html } = await ask(jobline, page);
  expect(html).toContain('Your review');
  expect(html).not.toContain(`action="${page}/review"`);
});

test('access to the store and a review are asked for by mail and on the page; on the page alone where no mail can be sent', async () => {
  const email = 'iva@mugs.example';
  const page = await startByRequest(jobline, requestPage, { name: 'Iva', email, store_name: 'Mugs' });
  await reply(jobline, 'Mugs', 'Gladly.');
  await more('Mugs', 'job_store_access', /understood and agreed/, { agreed: ['agreed'] });
  expect(lastMailTo(email)).toContain('would like to work in your store');
  expect(lastMailTo(email)).toContain(page);
  expect((await send(page, 'access', { answer: 'refuse' })).location).toContain('done=access');
  expect(cardOf(jobline, 'Mugs').text).toContain('Access to the store refused');

  await jobline.app.stop(5_000);
  const { mail: _, ...withoutMail } = appOptions(jobline.sandbox, jobline.database.url);
  const app = await startApp(withoutMail);
  const url = `http://127.0.0.1:${app.port}`;
  jobline.sandbox.setAppUrl(url);
  Object.assign(jobline, { app, url });
  const mails = jobline.sandbox.mailbox.mails.length;
  await more('Mugs', 'job_store_access', /understood and agreed/, { agreed: ['agreed'] });
  expect((await send(page, 'access', { answer: 'approve' })).location).toContain('done=access');
  expect(JSON.stringify(cardOf(jobline, 'Mugs').blocks)).toContain('"url":"https://bluefjord.example"');
  await more('Mugs', 'job_complete', /You can request the review now/);
  await more('Mugs', 'job_review', /will be asked/);
  expect((await send(page, 'review', { rating: '5', words: 'Quick.' })).location).toContain('done=review');
  expect(underCard(jobline, 'Mugs').join('\n')).toMatch(/Iva reviewed your work · ★★★★★ 5 of 5 stars\nQuick\./);
  expect(underCard(jobline, 'Mugs').join('\n')).not.toContain('⚠️');
  expect(jobline.sandbox.mailbox.mails.length).toBe(mails);
});
