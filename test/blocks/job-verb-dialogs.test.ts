import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { blockMerchantDialog, readBlockMerchant } from '../../blocks/block-merchant-dialog.ts';
import { declineJobDialog, readDeclineJob } from '../../blocks/decline-job-dialog.ts';
import { historyDialog, readHistoryButton } from '../../blocks/history-dialog.ts';
import { jobDialog } from '../../blocks/job-dialog.ts';
import { moreDialog } from '../../blocks/more-dialog.ts';
import { noteDialog, readNote } from '../../blocks/note-dialog.ts';
import { acceptView } from '../../sandbox/slack/views/validate-view.ts';
import { COMMANDS } from '../../src/domain/job-machine.ts';
import type { HistoryLine, ThreadShown } from '../../src/domain/job-verbs.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyConversation, anyJob, anyRequest, hostile, job } from './samples.ts';
import { expectNoPower, nodes } from './slack-limits.ts';

const en = texts('en');
const at = new Date('2026-03-04T14:00:00Z');
const shown: ThreadShown = { of: 'job', card: job };

/** As Slack would take it, and without power for anybody's words. */
function expectFine(view: ModalView): void {
  acceptView(JSON.parse(JSON.stringify(view)), 'modal');
  expectNoPower({ text: '–', blocks: view.blocks as never });
}

const anyShown: fc.Arbitrary<ThreadShown> = fc.oneof(
  anyJob.map((card): ThreadShown => ({ of: 'job', card })),
  anyConversation.map((card): ThreadShown => ({ of: 'conversation', card })),
);

const anyLine: fc.Arbitrary<HistoryLine> = fc.oneof(
  fc.record({
    of: fc.constant('job' as const),
    at: fc.constant(at),
    command: fc.constantFrom(...COMMANDS),
    to: fc.constant('opened' as const),
    actor: fc.constantFrom('member' as const, 'merchant' as const),
    name: hostile,
    reason: hostile,
    comment: hostile,
  }),
  fc.record({ of: fc.constant('note' as const), at: fc.constant(at), name: hostile }),
  fc.record({
    of: fc.constant('change' as const),
    at: fc.constant(at),
    name: hostile,
    change: fc.oneof(
      fc.record({ code: fc.constant('tagged' as const), tags: fc.array(hostile, { maxLength: 20 }) }),
      fc.record({ code: fc.constant('assigned' as const), slackUsers: fc.array(hostile, { maxLength: 20 }) }),
    ),
  }),
);

describe('the dialogs about a job', () => {
  it('are what Slack takes, whatever stands in them', () => {
    fc.assert(
      fc.property(
        anyShown,
        anyRequest,
        fc.array(anyLine, { maxLength: 120 }),
        hostile,
        (about, request, lines, body) => {
          const threadId = 7;
          const note = { slackUser: 'U0ANN', authorName: body, body, at };
          expectFine(moreDialog({ threadId, shown: about, fromCard: false }, en));
          expectFine(declineJobDialog({ threadId, shown: about }, en));
          expectFine(blockMerchantDialog({ threadId, shown: about }, en));
          expectFine(noteDialog({ threadId, label: 'J-12', notes: Array(30).fill(note) }, en));
          expectFine(historyDialog({ threadId, shown: about, lines, page: 0 }, en));
          const link = 'https://acme.slack.com/archives/C0JOBS/p1';
          acceptView(
            JSON.parse(JSON.stringify(jobDialog({ threadId, details: { shown: about, request, link, now: at } }, en))),
            'modal',
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('name the job, or the merchant as far as the title has room', () => {
    const title = (name: string) =>
      blockMerchantDialog({ threadId: 7, shown: { of: 'job', card: { ...job, merchant: { name } } } }, en).title.text;
    expect(title('Jana Nováková')).toBe('Block Jana Nováková');
    expect(title('Bartholomew Featherstonehaugh')).toBe('Block Bartholomew');
    expect(title('Bartholomewfeatherstonehaugh')).toBe('Block merchant');
    expect(declineJobDialog({ threadId: 7, shown }, en).title.text).toBe('Decline J-12');
    expect(noteDialog({ threadId: 7, label: 'C-3', notes: [] }, en).title.text).toBe('Note on C-3');
  });

  it('show a request of any length as far as a dialog goes, and say where the rest is', () => {
    const details = 'word '.repeat(20_000);
    const request = { serviceName: 'SEO', details, requirements: [], priorities: {}, files: [] };
    const view = jobDialog({ threadId: 7, details: { shown, request, now: at } }, en);
    expectFine(view);
    expect(JSON.stringify(view)).toContain('The rest stands in the thread.');
  });

  it('tell the merchant’s clock and language', () => {
    const card = { ...job, merchant: { ...job.merchant, timeZone: 'Asia/Tokyo', locale: 'ja' } };
    const view = JSON.stringify(jobDialog({ threadId: 7, details: { shown: { of: 'job', card }, now: at } }, en));
    expect(view).toContain('It is 23:00 where Jana is.');
    expect(view).toContain('Language: ja');
  });
});

describe('the history', () => {
  const lines: HistoryLine[] = Array.from({ length: 200 }, (_, n) => ({ of: 'note', name: `Ann ${n}`, at }));
  const page = (n: number) => historyDialog({ threadId: 7, shown, lines, page: n }, en);
  const values = (view: ModalView) =>
    nodes(view.blocks).flatMap((node) => (node.type === 'button' ? [String(node.value)] : []));

  it('turns pages both ways, and every line is on one of them', () => {
    expect(values(page(0))).toEqual(['7:1']);
    expect(values(page(1))).toEqual(['7:0', '7:2']);
    expect(values(page(2))).toEqual(['7:1']);
    expect(values(page(9))).toEqual(['7:1']);
    const all = [0, 1, 2].map((n) => JSON.stringify(page(n))).join();
    for (let n = 0; n < 200; n++) expect(all.split(`Ann ${n} kept`)).toHaveLength(2);
    for (const n of [0, 1, 2]) expectFine(page(n));
  });

  it('reads which page a button means', () => {
    expect(readHistoryButton('7')).toEqual({ threadId: 7, page: 0 });
    expect(readHistoryButton('7:2')).toEqual({ threadId: 7, page: 2 });
    expect(readHistoryButton('7:x')).toBeUndefined();
    expect(readHistoryButton(undefined)).toBeUndefined();
  });
});

describe('a dialog that comes back', () => {
  const sent = (values: Record<string, Record<string, object>>, metadata = '{"threadId":7}') => ({
    private_metadata: metadata,
    state: { values },
  });

  it('gives what was chosen, and nothing that we did not offer', () => {
    const reason = (value: string) => ({ reason: { value: { selected_option: { value } } } });
    expect(readDeclineJob(sent({ ...reason('capacity'), comment: { value: { value: ' Sorry. ' } } }))).toEqual({
      threadId: 7,
      reason: 'capacity',
      comment: 'Sorry.',
    });
    expect(readDeclineJob(sent(reason('whatever'), '{}'))).toEqual({});
    expect(readBlockMerchant(sent(reason('spam')))).toEqual({ threadId: 7, reason: 'spam' });
    expect(readBlockMerchant(sent(reason('capacity')))).toEqual({ threadId: 7 });
    expect(readNote(sent({ note: { value: { value: null } } }))).toEqual({ threadId: 7, body: '' });
  });
});
