import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrganization } from '../../../src/store/scope.ts';
import { dialogsOf } from '../../support/dialogs.ts';
import { eventually } from '../../support/eventually.ts';
import { CHANNEL, cardOf, cards, reactions, reply, underCard } from '../../support/inbound.ts';
import { startWithThumbtack, type ThumbtackJobline } from '../../support/thumbtack.ts';

let world: ThumbtackJobline;

beforeAll(async () => {
  world = await startWithThumbtack();
  await world.connect();
});

afterAll(() => world.close());

/** What the business said in a conversation, as its customer reads it. */
function said(negotiationID: string): string[] {
  return world.thumbtack
    .messages(negotiationID)
    .filter(({ from }) => from === 'Business')
    .map(({ text }) => text);
}

function told(user = 'U0ALICE'): string[] {
  return world.jobline.sandbox.slack.dms(user).map(({ text }) => text);
}

describe('from a lead on Thumbtack to an answer there', () => {
  it('the lead stands as a thread, a reply arrives once, and its echo is not posted', async () => {
    const { thumbtack, jobline, tell } = world;
    const description = 'A shop for candles, with a blog.';
    const details = [{ question: 'How many pages?', answer: 'About ten' }];
    const lead = thumbtack.ask({ description, details, category: 'Web Design' });
    await tell(lead.webhook);
    await tell(lead.description.webhook);
    expect(cardOf(jobline, description).text).toContain('Dana Reyes');
    const [request = '', ...more] = underCard(jobline, description);
    expect(request).toMatch(/How many pages\?[\s\S]*About ten[\s\S]*Lake Worth, FL 33460[\s\S]*5615550142/);
    expect(more).toEqual([]);

    const posted = await reply(jobline, description, 'Happy to help, *Dana*.\nWhen do you start?');
    await world.settled();
    expect(said(lead.negotiationID)).toEqual(['Happy to help, Dana.\r\nWhen do you start?']);
    expect(reactions(jobline, posted)).toEqual(['white_check_mark']);
    expect(underCard(jobline, description)).toHaveLength(2);

    await tell(thumbtack.write(lead.negotiationID, 'On Monday.').webhook);
    expect(underCard(jobline, description).at(-1)).toContain('On Monday.');
    expect(jobline.sandbox.marketplace.received.filter(({ data }) => 'conversation' in data)).toEqual([]);
  });

  it('the customer’s review stands in the thread, also one that came before its lead', async () => {
    const { thumbtack, jobline, tell } = world;
    const description = 'A shop for lamps.';
    const lead = thumbtack.ask({ description });
    await tell(thumbtack.review(lead.negotiationID, 4, 'Bright *people*.'));
    await tell(lead.webhook);
    expect(underCard(jobline, description).at(-1)).toMatch(/★★★★☆[\s\S]*Bright/);
  });

  it('a message that comes before its lead waits for it, and the description is shown once all the same', async () => {
    const { thumbtack, jobline, tell } = world;
    const description = 'A page for a bakery.';
    const lead = thumbtack.ask({ description });
    const early = thumbtack.write(lead.negotiationID, 'Are you there?');
    await tell(early.webhook);
    await tell(lead.description.webhook);
    expect(cards(jobline).filter(({ text }) => text.includes(description))).toEqual([]);
    await tell(lead.webhook);
    const [request = '', question = '', ...more] = underCard(jobline, description);
    expect(request).toContain(description);
    expect(question).toContain('Are you there?');
    expect(more).toEqual([]);
    expect(await thumbtack.post(early.webhook)).toMatchObject({ status: 200, body: { status: 'duplicate' } });
  });

  it('the same words later on are a message like any other', async () => {
    const { thumbtack, jobline, tell } = world;
    const description = 'Please call me.';
    const lead = thumbtack.ask({ description });
    await tell(lead.webhook);
    await inOrganization(jobline.app.db, 1, (tx) =>
      tx
        .updateTable('jobs')
        .set({ created_at: new Date(Date.now() - 3_600_000) })
        .where('details', '=', description)
        .execute(),
    );
    await tell(thumbtack.write(lead.negotiationID, description).webhook);
    expect(underCard(jobline, description)).toHaveLength(2);
  });

  it('what a colleague writes on Thumbtack itself is shown, and does not count as an answer', async () => {
    const { thumbtack, jobline, tell } = world;
    const description = 'A logo for a barber.';
    const lead = thumbtack.ask({ description });
    await tell(lead.webhook);
    const byHand = thumbtack.write(lead.negotiationID, 'I can do *that*.', { from: 'Business' });
    await tell(byHand.webhook);
    expect(underCard(jobline, description).at(-1)).toMatch(/on the marketplace itself: “I can do .that.\.” /);
    const statuses = await inOrganization(jobline.app.db, 1, (tx) =>
      tx.selectFrom('jobs').select('status').where('details', '=', description).execute(),
    );
    expect(statuses).toEqual([{ status: 'new' }]);
  });

  it('an edit and a deletion cannot follow: their author is told, and nothing is sent', async () => {
    const { thumbtack, jobline, tell, settled } = world;
    const { slack } = jobline.sandbox;
    const description = 'A shop for tea.';
    const lead = thumbtack.ask({ description });
    await tell(lead.webhook);
    const posted = await reply(jobline, description, 'It costs 100.');
    slack.edit({ user: 'U0ALICE', channel: CHANNEL, ts: posted.ts, text: 'It costs 1000.' });
    await settled();
    expect(told().at(-1)).toMatch(/cannot be changed.*It costs 1000/s);
    slack.remove({ user: 'U0ALICE', channel: CHANNEL, ts: posted.ts });
    await settled();
    expect(told().at(-1)).toMatch(/cannot be taken back/);
    expect(said(lead.negotiationID)).toEqual(['It costs 100.']);
    expect(underCard(jobline, description).join()).not.toContain('⚠️');
  });

  it('what Thumbtack has no place for is recorded and sent nowhere; the words of a decline arrive', async () => {
    const { thumbtack, jobline, tell, settled } = world;
    const { slack } = jobline.sandbox;
    const description = 'A shop for hats.';
    const lead = thumbtack.ask({ description });
    await tell(lead.webhook);
    const { ts } = cardOf(jobline, description);
    await slack.click({ user: 'U0ALICE', channel: CHANNEL, ts, actionId: 'job_open' });
    await settled();
    const { rows } = await sql<{ state: string; outcome: object }>`
      select state, outcome from deliveries where subject like 'job.opened:%'`.execute(jobline.app.db);
    expect(rows).toEqual([{ state: 'done', outcome: { notHere: true } }]);
    await slack.closeView({ user: 'U0ALICE', all: true });
    await slack.click({ user: 'U0ALICE', channel: CHANNEL, ts, actionId: 'job_decline' });
    await eventually(() => expect(slack.view('U0ALICE')?.callback_id).toBe('decline'));
    await slack.submit({ user: 'U0ALICE', values: { reason: 'timing', comment: 'We have no time before May.' } });
    await settled();
    expect(said(lead.negotiationID)).toEqual(['We have no time before May.']);
    expect(JSON.stringify(slack.thread(CHANNEL, ts))).not.toContain('⚠️');
  });

  it('a request for access and one for a review reach the customer in words', async () => {
    const { thumbtack, jobline, tell, settled } = world;
    const alice = dialogsOf(jobline);
    const description = 'A shop for boots.';
    const lead = thumbtack.ask({ description });
    await tell(lead.webhook);
    await reply(jobline, description, 'Gladly.');
    await settled();
    const card = { user: 'U0ALICE', channel: CHANNEL, ts: cardOf(jobline, description).ts };
    await jobline.sandbox.slack.click({ ...card, actionId: 'job_more' });
    await eventually(() => expect(alice.buttons()).toContain('job_store_access'));
    await alice.press('job_store_access');
    await alice.says('understood and agreed');
    await alice.submit({ agreed: ['agreed'] });
    await jobline.sandbox.slack.click({ ...card, actionId: 'job_more' });
    await eventually(() => expect(alice.buttons()).toContain('job_complete'));
    await alice.press('job_complete');
    await alice.says('request the review now');
    await alice.press('job_review');
    await alice.says('will be asked');
    await alice.submit();
    await settled();
    expect(said(lead.negotiationID)).toEqual([
      'Gladly.',
      expect.stringContaining('access to your store'),
      expect.stringContaining('a review here on Thumbtack'),
    ]);
    expect(underCard(jobline, description).join()).not.toMatch(/⚠️|on the marketplace itself/);
  });

  it('a conversation of the same id elsewhere is another one, also for what waits for it', async () => {
    const { thumbtack, jobline, tell } = world;
    const lead = thumbtack.ask({ description: 'A shop for ropes.' });
    await jobline.sandbox.marketplace.send('message.created', {
      conversation: { id: lead.negotiationID },
      message: { id: 'msg-0', body: 'We make sails.', sent_at: new Date().toISOString() },
    });
    await jobline.settled();
    await tell(lead.webhook);
    await jobline.sandbox.marketplace.send('conversation.created', {
      conversation: { id: lead.negotiationID },
      merchant: { id: 'm-1', name: 'Jana' },
      message: { id: 'msg-1', body: 'We sell sails.', sent_at: new Date().toISOString() },
    });
    await jobline.settled();
    expect(underCard(jobline, 'A shop for ropes.').join()).not.toContain('sails');
    expect(underCard(jobline, 'Jana').join()).toMatch(/We sell sails\.[\s\S]*We make sails\./);
    await reply(jobline, 'Jana', 'Sails, how nice.');
    expect(said(lead.negotiationID)).toEqual([]);
  });
});

it('a link that nobody asked for connects nothing', async () => {
  const { jobline } = world;
  const back = (query: string) => fetch(`${jobline.url}/upstreams/thumbtack/oauth?${query}`);
  const forged = await back(`code=${world.thumbtack.oauth.agree()}&state=1893456000000.abc.def`);
  expect(forged.status).toBe(400);
  expect(await forged.text()).toContain('not valid');
  expect((await back('code=x')).status).toBe(400);
  expect((await back('')).status).toBe(400);
});
