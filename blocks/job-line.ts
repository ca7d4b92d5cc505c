import type { Button, SectionBlock } from '@slack/types';
import { timeIsUp } from '../src/domain/deadlines.ts';
import { type ThreadLine, threadName } from '../src/domain/finding.ts';
import { hasEnded } from '../src/domain/job-status.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { assigneeMentions, clientName } from './card-parts.ts';
import { DOTS } from './job-card.ts';
import { inert, LIMITS, mrkdwn, oneLine, plainText, when } from './text.ts';
import { threadUrl } from './thread-link.ts';

/** Where and when a line is read. */
export interface ReadAt {
  now: Date;
  teamUrl?: string;
}

const HOUR = 3_600_000;

/** One job or conversation in two lines, its title linked to the thread. */
export function lineText(line: ThreadLine, { now, teamUrl }: ReadAt, texts: Texts): string {
  const url = line.place && threadUrl({ ...line.place, ...(teamUrl !== undefined && { teamUrl }) });
  const title = inert(lineTitle(line, texts), LIMITS.header);
  const head = [`*${url ? `<${url}|${title}>` : title}*`, threadName(line)];
  const marks = [
    line.unread > 0 ? `👀 ${texts.card.unread({ count: line.unread })}` : '',
    line.undelivered > 0 ? `⚠️ ${texts.card.undelivered({ count: line.undelivered })}` : '',
    line.blocked ? `🚫 ${texts.card.blocked}` : '',
  ];
  const over = line.status !== undefined && hasEnded(line.status);
  const rest = [
    statusWords(line, texts),
    timeWords(line, now, texts),
    over ? '' : assigneeMentions(line.assignees, texts),
    ...marks,
    url ? '' : texts.finding.line.notPosted,
  ];
  return `${head.join(' · ')}\n${rest.filter(Boolean).join(' · ')}`;
}

/** The same as a block with the one button that leads to everything else. */
export function lineBlock(line: ThreadLine, at: ReadAt, texts: Texts): SectionBlock {
  const { more } = texts.finding.line;
  const button: Button = {
    type: 'button',
    action_id: ACTION_IDS.jobMore,
    text: plainText(more),
    accessibility_label: texts.card.buttons.aboutLabel({ button: more, job: threadName(line) }),
    value: String(line.threadId),
  };
  return { type: 'section', text: mrkdwn(lineText(line, at, texts)), accessory: button };
}

/** What it is and for whom, as plain words. */
export function lineTitle({ of, serviceName, merchant }: ThreadLine, texts: Texts): string {
  const client = clientName(merchant, texts);
  if (of === 'conversation') return texts.card.conversationTitle({ client });
  return texts.card.title({ service: oneLine(serviceName ?? '') || texts.card.someService, client });
}

function statusWords({ status }: ThreadLine, texts: Texts): string {
  return status ? `${DOTS[status]} ${texts.statuses[status].label}` : texts.finding.line.conversation;
}

function timeWords({ status, expiresAt, answerBy }: ThreadLine, now: Date, texts: Texts): string {
  const { line } = texts.finding;
  if (!status) return '';
  if (timeIsUp({ status, expiresAt }, now)) return line.timeIsUp;
  const due =
    status === 'new' || status === 'opened' ? expiresAt : status === 'awaiting_response' ? answerBy : undefined;
  if (!due) return '';
  return `${line.answerBy({ at: when(due, texts, 'card') })} · ${timeLeft(due, now, texts)}`;
}

function timeLeft(due: Date, now: Date, texts: Texts): string {
  const { line } = texts.finding;
  const left = due.getTime() - now.getTime();
  if (left <= 0) return line.overdue;
  if (left < HOUR) return line.minutesLeft({ count: Math.max(1, Math.floor(left / 60_000)) });
  return line.hoursLeft({ count: Math.floor(left / HOUR) });
}
