import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { chooseJobDialog, jobOption } from '../../../blocks/choose-job-dialog.ts';
import { findDialog } from '../../../blocks/find-dialog.ts';
import { homeView } from '../../../blocks/home/home.ts';
import { lineText } from '../../../blocks/job-line.ts';
import { HOME_FILTERS, HOME_PAGE_SIZE, type HomeShown, type ThreadLine } from '../../../src/domain/finding.ts';
import { JOB_STATUSES } from '../../../src/domain/job-status.ts';
import { JOB_SUBCOMMANDS } from '../../../src/domain/slash-command.ts';
import { texts } from '../../../src/i18n/texts.ts';
import { fc } from '../../support/fuzz.ts';
import { hostile } from '../samples.ts';
import { expectNoPower, nodes } from '../slack-limits.ts';

const en = texts('en');
const NOW = new Date('2026-03-01T12:00:00Z');
const teamUrl = 'https://acme.slack.com/';

const line: ThreadLine = {
  of: 'job',
  number: 12,
  threadId: 7,
  merchant: { name: 'Jana Nováková', storeName: 'Blue Fjord Candles' },
  serviceName: 'Store setup',
  status: 'new',
  expiresAt: new Date('2026-03-04T11:00:00Z'),
  assignees: [],
  unread: 2,
  undelivered: 0,
  blocked: false,
  place: { channel: 'C1', rootTs: '1700000000.000100' },
};

const anyLine: fc.Arbitrary<ThreadLine> = fc
  .record({
    of: fc.constantFrom('job' as const, 'conversation' as const),
    number: fc.nat(),
    threadId: fc.nat(),
    name: hostile,
    store: fc.option(hostile, { nil: undefined }),
    service: hostile,
    status: fc.constantFrom(...JOB_STATUSES),
    due: fc.date({ noInvalidDate: false }),
    assignees: fc.array(fc.constantFrom('U0ANN', 'W0EVE', '<!here>', 'x'), { maxLength: 60 }),
    count: fc.nat({ max: 100_000 }),
    blocked: fc.boolean(),
  })
  .map(({ name, store, service, due, count, status, ...rest }) => ({
    ...rest,
    merchant: { name, ...(store !== undefined && { storeName: store }) },
    serviceName: service,
    expiresAt: due,
    answerBy: due,
    unread: count,
    undelivered: count,
    ...(rest.of === 'job' && { status }),
    place: { channel: 'C1', rootTs: '1700000000.000100' },
  }));

function member(shown: Partial<Extract<HomeShown, { of: 'member' }>> = {}): HomeShown {
  return {
    of: 'member',
    filter: 'waiting',
    page: 0,
    found: { items: [], total: 0 },
    counts: { mine: 0, unassigned: 0, waiting: 0, unread: 0, expired: 0 },
    started: { channel: true, published: true, service: true },
    now: NOW,
    teamUrl,
    ...shown,
  };
}

