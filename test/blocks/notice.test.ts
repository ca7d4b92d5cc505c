import { describe, expect, it } from 'vitest';
import { failureText, notice } from '../../blocks/notice.ts';
import { refusalMessage } from '../../blocks/refusal.ts';
import { NOTICE_CODES, type Notice } from '../../src/domain/card.ts';
import { FAILURE_CODES, type FailureReason } from '../../src/domain/failure-reason.ts';
import { REFUSAL_CODES, type Refusal } from '../../src/domain/refusal.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { sampleReason } from './sample-reason.ts';
import { hostile } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const at = new Date('2026-03-03T14:00:00Z');
const about = { authorUserId: 'U0ANN', excerpt: 'We can start' };
const reason: FailureReason = { code: 'no_marketplace' };

const NOTICES: { [C in Notice['code']]: Extract<Notice, { code: C }> } = {
  reply_failed: { code: 'reply_failed', reason, retry: '7', ...about },
  reply_delayed: { code: 'reply_delayed', reason: { code: 'not_taken_yet' }, ...about },
  reply_cancelled: { code: 'reply_cancelled', because: 'merchant_closed', ...about },
  update_failed: { code: 'update_failed', what: 'correction', reason, retry: '7', authorUserId: 'U0ANN' },
  event_failed: { code: 'event_failed', event: 'opened', reason, retry: '7' },
  member_declined_job: {
    code: 'member_declined_job',
    name: 'Alice',
    because: 'capacity',
    comment: 'Not *before* May.',
  },
  merchant_blocked: { code: 'merchant_blocked', name: 'Alice' },
  merchant_declined_job: { code: 'merchant_declined_job', merchantName: 'Jana', reason: 'too *late*' },
  merchant_closed_job: { code: 'merchant_closed_job', merchantName: 'Jana' },
  merchant_confirmed: { code: 'merchant_confirmed', merchantName: 'Jana' },
  merchant_blocked_us: { code: 'merchant_blocked_us', merchantName: 'Jana' },
  store_access_approved: { code: 'store_access_approved', merchantName: 'Jana' },
  store_access_refused: { code: 'store_access_refused', merchantName: 'Jana' },
  invoice_created: { code: 'invoice_created', number: '2026*7', money: { amount: '1500.00', currency: 'EUR' } },
  invoice_paid: { code: 'invoice_paid', money: { amount: '1500.00', currency: 'EUR' } },
  invoice_closed: { code: 'invoice_closed', number: '7', money: { amount: 'odd', currency: 'EUR' } },
  job_expired: { code: 'job_expired' },
  continued_here: {
    code: 'continued_here',
    channel: 'C0JOBS',
    rootTs: '1700000000.123456',
    teamUrl: 'https://acme.slack.com/',
  },
  continues_job: { code: 'continues_job', jobNumber: 12 },
  file_failed: { code: 'file_failed', name: 'logo*.pdf', reason: { code: 'file_not_found' }, retry: '7' },
  file_unusable: { code: 'file_unusable', name: 'film.mov', reason: { code: 'file_too_large' } },
  mail_refused: {
    code: 'mail_refused',
    because: 'not_proven',
    merchantName: 'Jana*',
    sender: 'jana@bluefjord.example',
  },
  mail_returned: { code: 'mail_returned', reason: { code: 'mail_bounced', said: 'No *such* user' }, retry: '7' },
  away_words: { code: 'away_words', excerpt: 'Back on *Monday*' },
  written_there: { code: 'written_there', excerpt: 'I can come *today*' },
};

describe('a notice', () => {
  it.each(NOTICE_CODES)('%s says something that fits', (code) => {
    const content = notice(NOTICES[code], en);
    expectWithinLimits(content);
    expect(content.text).toMatch(/^(?:⚠️ )?[<A-Z]/);
    expect(content.text).not.toContain('undefined');
  });

  it('of a reply that failed names its author, the words and the reason, and has Retry', () => {
    const { text, blocks } = notice(NOTICES.reply_failed, en);
    expect(text).toBe(
      '⚠️ <@U0ANN>, this has not reached the merchant: “We can start” No marketplace is connected. Retry sends it again.',
    );
    expect(nodes(blocks).find((node) => node.type === 'button')).toMatchObject({
      action_id: 'delivery_retry',
      value: '7',
    });
  });

  it('quotes a reason without its markup', () => {
    expect(notice(NOTICES.merchant_declined_job, en).text).toBe('Jana declined this job. “too ∗late∗”');
  });

  it('links to where the talk goes on', () => {
    expect(notice(NOTICES.continued_here, en).text).toContain(
      '<https://acme.slack.com/archives/C0JOBS/p1700000000123456> (<#C0JOBS>)',
    );
    expect(notice({ code: 'continued_here', channel: 'C0JOBS', rootTs: '1.2' }, en).text).toMatch(/<#C0JOBS>$/);
  });

  it("gives nobody's words power", () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        for (const each of [
          notice({ ...NOTICES.reply_failed, excerpt: a }, en),
          notice({ code: 'merchant_closed_job', merchantName: a, reason: b }, en),
          notice({ code: 'member_declined_job', name: a, because: 'other', comment: b }, en),
          refusalMessage({ code: 'job_ended', status: 'declined', by: a, at }, en, { doing: 'send', excerpt: b }),
        ]) {
          expectWithinLimits(each);
          expectNoPower(each);
        }
      }),
    );
  });

  it.each(FAILURE_CODES)('knows the reason %s', (code) => {
    expect(failureText(sampleReason(code), en)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a refusal', () => {
  const sample = (code: Refusal['code']): Refusal => {
    if (code === 'job_ended' || code === 'heard_too_late') return { code, status: 'expired', at };
    if (code === 'not_now') return { code, status: 'completed' };
    if (code === 'time_is_up') return { code, at };
    if (code === 'already_done') return { code, status: 'inactive', by: 'Ann', at };
    if (code === 'assigned_already') return { code, by: 'Ben' };
    if (code === 'not_assignable' || code === 'tag_exists') return { code, names: ['Gina'] };
    return { code } as Refusal;
  };

  it.each(REFUSAL_CODES)('%s says what happened, then what can be done', (code) => {
    for (const doing of ['send', 'act'] as const) {
      const content = refusalMessage(sample(code), en, { doing });
      expectWithinLimits(content);
      expectNoPower(content);
      expect(content.text).toMatch(/^[A-Z].*[.:] .*\.$/);
      expect(content.text).not.toContain('undefined');
    }
  });

  it('says who did it and when, in the reader’s own time', () => {
    const refusal: Refusal = { code: 'job_ended', status: 'declined', by: 'Ann', at };
    expect(refusalMessage(refusal, en, { doing: 'send', excerpt: 'We can' }).text).toBe(
      'Not sent: this job was declined by Ann on <!date^1772546400^{date_short}, {time}|Tue, Mar 3, 14:00 UTC> ' +
        'and cannot be answered any more. You can still keep notes here: start with //.\n> We can',
    );
  });
});
