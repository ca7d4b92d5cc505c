import { NOTICE_CODES, type Notice, type ToldEvent } from '../../src/domain/card.ts';
import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts';
import { FAILURE_CODES, type FailureReason } from '../../src/domain/failure-reason.ts';
import { REFUSAL_CODES, type Refusal } from '../../src/domain/refusal.ts';
import type { HeldBecause } from '../../src/domain/relay-policy.ts';
import { sampleReason } from './sample-reason.ts';
import { SOON, type SurfaceData, TEAM_URL } from './surface-data.ts';

const EVENTS: readonly ToldEvent[] = [
  'opened',
  'expired',
  'inactive',
  'completed',
  'reopened',
  'declined',
  'blocked',
  'proposal_sent',
  'proposal_closed',
  'job_created',
  'review_requested',
  'store_access_requested',
];

export const HELD_REASONS: readonly HeldBecause[] = [
  'almost_note',
  'bracketed',
  'single_sign',
  'colleague',
  'held_word',
  'ask_each',
  'prefix_removed',
];

/** Every notice, with everything that may be the reason of it. */
export function noticesOf(data: SurfaceData): [string, Notice][] {
  const found = NOTICE_CODES.flatMap((code) => noticesOfCode(code, data));
  return found.map((what, index) => [`${what.code} ${index}`, what]);
}

function noticesOfCode(code: Notice['code'], data: SurfaceData): Notice[] {
  const about = { authorUserId: 'U0ALICE', excerpt: data.body };
  const reasons: FailureReason[] = FAILURE_CODES.map(sampleReason);
  const reason: FailureReason = { code: 'gave_up' };
  const { name: merchantName } = data.merchant;
  switch (code) {
    case 'reply_failed':
      return reasons.map((each) => ({ code, reason: each, retry: '7', ...about }));
    case 'reply_delayed':
      return reasons.map((each) => ({ code, reason: each, ...about }));
    case 'reply_cancelled':
      return (['merchant_closed', 'blocked'] as const).map((because) => ({ code, because, ...about }));
    case 'update_failed':
      return (['correction', 'withdrawal'] as const).map((what) => ({
        code,
        what,
        reason,
        retry: '7',
        authorUserId: 'U0ALICE',
      }));
    case 'event_failed':
      return EVENTS.map((event) => ({ code, event, reason, retry: '7' }));
    case 'file_failed':
      return reasons.map((each) => ({ code, name: data.body, reason: each, retry: '7' }));
    case 'file_unusable':
      return reasons.map((each) => ({ code, name: data.body, reason: each }));
    case 'member_declined_job':
      return DECLINE_REASONS.flatMap((because): Notice[] => [
        { code, name: data.member, because },
        { code, name: data.member, because, comment: data.comment },
      ]);
    case 'merchant_blocked':
      return [{ code, name: data.member }];
    case 'merchant_declined_job':
    case 'merchant_closed_job':
      return [
        { code, merchantName },
        { code, merchantName, reason: data.reason },
      ];
    case 'merchant_confirmed':
    case 'merchant_blocked_us':
    case 'store_access_approved':
    case 'store_access_refused':
      return [{ code, merchantName }];
    case 'invoice_created':
    case 'invoice_paid':
    case 'invoice_closed': {
      const money = { amount: '1500.50', currency: 'EUR' };
      return [
        { code, money },
        { code, money, number: data.reason },
      ];
    }
    case 'job_expired':
      return [{ code }];
    case 'continued_here':
      return [{ code, channel: 'C0JOBS', rootTs: '1700000000.000100', teamUrl: TEAM_URL }];
    case 'continues_job':
      return [{ code, jobNumber: data.number }];
    case 'mail_refused':
      return (['not_proven', 'other_sender', 'unreadable', 'came_back'] as const).map((because) => ({
        code,
        because,
        merchantName,
        sender: data.member,
      }));
    case 'mail_returned':
      return [{ code, reason: { code: 'mail_bounced', said: data.body }, retry: '7' }];
    case 'away_words':
    case 'written_there':
      return [{ code, excerpt: data.body }];
  }
}

/** Every refusal, with and without who did it and when. */
export function refusalsOf(data: SurfaceData): [string, Refusal][] {
  const found = REFUSAL_CODES.flatMap((code) => refusalsOfCode(code, data));
  return found.map((refusal, index) => [`${refusal.code} ${index}`, refusal]);
}

function refusalsOfCode(code: Refusal['code'], data: SurfaceData): Refusal[] {
  const at = SOON;
  const by = data.member;
  const names = data.tags.map(({ name }) => name);
  switch (code) {
    case 'job_ended':
    case 'heard_too_late':
      return (['declined', 'expired', 'closed'] as const).flatMap((status): Refusal[] => [
        { code, status },
        { code, status, by, at },
      ]);
    case 'not_now':
      return (['new', 'opened', 'responded', 'awaiting_response', 'inactive', 'completed'] as const).map((status) => ({
        code,
        status,
      }));
    case 'already_done':
      return (['inactive', 'completed', 'responded', 'awaiting_response'] as const).flatMap((status): Refusal[] => [
        { code, status },
        { code, status, by, at },
      ]);
    case 'time_is_up':
      return [{ code, at }];
    case 'proposal_accepted':
      return [{ code }, { code, at }];
    case 'already_sent':
    case 'already_kept':
      return [{ code }, { code, by }];
    case 'proposal_closed':
    case 'proposal_changed':
    case 'already_blocked':
    case 'store_access_asked_already':
    case 'store_access_given_already':
      return [{ code }, { code, by, at }];
    case 'review_asked_already':
      return [{ code, by, at }];
    case 'assigned_already':
      return [{ code, by }];
    case 'not_assignable':
    case 'tag_exists':
      return [{ code, names }];
    default:
      return [{ code } as Refusal];
  }
}
