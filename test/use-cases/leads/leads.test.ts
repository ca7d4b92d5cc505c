import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations, inOrganization } from '../../../src/store/scope.ts';
import { savePreferences } from '../../../src/use-cases/organizations/save-preferences.ts';
import { type Dialogs, dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { cardOf, job, reactions, reply, tell, underCard } from '../../support/inbound.ts';
import { hasten } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;
let alice: Dialogs;

beforeAll(async () => {
  jobline = await startTestJobline();
  alice = dialogsOf(jobline);
  await acrossOrganizations(jobline.app.db, (tx) =>
    tx
      .updateTable('organizations')
      .set({ notification_email: 'office@northlight.example', profile_url: 'https://northlight.example' })
      .execute(),
  );
});

afterEach(() => alice.closeAll());

afterAll(async () => {
  await jobline.close();
});

function lead(key: string, more: { lead?: object; merchant?: object } = {}) {
  return {
    lead: { id: `lead-${key}`, source: 'profile', details: `Details ${key} <!here>`, ...more.lead },
    merchant: { id: `p-${key}`, name: `Prospect ${key}`, email: `${key}_a@shop.example`, ...more.merchant },
  };
}

/** The one mail about this lead: it waits a moment for the card that it leads to. */
function mailOf(key: string) {
  return eventually(() => {
    const [mail, ...more] = jobline.sandbox.mailbox.mails.filter(({ subject }) => subject.includes(`Prospect ${key}`));
    if (!mail) throw new Error('no mail yet');
    expect(more).toEqual([]);
    return mail;
  });
}

async function home(action: string): Promise<string> {
  const { slack } = jobline.sandbox;
  slack.openHome('U0ALICE');
  await jobline.settled();
  expect(await slack.clickIn({ user: 'U0ALICE', actionId: action, in: 'home' })).toMatchObject({ ok: true });
  await jobline.settled();
  return JSON.stringify(slack.home('U0ALICE')?.blocks ?? []);
}

test('a lead gets a card with a number of its own, all it wrote, and a mail whose answer goes to the prospect', async () => {
  await tell(jobline, 'lead.created', lead('one'));
  const card = cardOf(jobline, 'Prospect one');
  expect(card.text).toMatch(/^Lead: Prospect one\nL-1 · through your profile\nE-mail: one_a@shop\.example/);
  expect(card.text).toContain('Answer by e-mail. What you write in this thread stays among yourselves.');
  expect(card.text).not.toContain('Answer within a few hours');
  expect(underCard(jobline, 'Prospect one')).toEqual(['Details one &lt;!here&gt;']);

  const mail = await mailOf('one');
  expect(mail.to).toEqual(['office@northlight.example']);
  expect(mail.headers['reply-to']).toContain('one_a@shop.example');
  expect(mail.text).toContain('one_a@shop.example');
  expect(mail.text).toContain('https://northlight.example');
  expect(mail.text).toContain('> Details one <!here>');
});

test('a lead of a form says so, with what works well with such leads', async () => {
  await tell(jobline, 'lead.created', lead('form', { lead: { source: 'form' } }));
  const { text } = cardOf(jobline, 'Prospect form');
  expect(text).toContain('through a lead form');
  const mail = await mailOf('form');
  for (const habit of ['within a few hours', 'introduce yourselves', 'do not write again', 'first steps']) {
    expect(text).toContain(habit);
    expect(mail.text).toContain(habit);
  }
});

test('the same lead again makes no second card and no second mail, only says it differently', async () => {
  await tell(jobline, 'lead.created', lead('twice'));
  await tell(jobline, 'lead.created', lead('twice', { lead: { details: 'Changed words' } }));
  expect(underCard(jobline, 'Prospect twice')).toEqual(['Changed words']);
  expect(cardOf(jobline, 'Prospect twice').text).toContain('Changed words');
  await mailOf('twice');
  await tell(jobline, 'lead.created', lead('wordless', { lead: { details: '' } }));
  expect(underCard(jobline, 'Prospect wordless')).toEqual([]);
  for (const details of ['A shop for tea.', 'A shop for tea and mugs.']) {
    await tell(jobline, 'lead.created', lead('wordless', { lead: { details } }));
    expect(underCard(jobline, 'Prospect wordless')).toEqual([details]);
  }
  const nameless = { ...lead('nameless'), merchant: { id: 'p', name: 'No address' } };
  expect(await jobline.sandbox.marketplace.send('lead.created', nameless)).toMatchObject({ status: 422 });
});

/** Alice presses a button of the card that says this. */
async function pressOn(words: string, actionId: string): Promise<void> {
  const { ts } = cardOf(jobline, words);
  expect(await jobline.sandbox.slack.click({ user: 'U0ALICE', channel: 'C0JOBS', ts, actionId })).toMatchObject({
    ok: true,
  });
}

test('words under the card become a note, and their author is told; edits and deletions follow', async () => {
  const { slack } = jobline.sandbox;
  await tell(jobline, 'lead.created', lead('notes'));
  const said = await reply(jobline, 'Prospect notes', 'Shall we call them?');
  const marked = await reply(jobline, 'Prospect notes', '// surely');
  expect(reactions(jobline, said)).toEqual(['memo']);
  expect(reactions(jobline, marked)).toEqual(['memo']);
  const told = slack.ephemerals('U0ALICE').filter(({ text }) => text.includes('a lead cannot be answered from Slack'));
  expect(told).toHaveLength(1);
  expect(jobline.sandbox.marketplace.received.filter(({ type }) => type === 'message.sent')).toEqual([]);

  const point = (callbackId: string) => slack.shortcut({ user: 'U0ALICE', callbackId, channel: 'C0JOBS', ts: said.ts });
  const answered = () => slack.ephemerals('U0ALICE').at(-1)?.text;
  await point('mark_read');
  await eventually(() => expect(answered()).toBe('There is nothing unread here.'));
  await point('send_to_merchant');
  await eventually(() => expect(answered()).toContain('a lead cannot be answered from Slack'));

  const notes = () =>
    acrossOrganizations(jobline.app.db, (tx) =>
      tx
        .selectFrom('notes')
        .select(['body', 'deleted_at'])
        .where('conversation_id', 'is', null)
        .orderBy('id')
        .execute(),
    );
  await pressOn('Prospect notes', 'job_note');
  await alice.says('Shall we call them?');
  expect(alice.title()).toMatch(/^Note on L-\d+$/);
  await alice.submit({ note: 'They called us.' });
  slack.edit({ user: 'U0ALICE', channel: 'C0JOBS', ts: said.ts, text: 'We call them.' });
  slack.remove({ user: 'U0ALICE', channel: 'C0JOBS', ts: marked.ts });
  await jobline.settled();
  expect(await notes()).toEqual([
    { body: 'We call them.', deleted_at: null },
    { body: '', deleted_at: expect.any(Date) },
    { body: 'They called us.', deleted_at: null },
  ]);
  await pressOn('Prospect notes', 'job_note');
  await alice.says('We call them.');
  expect(alice.said()).toContain('They called us.');
  expect(alice.said()).not.toContain('surely');
});

test('a review is asked for from the card, once, and its stars stand there', async () => {
  const { marketplace } = jobline.sandbox;
  await tell(jobline, 'lead.created', lead('review'));
  await pressOn('Prospect review', 'job_review');
  await alice.says(/Prospect review\* will be asked to review how you took care of them/);
  expect(alice.title()).toMatch(/^Review of L-\d+$/);
  await alice.submit();
  await jobline.settled();
  const asked = marketplace.received.filter(({ type, data }) => type === 'review.requested' && 'lead' in data);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.data).toMatchObject({ lead: { id: 'lead-review' }, by: { name: 'Alice' } });
  expect(asked[0]?.data).not.toHaveProperty('conversation');
  const card = JSON.stringify(cardOf(jobline, 'Prospect review').blocks);
  expect(card).toContain('Review requested');
  expect(card).not.toContain('job_review');

  await tell(jobline, 'review.created', {
    lead: { id: 'lead-review' },
    review: { id: 'rev-l', rating: 5, body: 'Kind.' },
  });
  expect(underCard(jobline, 'Prospect review').at(-1)).toBe(
    '⭐ Prospect review reviewed how you took care of them · ★★★★★ 5 of 5 stars\nKind.',
  );
  expect(cardOf(jobline, 'Prospect review').text).toContain('5 of 5 stars');
});

