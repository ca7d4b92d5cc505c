import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { nodes } from '../blocks/slack-limits.ts';
import { dialogsOf } from '../support/dialogs.ts';
import { cardOf, message, reply, tell } from '../support/inbound.ts';
import { startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';
import { ask, formOf, openForBusiness, startByRequest } from '../support/merchant-pages.ts';
import { propose } from '../support/proposals.ts';
import { TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

let jobline: TestJobline;
let requestPage: string;
const logged: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  jobline = await startTestJobline({ app: { log } });
  requestPage = await openForBusiness(jobline);
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx.updateTable('organizations').set({ notification_email: 'office@northlight.example' }).execute(),
  );
});

afterAll(async () => {
  await jobline.close();
});

/** One of each sign that does something in Slack, in a mail or in a browser. */
test('whatever a merchant can say anywhere has no power in anything that Slack is told, nor in a mail', async () => {
  const { slack, mailbox } = jobline.sandbox;
  const alice = dialogsOf(jobline);
  const evil =
    '*Eve* <!channel> <@U0EVIL> <https://evil.example|your bank> :wave: \u202egnp\u2066 <script>x</script>\r\nBcc: x@evil.example\n> quote';
  const line = evil.replace(/[\r\n]+/g, ' ');
  const merchant = { id: 'm-power', name: line, email: 'eve@evil.example' };
  const store = { name: line, url: 'https://bank.example@evil.example/<!channel>' };
  const calls = slack.calls.length;
  const mails = mailbox.mails.length;

  const thread = await startThread(jobline);
  const about = { merchant: { ...merchant, id: 'm-power-2' }, job: { id: thread.jobId } };
  await thread.merchant('message.created', { ...about, message: message('power-1', evil) });
  await jobline.settled();
  const offer = await propose(jobline, alice, thread);
  await thread.merchant('proposal.declined', { proposal: offer, feedback: evil });
  await jobline.settled();
  const again = await propose(jobline, alice, thread);
  await thread.merchant('proposal.accepted', { proposal: again, store });
  const job = { id: thread.jobId };
  const invoice = { id: 'i-power', number: line, amount: '10.00', currency: 'EUR', url: store.url };
  await tell(jobline, 'invoice.created', { job, invoice });
  await tell(jobline, 'invoice.paid', { job, invoice });
  await tell(jobline, 'store_access.approved', { job, url: store.url });
  await tell(jobline, 'review.created', { job, review: { id: 'r-power', rating: 1, body: evil } });
  await tell(jobline, 'lead.created', { lead: { id: 'l-power', source: 'profile', details: evil }, merchant });
  await tell(jobline, 'conversation.created', {
    conversation: { id: 'c-power' },
    merchant,
    store,
    message: message('power-2', evil),
  });
  await slack.command({ user: 'U0ALICE', text: 'list conversations' });
  await slack.command({ user: 'U0ALICE', text: `assign J-1 <@U0BEN>` });
  for (const action of ['job_proposals', 'job_history', 'job_reply', 'job_note', 'job_block']) {
    await alice.open(thread, 'job_more', 'more');
    await alice.press(action);
    await jobline.settled();
    await alice.closeAll();
  }
  await tell(jobline, 'job.closed', { job, reason: evil });
  for (const filter of ['home_all', 'home_conversations', 'home_leads']) {
    slack.openHome('U0ALICE');
    await jobline.settled();
    await slack.clickIn({ user: 'U0ALICE', actionId: filter, in: 'home' });
    await jobline.settled();
  }
  await tell(jobline, 'merchant.blocked_us', { conversation: { id: 'c-power' } });

  const said = slack.calls.slice(calls).filter(({ args }) => /Eve|evil/.test(JSON.stringify(args)));
  expect([...new Set(said.map(({ method }) => method))].sort()).toEqual(
    expect.arrayContaining(['chat.postMessage', 'views.publish']),
  );
  expect(said.length).toBeGreaterThan(12);
  expect(said.flatMap(({ method, args }) => powersIn(method, args))).toEqual([]);

  const sent = mailbox.mails.slice(mails).filter(({ html }) => /Eve|evil/.test(html));
  expect(sent.length).toBeGreaterThan(1);
  for (const mail of sent) {
    expect(mail.subject + mail.from).not.toMatch(/[\r\n\u202a-\u202e]/);
    expect(mail.headers).not.toHaveProperty('bcc');
    expect(mail.to.join()).not.toContain('evil.example');
    expect(mail.html).not.toMatch(/<script|href="[^"]*evil|\u202e/);
  }
});

