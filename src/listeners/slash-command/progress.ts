import { blockMerchantDialog } from '../../../blocks/block-merchant-dialog.ts';
import { declineJobDialog } from '../../../blocks/decline-job-dialog.ts';
import { declineRefusal } from '../../domain/job-verbs.ts';
import { dialogAnswer, refusedAnswer, said } from './answer.ts';
import type { Verb } from './verb.ts';

export const inactive: Verb = async (deps, { caller, threadId, name, texts }) => {
  const done = await deps.markInactive(caller, threadId);
  if (done.kind === 'refused') return refusedAnswer(done.refusal, texts);
  return said(texts.finding.command.inactive({ name }));
};

export const complete: Verb = async (deps, { caller, threadId, name, texts }) => {
  const done = await deps.completeJob(caller, threadId);
  if (done.kind === 'refused') return refusedAnswer(done.refusal, texts);
  return said(texts.finding.command.completed({ name }));
};

export const reopen: Verb = async (deps, { caller, threadId, name, texts }) => {
  const done = await deps.reopenJob(caller, threadId);
  if (done.kind === 'refused') return refusedAnswer(done.refusal, texts);
  return said(texts.finding.command.reopened({ name }));
};

/** Asks why, in a dialog. */
export const decline: Verb = async (deps, { caller, threadId, texts }) => {
  const seen = await deps.seeThread(caller, threadId);
  if (!seen) return refusedAnswer({ code: 'unknown_thread' }, texts);
  const refusal = declineRefusal(seen.shown, seen.now);
  return refusal ? refusedAnswer(refusal, texts) : dialogAnswer(declineJobDialog(seen, texts));
};

/** Asks why and says what it does, in a dialog. */
export const block: Verb = async (deps, { caller, threadId, texts }) => {
  const seen = await deps.seeThread(caller, threadId);
  if (!seen) return refusedAnswer({ code: 'unknown_thread' }, texts);
  if (seen.block) return refusedAnswer({ code: 'already_blocked', ...seen.block }, texts);
  return dialogAnswer(blockMerchantDialog(seen, texts));
};