test('a review that overtook its lead waits for it', async () => {
  await tell(jobline, 'review.created', { lead: { id: 'lead-late' }, review: { id: 'rev-late', rating: 3 } });
  await tell(jobline, 'lead.created', lead('late'));
  expect(underCard(jobline, 'Prospect late').at(-1)).toContain('3 of 5 stars');
});

test('Home lists leads apart: in no list of jobs, in no count, in no search', async () => {
  await tell(jobline, 'job.created', job('beside', { job: { title: 'A job beside leads' } }));
  await tell(jobline, 'lead.created', lead('home'));
  const leads = await home('home_leads');
  expect(leads).toMatch(/\|Prospect home>\* · L-\d+ · through your profile/);
  expect(leads).not.toContain('Merchant beside');
  for (const filter of ['home_all', 'home_unassigned', 'home_waiting', 'home_conversations']) {
    expect(await home(filter)).not.toContain('Prospect home');
  }
  expect(await home('home_all')).toContain('1 waits for you · 1 unassigned');
  const found = await jobline.sandbox.slack.command({ user: 'U0ALICE', channel: 'C0JOBS', text: 'find Prospect' });
  expect(found).toMatchObject({ answer: { text: expect.stringContaining('Nothing found') } });
  const all = await jobline.sandbox.slack.command({ user: 'U0ALICE', channel: 'C0JOBS', text: 'list all' });
  expect(all).toMatchObject({ answer: { text: expect.stringMatching(/^\*1 job or conversation/) } });
});

