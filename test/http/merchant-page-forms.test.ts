import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConversationLink } from '../../src/store/conversation-links.ts';
import { readConversationPage } from '../../src/store/conversation-page.ts';
import { updatePreferences } from '../../src/store/preferences.ts';
import { readInOrganization } from '../../src/store/reading.ts';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { dialogsOf } from '../support/dialogs.ts';
import { CHANNEL, cardOf, reply, underCard } from '../support/inbound.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { ask, confirmationPath, formOf, openForBusiness, REQUEST, startByRequest } from '../support/merchant-pages.ts';
import { OFFER } from '../support/proposals.ts';

let jobline: TestJobline;
let requestPage: string;
let page: string;
const STORE = 'Blue Fjord Candles';

beforeAll(async () => {
  jobline = await startTestJobline();
  requestPage = await openForBusiness(jobline);
  page = await startByRequest(jobline, requestPage);
});

afterAll(() => jobline.close());

/** The form of a page as a browser sends it: hidden and kept fields as they are, and these, and files. */
function filled(
  html: string,
  action: string,
  fields: Record<string, string>,
  files: [string, string][] = [],
): FormData {
  const form = new FormData();
  for (const [name, value] of formOf(html, action, fields)) form.append(name, value);
  for (const [, name = '', value = ''] of html.matchAll(/type="checkbox" name="(kept_\d)" value="([^"]*)"/g))
    form.append(name, value);
  for (const [name, content] of files) form.append('files', new Blob([content], { type: 'text/plain' }), name);
  return form;
}

function mailsTo(address: string) {
  return jobline.sandbox.mailbox.mails.filter(({ to }) => to.includes(address));
}

async function thread(): Promise<string> {
  await jobline.settled();
  return underCard(jobline, STORE).join('\n');
}

describe('a form that was drawn once', () => {
  it('is another message when its reader goes back and writes something else in it', async () => {
    const { html } = await ask(jobline, page);
    for (const body of ['First words.', 'Other words.', 'Other words.'])
      expect((await ask(jobline, `${page}/write`, { form: formOf(html, '/write', { body }) })).status).toBe(303);
    expect((await thread()).match(/First words\./g)).toHaveLength(1);
    expect((await thread()).match(/Other words\./g)).toHaveLength(1);
  });

  it('is another request when its sender goes back and mends their address', async () => {
    const { html } = await ask(jobline, requestPage);
    for (const email of ['ina@typo.example', 'ina@shop.example'])
      await ask(jobline, requestPage, { form: formOf(html, requestPage, { ...REQUEST, email }) });
    await jobline.settled();
    expect(mailsTo('ina@shop.example')).toHaveLength(1);
  });
});

describe('a form that has to be filled in differently', () => {
  it('names what is wrong with the way to its field, and keeps words and files', async () => {
    const { html } = await ask(jobline, requestPage);
    const files: [string, string][] = [['brief.txt', 'The brief.']];
    const wrong = await ask(jobline, requestPage, {
      form: filled(html, requestPage, { ...REQUEST, email: 'jana', name: '' }, files),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/<title>Not sent: /);
    expect(wrong.html).toMatch(/role="alert"[^>]*autofocus[\s\S]*href="#f-name"[\s\S]*href="#f-email"/);
    expect(wrong.html).toContain('brief.txt');
    expect(wrong.html).toContain('value="Blue Fjord Candles"');

    const right = filled(wrong.html, requestPage, { ...REQUEST, email: 'files@shop.example', store_name: 'Kept' });
    expect((await ask(jobline, requestPage, { form: right })).status).toBe(303);
    await jobline.settled();
    const asked = await ask(jobline, confirmationPath(jobline));
    expect(asked.html).toMatch(/brief\.txt[\s\S]*10 bytes/);
    const begun = await ask(jobline, confirmationPath(jobline), { form: new URLSearchParams() });
    await jobline.settled();
    expect((await ask(jobline, begun.location)).html).toMatch(/📎 brief\.txt/);
  });

  it('keeps a message that is too long, with its files, and one with too many or too large files', async () => {
    const { html } = await ask(jobline, page);
    const long = `${'x'.repeat(300_000)} the end`;
    const tooLong = await ask(jobline, `${page}/write`, {
      form: filled(html, '/write', { body: long }, [['a.txt', 'a']]),
    });
    expect(tooLong.status).toBe(422);
    expect(tooLong.html).toContain(`${long}</textarea>`);
    expect(tooLong.html).toContain('This is too long');

    const many = Array.from({ length: 10 }, (_, n): [string, string] => [`${n}.txt`, 'x']);
    const tooMany = await ask(jobline, `${page}/write`, {
      form: filled(tooLong.html, '/write', { body: 'Short.' }, many),
    });
    expect(tooMany.status).toBe(413);
    expect(tooMany.html).toMatch(/Up to 10 files go at once[\s\S]*a\.txt/);
    const large: [string, string] = ['large.txt', 'x'.repeat(26 * 1024 * 1024)];
    const tooLarge = await ask(jobline, `${page}/write`, {
      form: filled(html, '/write', { body: 'Kept words.' }, [large]),
    });
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.html).toContain('Kept words.</textarea>');

    const sent = await ask(jobline, `${page}/write`, { form: filled(tooMany.html, '/write', { body: 'Short.' }) });
    expect(sent.status).toBe(303);
    expect(await thread()).toContain('Short.');
    expect((await ask(jobline, page)).html).toMatch(/Short\.[\s\S]*📎 a\.txt/);
  });

  it('says that a file is gone rather than leave it out', async () => {
    const { html } = await ask(jobline, page);
    const form = filled(html, '/write', { body: 'With a file.', kept_0: '00000000-0000-4000-8000-000000000000' });
    const gone = await ask(jobline, `${page}/write`, { form });
    expect([gone.status, gone.html]).toEqual([422, expect.stringContaining('A file is no longer here')]);
    expect(await thread()).not.toContain('With a file.');
  });

  it('comes back with its words when its writer looks for answers first', async () => {
    const { html } = await ask(jobline, page);
    const left = `${page}/look`;
    expect((await ask(jobline, left)).location).toBe(page);
    const look = await ask(jobline, left, {
      form: filled(html, '/write', { body: 'Half a' }, [['b.txt', 'b']]),
    });
    expect(look.status).toBe(200);
    expect(look.html).toContain('Half a</textarea>');
    expect(look.html).toMatch(/type="checkbox" name="kept_0"[^>]*checked/);
    expect(await thread()).not.toContain('Half a');
  });
});

