import { conversationCard } from '../../../blocks/conversation-card.ts';
import { historyDialog } from '../../../blocks/history-dialog.ts';
import { jobCard } from '../../../blocks/job-card.ts';
import { reviewDialog } from '../../../blocks/review-dialog.ts';
import { dialogAnswer, refusedAnswer, said } from './answer.ts';
import type { Verb } from './verb.ts';

/** The card, for whoever asks alone; its buttons work here too. */
export const show: Verb = async (deps, { caller, threadId, texts }) => {
  const seen = await deps.seeThread(caller, threadId);
  if (!seen) return refusedAnswer({ code: 'unknown_thread' }, texts);
  const { shown } = seen;
  const { text, blocks } = shown.of === 'job' ? jobCard(shown.card, texts) : conversationCard(shown.card, texts);
  return said(text, blocks);
};

export const history: Verb = async (deps, { caller, threadId, texts }) => {
  const seen = await deps.seeHistory(caller, threadId);
  if (!seen) return refusedAnswer({ code: 'unknown_thread' }, texts);
  return dialogAnswer(historyDialog({ ...seen, page: 0 }, texts));
};

/** Says what the merchant will be asked, in a dialog. */
export const review: Verb = async (deps, { caller, threadId, texts }) => {
  const opening = await deps.openReview(caller, threadId);
  if (opening.kind === 'refused') return refusedAnswer(opening.refusal, texts);
  return dialogAnswer(reviewDialog(opening, texts));
};
