import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { isBlockReason } from '../src/domain/block-reason.ts';
import type { Change } from '../src/domain/change.ts';
import { isDeclineReason } from '../src/domain/decline-reason.ts';
import type { Invoice } from '../src/domain/invoice.ts';
import type { HistoryLine, ThreadShown } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { invoiceLines } from './after-work.ts';
import { dialog } from './dialog.ts';
import { inert, mrkdwn, plainText, when } from './text.ts';
import { threadName } from './thread-name.ts';

const LINES_A_PAGE = 90;
const LINES_A_BLOCK = 5;
const BLOCK_LENGTH = 3000;
const REASON_LENGTH = 300;
const NAMED = 10;

export interface HistoryAbout {
  threadId: number;
  shown: ThreadShown;
  /** Newest first. */
  lines: readonly HistoryLine[];
  /** From 0. */
  page: number;
  /** Of a job, the first one first. */
  invoices?: readonly Invoice[];
}

/** Every change of a thread and its job: who, when, why. */
export function historyDialog({ threadId, shown, lines, page, invoices = [] }: HistoryAbout, texts: Texts): ModalView {
  const { history } = texts.jobVerbs;
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const now = Math.min(Math.max(page, 0), pages - 1);
  const shownLines = lines.slice(now * LINES_A_PAGE, (now + 1) * LINES_A_PAGE);
  const said = shownLines.map((line) => `${when(line.at, texts, 'card')} · ${lineText(line, texts)}`);
  const blocks: KnownBlock[] = [
    ...(now === 0 ? invoiceLines(invoices, texts) : []),
    ...inBlocks(said).map((text) => ({ type: 'section' as const, text: mrkdwn(text), expand: true })),
  ];
  if (pages > 1) {
    const { number } = texts.formats;
    blocks.push(
      { type: 'context', elements: [plainText(history.page({ page: number(now + 1), pages: number(pages) }))] },
      ...(now > 0 ? [pageButton(history.newer, threadId, now - 1)] : []),
      ...(now < pages - 1 ? [pageButton(history.older, threadId, now + 1)] : []),
    );
  }
  return dialog(
    { id: 'history', title: history.title({ thread: threadName(shown) }), blocks, context: { threadId } },
    texts,
  );
}

/** A few lines a block, fewer where they are long. */
function inBlocks(said: readonly string[]): string[] {
  const texts: string[] = [];
  let lines = 0;
  for (const line of said) {
    const last = texts.at(-1);
    const joined = `${last}\n${line}`;
    if (last === undefined || lines === LINES_A_BLOCK || joined.length > BLOCK_LENGTH) {
      texts.push(line);
      lines = 1;
    } else {
      texts[texts.length - 1] = joined;
      lines += 1;
    }
  }
  return texts;
}

/** In a block of its own: no two of one `action_id` stand in one block. */
function pageButton(label: string, threadId: number, page: number): ActionsBlock {
  const element = { type: 'button', action_id: ACTION_IDS.jobHistory, text: plainText(label) } as const;
  return { type: 'actions', elements: [{ ...element, value: `${threadId}:${page}` }] };
}

/** The value of a History button: the thread, and the page where it is not the first. */
export function readHistoryButton(value: string | undefined): { threadId: number; page: number } | undefined {
  const [, thread, page = '0'] = /^(\d{1,15})(?::(\d{1,6}))?$/.exec(value ?? '') ?? [];
  return thread === undefined ? undefined : { threadId: Number(thread), page: Number(page) };
}

function lineText(line: HistoryLine, texts: Texts): string {
  const { history } = texts.jobVerbs;
  switch (line.of) {
    case 'arrival':
      return history.arrivals[line.kind];
    case 'note':
      return history.noted({ name: nameOf(line.name, texts) });
    case 'change':
      return changeText(line.change, nameOf(line.name, texts), texts);
    case 'job': {
      const said = history.did[line.command]({ name: nameOf(line.name, texts) });
      return [said, reasonOf(line, texts), commentOf(line, texts)].filter(Boolean).join(' · ');
    }
  }
}

