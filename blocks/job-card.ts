import type { KnownBlock } from '@slack/types';
import type { JobCard } from '../src/domain/card.ts';
import { isDeclineReason } from '../src/domain/decline-reason.ts';
import { hasEnded, type JobStatus } from '../src/domain/job-status.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { afterWorkMarks, openStore } from './after-work.ts';
import {
  assigneeMentions,
  clientName,
  contextLine,
  footer,
  identity,
  labeled,
  markWords,
  merchantName,
  shortName,
} from './card-parts.ts';
import { jobButtons } from './job-buttons.ts';
import {
  escapeSlack,
  escapeWithin,
  inert,
  joinText,
  LIMITS,
  mrkdwn,
  oneLine,
  plainText,
  type SlackContent,
  when,
} from './text.ts';

/** Always followed by the word. */
export const DOTS: Record<JobStatus, string> = {
  new: '🔵',
  opened: '🔵',
  awaiting_response: '🟠',
  responded: '🟢',
  inactive: '⚪',
  declined: '⚪',
  expired: '⚪',
  closed: '⚪',
  completed: '✅',
};

interface Line {
  field: string;
  text: string;
}

/** The root of a job's thread: what it is, whose it is, until when, what to do. */
export function jobCard(job: JobCard, texts: Texts): SlackContent {
  const { card } = texts;
  const title = card.title({
    service: oneLine(job.serviceName) || card.someService,
    client: clientName(job.merchant, texts),
  });
  const header = oneLine(title, LIMITS.header);
  const who = identity([`J-${job.number}`, card.kinds[job.kind], merchantName(job.merchant, texts)], job.merchant);
  const lines = fieldLines(job, texts);
  const summary = summaryOf(job);
  const marks = [...markWords({ ...job, blocked: job.conversationBlocked }, texts), ...afterWorkMarks(job, texts)];
  const store = hasEnded(job.status) ? undefined : openStore(job, `J-${job.number}`, texts);
  const buttons = jobButtons(job, texts);
  const foot = takesReplies(job) ? footer(job, texts) : undefined;

  const blocks: KnownBlock[] = [
    { type: 'header', text: plainText(header) },
    who.block,
    { type: 'section', fields: lines.map((line) => mrkdwn(line.field)) },
    ...(summary ? [{ type: 'section' as const, text: mrkdwn(summary.quote), expand: true }] : []),
    ...(store ? [store.block] : []),
    ...(marks.length > 0 ? [contextLine(marks)] : []),
    ...(buttons ? [buttons] : []),
    ...(foot ? [contextLine([foot])] : []),
  ];
  const text = joinText([
    escapeSlack(header),
    who.text,
    ...lines.map((line) => line.text),
    store?.text,
    marks.length > 0 ? escapeWithin(marks.join(' · '), 900) : undefined,
    foot ? escapeSlack(foot) : undefined,
    summary?.text,
  ]);
  return { text, blocks };
}

function takesReplies(job: JobCard): boolean {
  return !hasEnded(job.status) && !job.timeIsUp && !job.conversationBlocked;
}

function fieldLines(job: JobCard, texts: Texts): Line[] {
  const { fields } = texts.card;
  const dot = DOTS[job.status];
  const status = labeled(fields.status, `${dot} ${statusWords(job, texts)}`);
  const clock = clockLine(job, texts);
  if (hasEnded(job.status)) return clock ? [status, clock] : [status];

  const assigned = labeled(fields.assigned, assigneeMentions(job.assignees, texts));
  const wants = wantsOf(job, texts);
  return [status, ...(clock ? [clock] : []), assigned, ...(wants ? [labeled(fields.wants, wants)] : [])];
}

function statusWords(job: JobCard, texts: Texts): string {
  const { label, meaning } = texts.statuses[job.status];
  if (job.status === 'completed' && job.confirmed) return `${label} · ${texts.card.confirmed}`;
  if (job.status !== 'declined' && job.status !== 'closed') return `${label} · ${meaning}`;
  const by = endedBy(job, texts);
  const reason = reasonOf(job, texts);
  return `${label} · ${[by ?? (reason ? '' : meaning), reason].filter(Boolean).join(', ')}`;
}

/** Ours is a word of ours; a merchant's is in their own words, and looks so. */
function reasonOf({ endedReason, endedBy: by, status }: JobCard, { jobVerbs, thread }: Texts): string {
  if (by?.actor === 'member') {
    if (status === 'closed') return jobVerbs.merchantBlocked;
    return isDeclineReason(endedReason) ? jobVerbs.declined[endedReason] : '';
  }
  const reason = endedReason ? inert(endedReason, 200) : '';
  return reason && by?.actor === 'merchant' ? thread.quoted({ words: reason }) : reason;
}

function endedBy(job: JobCard, texts: Texts): string | undefined {
  const { endedBy: by } = job;
  if (!by || by.actor === 'clock') return undefined;
  if (by.actor === 'merchant') return texts.card.byMerchant;
  return by.name ? texts.card.byName({ name: inert(by.name) }) : texts.card.byUs;
}

function clockLine(job: JobCard, texts: Texts): Line | undefined {
  const { fields } = texts.card;
  const { status, endedAt, expiresAt, answerBy } = job;
  const on = (label: string, date: Date | undefined): Line | undefined =>
    date && labeled(label, when(date, texts, 'card'));
  switch (status) {
    case 'new':
    case 'opened':
      if (!expiresAt) return undefined;
      if (job.timeIsUp) {
        return labeled(fields.timeIsUp, texts.card.timeIsUp({ at: when(expiresAt, texts, 'card') }));
      }
      return labeled(fields.answerBy, when(expiresAt, texts, 'card'));
    case 'awaiting_response': {
      if (!answerBy) return undefined;
      const label = fields.answerMerchantBy({ merchant: shortName(job.merchant, texts) });
      return labeled(label, when(answerBy, texts, 'card'));
    }
    case 'declined':
      return on(fields.declinedOn, endedAt);
    case 'expired':
      return on(fields.expiredOn, endedAt ?? expiresAt);
    case 'closed':
      return on(fields.closedOn, endedAt);
    case 'completed':
      return on(fields.completedOn, endedAt);
    case 'responded':
    case 'inactive':
      return undefined;
  }
}

function wantsOf(job: JobCard, texts: Texts): string {
  const { time, cost, quality } = job.priorities;
  const budget = job.budget && texts.formats.money(job.budget);
  return [time, budget, cost, quality].flatMap((word) => (word ? [inert(word)] : [])).join(' · ');
}

/** The merchant's own words are quoted; an ended card is short and leaves them to the thread. */
function summaryOf(job: JobCard): { quote: string; text: string } | undefined {
  if (hasEnded(job.status)) return undefined;
  const title = job.title ? inert(job.title, 200) : '';
  const words = job.summary ? inert(job.summary, LIMITS.summary) : '';
  if (!title && !words) return undefined;
  const quote = [title && `*${title}*`, words && `> ${words}`].filter(Boolean).join('\n');
  return { quote, text: [title, words].filter(Boolean).join('\n') };
}