test('a deleted card of a lead is replaced before what is posted next', async () => {
  const { slack } = jobline.sandbox;
  await tell(jobline, 'lead.created', lead('gone'));
  slack.removeAsOwner({ channel: 'C0JOBS', ts: cardOf(jobline, 'Prospect gone').ts });
  await tell(jobline, 'review.created', { lead: { id: 'lead-gone' }, review: { id: 'rev-gone', rating: 4 } });
  expect(underCard(jobline, 'Prospect gone').at(-1)).toContain('4 of 5 stars');
});

test('of a merchant who was blocked no review is asked, not even one that waited, and no card offers it', async () => {
  const { slack, marketplace } = jobline.sandbox;
  const merchant = { id: 'm-spam', name: 'Somebody', email: 's@spam.example' };
  for (const key of ['spam', 'spam-too']) await tell(jobline, 'lead.created', lead(key, { merchant }));
  await tell(jobline, 'job.created', job('spam', { job: { title: 'A job of the same' }, merchant }));
  marketplace.faults.next(1, { do: 'answer', status: 503 }, 'review.requested');
  await pressOn('Details spam &lt;', 'job_review');
  await alice.says(/will be asked/);
  await alice.submit();
  await jobline.settled();
  await pressOn('Details spam-too', 'job_review');
  await alice.says(/will be asked/);

  const ben = dialogsOf(jobline, 'U0BEN');
  const { ts } = cardOf(jobline, 'A job of the same');
  await slack.click({ user: 'U0BEN', channel: 'C0JOBS', ts, actionId: 'job_more' });
  await eventually(() => expect(ben.buttons()).toContain('job_block'));
  await ben.press('job_block');
  await ben.says(/cannot be undone/);
  await ben.submit({ reason: 'spam' });
  await ben.closeAll();
  await alice.submit();
  expect(alice.said()).toContain('blocked');
  await hasten(jobline);
  const asked = marketplace.received.filter(({ data }) => JSON.stringify(data.lead ?? '').includes('lead-spam'));
  expect(asked.map(({ answered }) => answered)).toEqual([503]);
  const card = JSON.stringify(cardOf(jobline, 'Details spam-too').blocks);
  expect(card).not.toContain('job_review');
  expect(card).toContain('job_note');
});

test('the card speaks the language that the organization has chosen since', async () => {
  await tell(jobline, 'lead.created', lead('language'));
  await inOrganization(jobline.app.db, 1, (tx) =>
    savePreferences(tx, { language: 'de' }, { slackUser: 'U0ALICE', name: 'Alice', at: new Date() }),
  );
  await jobline.settled();
  expect(cardOf(jobline, 'Prospect language').text).toContain('über euer Profil');
});