/** Fails where Slack would refuse it, or where words of somebody else have power. */
function expectTaken(blocks: readonly object[]): void {
  expect(blocks.length).toBeLessThanOrEqual(100);
  for (const node of nodes(blocks)) {
    if (node.type === 'plain_text' || node.type === 'mrkdwn') {
      expect(String(node.text).length).toBeGreaterThan(0);
      expect(String(node.text).length).toBeLessThanOrEqual(3000);
    }
    if (node.type === 'button') {
      expect(String(node.accessibility_label ?? '').length).toBeLessThanOrEqual(75);
    }
    if (node.type === 'actions' && Array.isArray(node.elements)) {
      const ids = node.elements.map((element) => nodes(element)[0]?.action_id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(0);
    }
  }
  const own = JSON.stringify(blocks).replace(/<https:\/\/acme\.slack\.com\/archives\/C1\/p\d+\|([^<>]*)>/g, '$1');
  const plain: KnownBlock[] = JSON.parse(own.replaceAll('<#C1>', 'jobs'));
  expectNoPower({ text: 'x', blocks: plain });
}

describe('a line of a list', () => {
  it('says what it is, whose it is and how long there is, beside a link to its thread', () => {
    expect(lineText(line, { now: NOW, teamUrl }, en)).toBe(
      '*<https://acme.slack.com/archives/C1/p1700000000000100|Store setup for Blue Fjord Candles>* · J-12\n' +
        '🔵 New · answer by <!date^1772622000^{date_short_pretty}, {time}|Wed, Mar 4, 11:00 UTC> · 71 h left · Nobody yet · 👀 2 unread',
    );
  });

  it.each<[string, Partial<ThreadLine>, string]>([
    ['the last hour in minutes', { expiresAt: new Date('2026-03-01T12:25:30Z') }, '25 min left'],
    ['time that is up', { expiresAt: NOW }, '🔵 New · time is up'],
    ['an answer that is late', { status: 'awaiting_response', answerBy: new Date('2026-03-01T11:00:00Z') }, 'overdue'],
    ['nobody of a job that is over', { status: 'declined' }, '⚪ Declined · 👀 2 unread'],
    ['what did not arrive', { undelivered: 1 }, '⚠️ 1 message not delivered'],
  ])('says %s', (_, change, said) => {
    expect(lineText({ ...line, ...change }, { now: NOW, teamUrl }, en)).toContain(said);
  });
});

it('a line of a thread that is not posted says so', () => {
  const { place: _, ...unposted } = line;
  expect(lineText(unposted, { now: NOW, teamUrl }, en)).toContain('*Store setup for Blue Fjord Candles* · J-12');
  expect(lineText(unposted, { now: NOW, teamUrl }, en)).toContain('not in Slack yet');
});

describe('Home', () => {
  it('is within the limits and without power, whatever merchants call themselves', () => {
    const page = fc.array(anyLine, { minLength: 1, maxLength: HOME_PAGE_SIZE });
    fc.assert(
      fc.property(
        page,
        fc.constantFrom(...HOME_FILTERS),
        fc.nat({ max: 5 }),
        fc.boolean(),
        (items, filter, at, done) => {
          const started = { channel: done, published: false, service: done, chosen: 'C1' };
          expectTaken(homeView(member({ filter, page: at, found: { items, total: 110 }, started }), en).blocks);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says in every list that is empty what will stand there', () => {
    const said = HOME_FILTERS.map((filter) => JSON.stringify(homeView(member({ filter }), en)));
    for (const words of said) expect(words).toMatch(/stand(s)? here|assigned to you|takes care/);
  });

  it('names the channel to invite Jobline to, or says that there is none', () => {
    const started = { channel: false, published: true, service: true };
    expect(JSON.stringify(homeView(member({ started: { ...started, chosen: 'C1' } }), en))).toContain('<#C1>');
    expect(JSON.stringify(homeView(member({ started }), en))).toContain('Choose a channel for jobs');
  });
});

describe('the dialogs', () => {
  it('that find jobs are within the limits', () => {
    const services = [...Array.from({ length: 150 }, (_, n) => `Service ${n}`), 'x'.repeat(400)];
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), hostile, (items, words) => {
        const find = { services, words, now: NOW, teamUrl, results: { found: { items, total: 90 }, page: 2 } };
        const view = findDialog(find, en);
        expectTaken(view.blocks.filter((block) => block.type !== 'input'));
        expect(view.title.text.length).toBeLessThanOrEqual(24);
      }),
      { numRuns: 40 },
    );
  });

  it('that ask for a job have a title for each command, and give up on words too long to be kept', () => {
    for (const subcommand of JOB_SUBCOMMANDS) {
      const view = chooseJobDialog({ subcommand, people: [], words: '' }, en);
      expect(view?.title.text).toBe(en.finding.chooser.titles[subcommand]);
    }
    expect(chooseJobDialog({ subcommand: 'reply', people: [], words: 'x'.repeat(3000) }, en)).toBeUndefined();
  });

  it('offer jobs in options that Slack takes', () => {
    fc.assert(
      fc.property(anyLine, (any) => {
        const { text, description, value } = jobOption(any, en);
        expect(text.text.length).toBeGreaterThan(0);
        expect(text.text.length).toBeLessThanOrEqual(75);
        expect(description?.text.length).toBeLessThanOrEqual(75);
        expect(value).toBe(String(any.threadId));
      }),
    );
  });
});