function changeText(change: Change, name: string, texts: Texts): string {
  const { afterWork } = texts;
  const { history, blocked } = texts.jobVerbs;
  const { proposals } = texts;
  switch (change.code) {
    case 'assigned':
      return history.assigned({ name, who: mentions(change.slackUsers, texts) });
    case 'unassigned':
      return history.unassigned({ name, who: mentions(change.slackUsers, texts) });
    case 'assignees_kept':
      return history.assigneesKept({ who: mentions(change.slackUsers, texts), from: inert(change.from) });
    case 'tagged':
      return history.tagged({ name, tags: tagNames(change.tags, texts) });
    case 'untagged':
      return history.untagged({ name, tags: tagNames(change.tags, texts) });
    case 'noted':
      return history.noted({ name });
    case 'read':
      return history.read({ name });
    case 'proposed':
      return proposals.history.proposed({ name, version: texts.formats.number(change.version) });
    case 'proposal_closed':
      return proposals.history.closed({ name });
    case 'proposal_accepted':
      return proposals.history.accepted({ name, version: texts.formats.number(change.version) });
    case 'proposal_declined': {
      const said = proposals.history.declined({ name, version: texts.formats.number(change.version) });
      return change.feedback
        ? `${said} · ${texts.thread.quoted({ words: inert(change.feedback, REASON_LENGTH) })}`
        : said;
    }
    case 'review_requested':
      return afterWork.history.reviewRequested({ name });
    case 'reviewed':
      return afterWork.history.reviewed({ name, stars: afterWork.review.stars({ count: change.rating }) });
    case 'store_access_requested':
      return afterWork.history.accessRequested({ name });
    case 'store_access_approved':
      return afterWork.history.accessApproved({ name });
    case 'store_access_refused':
      return afterWork.history.accessRefused({ name });
    case 'invoice_created':
      return afterWork.history.invoiceCreated({ money: texts.formats.money(change.money) });
    case 'invoice_paid':
      return afterWork.history.invoicePaid({ money: texts.formats.money(change.money) });
    case 'invoice_closed':
      return afterWork.history.invoiceClosed({ money: texts.formats.money(change.money) });
    case 'blocked':
      return `${history.blocked({ name })} · ${blocked[change.reason]}`;
    case 'blocked_us':
      return history.blockedUs({ name });
  }
}

type Done = Extract<HistoryLine, { of: 'job' }>;

/** A code of ours reads as a phrase; a merchant's reason is in their own words, and looks so. */
function reasonOf({ reason, actor }: Done, { jobVerbs, thread }: Texts): string {
  if (!reason) return '';
  if (actor === 'merchant') return thread.quoted({ words: inert(reason, REASON_LENGTH) });
  if (isDeclineReason(reason)) return jobVerbs.declined[reason];
  return isBlockReason(reason) ? jobVerbs.blocked[reason] : inert(reason, REASON_LENGTH);
}

function commentOf({ comment }: Done, { jobVerbs, thread }: Texts): string {
  return comment ? `${jobVerbs.toMerchant} ${thread.quoted({ words: inert(comment, REASON_LENGTH) })}` : '';
}

function nameOf(name: string | undefined, texts: Texts): string {
  return (name && inert(name)) || texts.jobVerbs.somebody;
}

function mentions(users: readonly string[], texts: Texts): string {
  const known = users.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).map((id) => `<@${id}>`);
  return atMost(known, texts) || texts.jobVerbs.somebody;
}

function tagNames(tags: readonly string[], texts: Texts): string {
  return atMost(
    tags.map((tag) => texts.thread.quoted({ words: inert(tag, 40) })),
    texts,
  );
}

function atMost(words: readonly string[], { card }: Texts): string {
  const rest = words.length - NAMED;
  return [...words.slice(0, NAMED), ...(rest > 0 ? [card.more({ count: rest })] : [])].join(', ');
}
