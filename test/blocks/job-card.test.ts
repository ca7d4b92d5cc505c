import { describe, expect, it } from 'vitest';
import { jobCard } from '../../blocks/job-card.ts';
import type { JobCard } from '../../src/domain/card.ts';
import { ENDED_STATUSES, JOB_STATUSES } from '../../src/domain/job-status.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyJob, job } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const D = new Date('2026-03-04T14:00:00Z');
const card = (changes: Partial<JobCard> = {}) => jobCard({ ...job, ...changes }, en);
const buttons = (changes: Partial<JobCard>): unknown[] =>
  nodes(card(changes).blocks).flatMap((node) => (node.type === 'button' ? [node.action_id] : []));

describe('the card of a job', () => {
  it('says what it is, whose it is, until when and what to do', () => {
    expect(jobCard(job, en).text.split('\n')).toEqual([
      'Store setup for Blue Fjord Candles',
      'J-12 · Match · Jana Nováková · <https://bluefjord.example|bluefjord.example>',
      'Status: 🔵 New · nobody has opened it',
      'Answer by: <!date^1772632800^{date_short_pretty}, {time}|Wed, Mar 4, 14:00 UTC>',
      'Assigned: Nobody yet',
      'Wants: Soon · €1,500 · careful work',
      '🏷 wholesale · two languages · 👀 2 unread · ⚠️ 1 message not delivered',
      'What you write in this thread goes to Jana. Start with // to keep it among yourselves.',
      'We sell hand-poured candles and want to move from Etsy …',
    ]);
  });

  it('shows the same, in the same places', () => {
    expect(card().blocks).toMatchObject([
      { type: 'header', text: { type: 'plain_text', text: 'Store setup for Blue Fjord Candles' } },
      {
        type: 'context',
        elements: [{ text: 'J-12 · Match · Jana Nováková' }, { text: '<https://bluefjord.example|bluefjord.example>' }],
      },
      {
        type: 'section',
        fields: [
          { text: '*Status*\n🔵 New\u00a0· nobody has opened it' },
          { text: '*Answer by*\n<!date^1772632800^{date_short_pretty}, {time}|Wed, Mar 4, 14:00 UTC>' },
          { text: '*Assigned*\nNobody yet' },
          { text: '*Wants*\nSoon\u00a0· €1,500\u00a0· careful work' },
        ],
      },
      { type: 'section', text: { text: '> We sell hand-poured candles and want to move from Etsy …' } },
      { type: 'context', elements: [{}, {}, {}] },
      {
        type: 'actions',
        elements: [
          { action_id: 'job_open', style: 'primary', value: '7' },
          { action_id: 'job_assign_me' },
          { action_id: 'job_assign' },
          { action_id: 'job_tag' },
          { action_id: 'job_decline' },
          { action_id: 'job_more', value: '7' },
        ],
      },
      { type: 'context', elements: [{ text: expect.stringContaining('goes to Jana') }] },
    ]);
  });

  it.each([
    [{ status: 'opened' }, 'Status: 🔵 Opened · no reply yet', 'Answer by: '],
    [{ status: 'new', timeIsUp: true }, 'Status: 🔵 New', 'Time is up: since '],
    [
      { status: 'awaiting_response', answerBy: D },
      'Status: 🟠 Awaiting response · the merchant waits for you',
      'Answer Jana by: ',
    ],
    [{ status: 'responded' }, 'Status: 🟢 Responded · we wait for the merchant', 'Assigned: '],
    [{ status: 'inactive' }, 'Status: ⚪ Inactive', 'Assigned: '],
    [{ status: 'completed', endedAt: D }, 'Status: ✅ Completed · the work is done', 'Completed on: '],
    [{ status: 'completed', confirmed: true }, 'Status: ✅ Completed · the merchant confirmed it', 'Assigned: '],
    [
      { status: 'declined', endedAt: D, endedBy: { actor: 'member', name: 'Alice' }, endedReason: 'capacity' },
      'Status: ⚪ Declined · by Alice, no capacity',
      'Declined on: ',
    ],
    [{ status: 'declined', endedBy: { actor: 'merchant' } }, 'Status: ⚪ Declined · by the merchant', ''],
    [
      { status: 'closed', endedBy: { actor: 'merchant' }, endedReason: 'Sold *everything*' },
      'Status: ⚪ Closed · by the merchant, “Sold ∗everything∗”',
      '',
    ],
    [
      { status: 'expired', endedAt: D, endedBy: { actor: 'clock' } },
      'Status: ⚪ Expired · nobody replied in time',
      'Expired on: ',
    ],
    [{ status: 'closed', endedAt: D }, 'Status: ⚪ Closed · the merchant ended it', 'Closed on: '],
  ] as const)('of %j', (changes, status, next) => {
    const lines = card(changes).text.split('\n');
    expect(lines[2]).toContain(status);
    expect(lines[3]).toContain(next);
  });

  it('has the buttons that matter in its state, six at most, and none that cannot work', () => {
    const others = ['job_assign_me', 'job_assign', 'job_tag', 'job_decline', 'job_more'];
    expect(buttons({})).toEqual(['job_open', ...others]);
    expect(buttons({ status: 'awaiting_response' })).toEqual(others);
    expect(buttons({ status: 'responded', assignees: ['U0ANN'] })).toEqual(others.slice(1));
    expect(buttons({ relayMode: 'ask_each' })).toEqual([
      'job_reply',
      'job_open',
      ...others.filter((id) => id !== 'job_tag'),
    ]);
    expect(buttons({ status: 'completed' })).not.toContain('job_decline');
    expect(buttons({ timeIsUp: true })).toEqual(['job_more']);
    expect(buttons({ conversationBlocked: true })).toEqual(['job_more']);
    for (const status of ENDED_STATUSES) expect(buttons({ status })).toEqual(['job_more']);
  });

  it('says where words in the thread go, as the organization chose', () => {
    expect(card({}).text).toContain('What you write in this thread goes to Jana.');
    expect(card({ relayMode: 'ask_each' }).text).toContain('you are asked before it goes');
    expect(card({ relayMode: 'notes_only' }).text).toContain('What you write in this thread stays among yourselves.');
  });

  it('asks for words in the thread only where they would reach the merchant', () => {
    const invites = (changes: Partial<JobCard>): boolean => card(changes).text.includes('What you write');
    for (const status of JOB_STATUSES) {
      expect(invites({ status })).toBe(!['declined', 'expired', 'closed'].includes(status));
    }
    expect(invites({ timeIsUp: true })).toBe(false);
    expect(invites({ conversationBlocked: true })).toBe(false);
  });

  it('names five assignees and ten tags, then how many more', () => {
    const assignees = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7'];
    const tags = Array.from({ length: 12 }, (_, index) => `tag${index}`);
    const { text } = card({ assignees, tags });
    expect(text).toContain('Assigned: <@U1> <@U2> <@U3> <@U4> <@U5> +2 more');
    expect(text).toContain('tag9 · +2 more');
    expect(text).not.toContain('tag10');
  });

  it.each([
    ['https://bluefjord.example', '<https://bluefjord.example|bluefjord.example>'],
    ['https://bluefjord.example/shop/', '<https://bluefjord.example/shop|bluefjord.example/shop>'],
    ['http://bluefjord.example', 'http://bluefjord.example'],
    ['https://bank.example@evil.example', 'https://bank.example@evil.example'],
    ['https://bаnk.example', '<https://xn--bnk-6cd.example|xn--bnk-6cd.example>'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['https://a.example/|<!here>', 'https://a.example/|&lt;!here&gt;'],
  ])('shows the address %s as it is', (storeUrl, shown) => {
    expect(card({ merchant: { name: 'Jana', storeUrl } }).text.split('\n')[1]).toBe(`J-12 · Match · Jana · ${shown}`);
  });

  it('cannot be broken by a name, a tag or a wish', () => {
    const { text, blocks } = card({
      merchant: { name: '*Jana*\n<!channel>' },
      priorities: { time: '*now* <@U0X>\n> _all_ :tada:' },
    });
    expect(text).toContain('Wants: ∗now∗ &lt;@U0X&gt; &gt; ˍallˍ ∶tada:');
    expect(text.split('\n')[1]).toBe('J-12 · Match · *Jana* &lt;!channel&gt;');
    expect(JSON.stringify(blocks)).not.toContain('"mrkdwn","text":"*Jana*');
  });

  it("keeps Slack's limits and gives nobody's text power, in every status", () => {
    fc.assert(
      fc.property(anyJob, (each) => {
        const content = jobCard(each, en);
        expectWithinLimits(content);
        expectNoPower(content);
      }),
      { numRuns: 300 },
    );
  });
});