describe('an answer to a proposal', () => {
  it('keeps the choice of the store that lacks something, and words that come too late', async () => {
    const alice = dialogsOf(jobline);
    const card = { user: 'U0ALICE', channel: CHANNEL, ts: cardOf(jobline, STORE).ts };
    await jobline.sandbox.slack.click({ ...card, actionId: 'job_more' });
    await alice.says('Proposal');
    await alice.press('job_proposal');
    await alice.says('Proposed work');
    await alice.submit(OFFER);
    await jobline.settled();
    await alice.closeAll();

    const { html } = await ask(jobline, page);
    const other = { store: 'other', store_name: 'Second Candles', store_url: 'no address' };
    const wrong = await ask(jobline, `${page}/accept`, { form: formOf(html, '/accept', other) });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/value="Second Candles"[\s\S]*This is not a web address[\s\S]*value="no address"/);
    expect(wrong.html).toMatch(/<details open>[\s\S]{0,80}Name and address of the other store/);

    const twice = formOf(html, '/accept', { store: '0' });
    expect((await ask(jobline, `${page}/accept`, { form: twice })).location).toBe(`${page}?done=accept#said`);
    expect((await ask(jobline, `${page}/accept`, { form: twice })).location).toBe(page);
    await jobline.settled();
    const feedback = 'Could it be less?';
    const late = await ask(jobline, `${page}/decline`, { form: formOf(html, '/decline', { feedback }) });
    expect(late.status).toBe(409);
    expect(late.html).toMatch(/That was no longer possible[\s\S]*Could it be less\?<\/textarea>/);
  });
});

describe('the talk', () => {
  it('says what was just done, and no longer once that is a while ago', async () => {
    const at = Math.floor(Date.now() / 1000);
    expect((await ask(jobline, `${page}?done=pending&at=${at}`)).html).toContain('It is on its way');
    expect((await ask(jobline, `${page}?done=pending&at=${at - 100}`)).html).not.toContain('It is on its way');
  });

  it('shows the newest of both sides, and none between them is missing', async () => {
    for (const text of ['One of ours.', 'Two of ours.', 'Three of ours.']) await reply(jobline, STORE, text);
    const link = await findConversationLink(jobline.app.db, page.slice(3));
    const shown = await readInOrganization(jobline.app.db, 1, (reader) =>
      readConversationPage(reader, link?.conversationId ?? 0, 2),
    );
    expect(shown?.talk.map(({ body }) => body)).toEqual(['Two of ours.', 'Three of ours.']);
    expect(shown?.hasEarlier).toBe(true);
  });
});

describe('a link that opens nothing any more', () => {
  it('has the one that works mailed to its merchant, once an hour, and tells nobody whose it was', async () => {
    const { html } = await ask(jobline, page);
    const renewed = await ask(jobline, `${page}/renew`, { form: formOf(html, '/renew') });
    const dead = await ask(jobline, page);
    expect(dead.html).toContain(`action="${page}/mail"`);
    const before = mailsTo('jana@bluefjord.example').length;
    const unknown = `/c/${'A'.repeat(43)}`;
    const answers = [];
    for (const path of [page, page, unknown])
      answers.push((await ask(jobline, `${path}/mail`, { form: new URLSearchParams() })).html);
    await jobline.settled();
    expect(new Set(answers).size).toBe(1);
    const mails = mailsTo('jana@bluefjord.example').slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual(['Your link to North Studio']);
    page = renewed.location.replace(/\?.*/, '');
    expect(mails[0]?.text).toContain(`${jobline.url}${page}`);
  });

  it('has a new one made when its time is over', async () => {
    await acrossOrganizations(jobline.app.db, (tx) =>
      tx.updateTable('conversation_links').set({ expires_at: new Date() }).where('token', '=', page.slice(3)).execute(),
    );
    expect((await ask(jobline, page)).status).toBe(404);
    await ask(jobline, `${page}/mail`, { form: new URLSearchParams() });
    await jobline.settled();
    const link = /\/c\/[\w-]{43}/.exec(mailsTo('jana@bluefjord.example').at(-1)?.text ?? '')?.[0];
    expect(link).not.toBe(page);
    expect((await ask(jobline, link ?? '')).status).toBe(200);
  });
});

describe('the link of a confirmation', () => {
  it('still leads to the page of who has confirmed while no requests are taken', async () => {
    const begun = await startByRequest(jobline, requestPage, { email: 'away@shop.example', store_name: 'Away' });
    const prefer = (available: boolean) =>
      inOrganization(jobline.app.db, 1, (tx) => updatePreferences(tx, { available }));
    await prefer(false);
    expect((await ask(jobline, confirmationPath(jobline))).location).toBe(begun);
    await prefer(true);
  });
});