/** Every place in a call where words of the merchant would do something; our own links to threads may bear them. */
function powersIn(method: string, args: object): string[] {
  const parsed: unknown = Object.values(args).map((one) =>
    typeof one === 'string' && /^[[{]/.test(one) ? JSON.parse(one) : one,
  );
  const all = nodes(parsed);
  const shown = all.flatMap(({ type, text }) => (type === 'mrkdwn' ? [String(text)] : []));
  const spoken = [...shown, ...('text' in args ? [String(args.text)] : [])].map((words) =>
    words
      .replace(/<!date\^\d+\^[^^|<>]*\|[^<>]*>|<@U0(?:ALICE|BEN)>|<#C0JOBS>/g, '')
      .replace(/<http:\/\/[\d.:]+\/slack\/archives\/C0JOBS\/p\d+(?:\|([^<>]*))?>/g, '$1')
      .replace(/<(https?:\/\/[^|<>]+)\|([^<>]+)>/g, (_, url, label) =>
        url.endsWith(label) ? '' : `<${url} as ${label}`,
      ),
  );
  const disguised = all.filter(({ type, url, text = url }) => type === 'link' && text !== url);
  return [
    ...spoken.filter((words) => /[<>]/.test(words.replace(/^> /gm, ''))),
    ...(/[\u202a-\u202e\u2066]/.test(JSON.stringify(parsed)) ? ['reorders'] : []),
    ...all.flatMap(({ type }) => (/^(?:user|usergroup|broadcast|channel)$/.test(String(type)) ? [String(type)] : [])),
    ...disguised.map((link) => JSON.stringify(link)),
  ].map((what) => `${method}: ${what}`);
}

test('nothing internal stands on a page, in a mail, in an event or in the log, and no words in the log at all', async () => {
  const { slack, mailbox, marketplace } = jobline.sandbox;
  const email = 'ida@shop.example';
  const page = await startByRequest(jobline, requestPage, { email, store_name: 'Inside', name: 'Ida Said-Name' });
  const card = cardOf(jobline, 'Inside');
  const name = /J-\d+/.exec(card.text)?.[0] ?? '';
  for (const typed of [`tag ${name} inside-tag`, `note ${name} inside-note`, `assign ${name} <@U0CHIARA>`]) {
    expect(JSON.stringify(await slack.command({ user: 'U0ALICE', text: typed }))).toContain(name);
  }
  const inThread = { user: 'U0ALICE', channel: 'C0JOBS', threadTs: card.ts };
  slack.post({ ...inThread, text: '// inside-aside', files: [{ name: 'inside-prices.pdf' }] });
  slack.post({ ...inThread, text: 'noet: inside-held', files: [{ name: 'inside-plan.pdf' }] });
  await reply(jobline, 'Inside', 'Hello said-reply');
  const { html } = await ask(jobline, page);
  await ask(jobline, `${page}/write`, { form: formOf(html, '/write', { body: 'Yes said-merchant' }) });
  await jobline.settled();
  await slack.command({ user: 'U0ALICE', text: `decline ${name}` });
  await slack.submit({ user: 'U0ALICE', values: { reason: 'budget' } });
  await jobline.settled();

  const pages = [`${page}?show=all`, '/experts', requestPage].map(async (path) => (await ask(jobline, path)).html);
  const mails = mailbox.mails.filter(({ to }) => to.includes(email));
  const outside = [...(await Promise.all(pages)), JSON.stringify(mails), JSON.stringify(marketplace.received)];
  for (const said of outside.slice(0, 1).concat(outside.slice(3))) expect(said).toContain('said-reply');
  for (const said of outside) expect(said).not.toMatch(/inside-|Chiara/i);
  expect(outside[0]).not.toMatch(/budget/i);

  const log = logged.join('\n');
  expect(log).toContain('slack workspace connected');
  const tokens = [page.slice(3), ...Object.values(TEST_SANDBOX_SECRETS.slack), email];
  for (const secret of tokens) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/inside-|said-|Eve\b/i);
});

test('a merchant’s page takes nothing that names another conversation', async () => {
  const [mine, other] = [
    await startByRequest(jobline, requestPage, { email: 'mine@shop.example', store_name: 'Mine' }),
    await startByRequest(jobline, requestPage, { email: 'other@shop.example', store_name: 'Other' }),
  ];
  const foreign = formOf((await ask(jobline, other)).html, '/end');
  const form = formOf((await ask(jobline, mine)).html, '/end', { how: 'close', job: foreign.get('job') ?? '' });
  expect((await ask(jobline, `${mine}/end`, { form })).status).toBe(409);
  foreign.set('how', 'close');
  expect((await ask(jobline, `${mine}/end`, { form: foreign })).status).toBe(403);
  await jobline.settled();
  expect(cardOf(jobline, 'Other').text).toContain('New');
});
