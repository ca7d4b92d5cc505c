import { notSentYet } from '../../../blocks/doubts.ts';
import { noteDialog } from '../../../blocks/note-dialog.ts';
import { askedAgain, replyDialog } from '../../../blocks/reply-dialog.ts';
import { inert } from '../../../blocks/text.ts';
import { REPLY_LENGTH } from '../../domain/template.ts';
import { dialogAnswer, refusedAnswer, said } from './answer.ts';
import type { Verb } from './verb.ts';

/** `/jobline reply J-12 …`: goes as it stands; without words, and where it looks like a slip, the dialog. */
export const reply: Verb = async (deps, { caller, threadId, name, words, key, texts }) => {
  if (words === '') {
    const opening = await deps.openReply(caller, threadId);
    if (opening.kind === 'refused') return refusedAnswer(opening.refusal, texts, 'send');
    return dialogAnswer(replyDialog(opening.form, texts));
  }
  const text = await deps.readTyped(caller, words);
  const answered = await deps.reply(caller, threadId, text, { key });
  if (answered.kind === 'asks') {
    // The words are nowhere else by now, and no dialog may open or hold them all.
    const notSent = notSentYet(text, answered.doubts, answered.merchantName, texts);
    if (text.length > REPLY_LENGTH) return said(notSent);
    const opening = await deps.openReply(caller, threadId);
    if (opening.kind === 'refused') return refusedAnswer(opening.refusal, texts, 'send');
    return dialogAnswer(askedAgain(opening.form, { text, filled: 0, ...answered }, texts), notSent);
  }
  if (answered.kind === 'refused') return refusedAnswer(answered.refusal, texts, 'send');
  const merchant = answered.kind === 'sent' ? inert(answered.merchantName) : '';
  return said(texts.finding.command.replied({ name, merchant: merchant || texts.card.someMerchant }));
};

export const note: Verb = async (deps, { caller, threadId, name, words, texts }) => {
  if (words === '') {
    const seen = await deps.seeNotes(caller, threadId);
    return seen ? dialogAnswer(noteDialog(seen, texts)) : refusedAnswer({ code: 'unknown_thread' }, texts);
  }
  const noted = await deps.addNote(caller, { threadId, body: await deps.readTyped(caller, words) });
  if (noted.kind === 'refused') return refusedAnswer(noted.refusal, texts);
  return said(texts.finding.command.noted({ name }));
};

export const read: Verb = async (deps, { caller, threadId, name, texts }) => {
  const marked = await deps.markRead(caller, threadId);
  if (marked.kind === 'refused') return refusedAnswer(marked.refusal, texts);
  const { command } = texts.finding;
  return said(marked.count > 0 ? command.read({ name, count: marked.count }) : command.nothingUnread({ name }));
};
