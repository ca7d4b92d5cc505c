import type { CardMerchant } from '../../domain/card.ts';
import { replyVerdict } from '../../domain/deadlines.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ReplyForm } from '../../domain/reply-form.ts';
import type { TemplateWords } from '../../domain/template.ts';
import { type AuthorNaming, getAuthorNaming } from '../../store/author-naming.ts';
import { getThreadCard } from '../../store/cards.ts';
import type { Reader } from '../../store/reading.ts';
import { closeDraft, openDraft } from '../../store/reply-drafts.ts';
import { getReplyFormRow, type ReplyFormRow } from '../../store/reply-form.ts';
import type { Tx } from '../../store/scope.ts';
import { listTemplates } from '../../store/templates.ts';
import { findThread } from '../../store/threads.ts';
import { type Act, refused } from '../jobs/done.ts';
import { lockThread } from './thread-state.ts';
import { othersWriting } from './two-at-once.ts';

/** What a select takes. */
const TEMPLATES_SHOWN = 99;
const DAY_MS = 24 * 3_600_000;

export type ReplyOpening = { kind: 'open'; form: ReplyForm } | { kind: 'refused'; refusal: Refusal };

/** Somebody opens the Reply dialog; colleagues who write in the meantime hear of it. */
export async function openReply(tx: Tx, { threadId, slackUser, name, at: now }: Act): Promise<ReplyOpening> {
  const thread = await findThread(tx, threadId);
  if (!thread) return refused({ code: 'unknown_thread' });
  const { state } = await lockThread(tx, thread);
  const verdict = replyVerdict(state, { writtenAt: now, heardAt: now });
  if (verdict.kind === 'refuse') return refused(verdict.refusal);
  await openDraft(tx, { threadId, slackUser, openedAt: now, forgetBefore: new Date(now.getTime() - DAY_MS) });
  return { kind: 'open', form: await readReplyForm(tx, { threadId, slackUser, name, at: now }) };
}

/** The dialog as it would be now, without opening it. */
export async function readReplyForm(db: Reader | Tx, { threadId, slackUser, name, at }: Act): Promise<ReplyForm> {
  const [{ of, card }, row, naming, templates, others] = await Promise.all([
    getThreadCard(db, threadId, at),
    getReplyFormRow(db, threadId),
    getAuthorNaming(db, db.organizationId),
    listTemplates(db, TEMPLATES_SHOWN),
    othersWriting(db, threadId, slackUser, at),
  ]);
  const isJob = of === 'job';
  return {
    threadId,
    label: `${isJob ? 'J' : 'C'}-${card.number}`,
    merchant: card.merchant,
    isFirst: isJob && card.kind === 'match' && !row.hasReplies && card.acceptedProposal === undefined,
    templates,
    words: wordsOf(card.merchant, row, naming, name),
    profile: {
      ...(row.profileWords !== undefined && { words: row.profileWords }),
      ...(row.profileUrl !== undefined && { url: row.profileUrl }),
    },
    others: others.map((other) => ({ name: other.name, writing: other.writing })),
    ...(row.serviceName !== undefined && { serviceName: row.serviceName }),
    ...(row.unread !== undefined && { unread: row.unread }),
    ...(isJob && card.title !== undefined && { title: card.title }),
    ...(isJob && card.summary !== undefined && { summary: card.summary }),
  };
}

/** What the placeholders of a reply in this thread stand for. */
export async function templateWords(tx: Tx, threadId: number, name: string, now: Date): Promise<TemplateWords> {
  const { card } = await getThreadCard(tx, threadId, now);
  const row = await getReplyFormRow(tx, threadId);
  return wordsOf(card.merchant, row, await getAuthorNaming(tx, tx.organizationId), name);
}

function wordsOf(
  merchant: CardMerchant,
  { serviceName }: ReplyFormRow,
  { agency, byAgency }: AuthorNaming,
  name: string,
): TemplateWords {
  const store = merchant.storeName ?? merchant.name;
  return { merchant: merchant.name, service: serviceName ?? store, store, me: byAgency ? agency : name, agency };
}

/** The dialog was closed without sending. */
export async function closeReply(tx: Tx, draft: { threadId: number; slackUser: string }): Promise<void> {
  await closeDraft(tx, draft);
}
