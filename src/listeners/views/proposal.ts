import { messageDialog } from '../../../blocks/dialog.ts';
import { doubtQuestion } from '../../../blocks/doubts.ts';
import { proposalDialog, readProposal, type SentProposal, typedInto } from '../../../blocks/proposal-dialog.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { inert } from '../../../blocks/text.ts';
import type { Language } from '../../domain/language.ts';
import type { ProposalForm } from '../../domain/proposal-form.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { doubtName } from '../../domain/slip.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { ProposalSent } from '../../use-cases/proposals/send-proposal.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { reopen } from '../actions/proposal.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** The Proposal dialog was sent: it goes to the merchant, once however often Slack repeats it; or it says what is wrong. */
export function proposalSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, notSent(who.refusal, who.language));
    const { caller } = who;
    const asked = readProposal(view);
    const sent = await send(deps, caller, asked, view.id);
    const { proposals } = texts(caller.language);
    switch (sent.kind) {
      case 'sent':
        return ackAndClose(ack);
      case 'wrong': {
        const problems = Object.entries(sent.problems);
        return ackWithErrors(
          ack,
          Object.fromEntries(problems.map(([field, problem]) => [field, proposals.dialog.problems[problem]])),
        );
      }
      case 'asks':
      case 'meanwhile': {
        const opening = await reopen(deps, caller, asked);
        if (opening.kind === 'refused') return ackWithView(ack, notSent(opening.refusal, caller.language));
        return ackWithView(ack, onceMore(typedInto(opening.form, asked), sent, texts(caller.language)));
      }
      case 'refused':
        return ackWithView(ack, notSent(sent.refusal, caller.language));
    }
  };
}

/** The dialog again as it was typed, and why it did not go: its button sends it now. */
function onceMore(form: ProposalForm, why: Extract<ProposalSent, { kind: 'asks' | 'meanwhile' }>, known: Texts) {
  if (why.kind === 'asks') {
    const asked = why.doubts.map(doubtName);
    return proposalDialog({ ...form, asked }, known, doubtQuestion(why.doubts, form.merchantName, known));
  }
  const said = known.proposals.dialog.meanwhile({ name: inert(why.by) || known.outside.someone });
  return proposalDialog({ ...form, seen: why.seen }, known, said);
}

function send(deps: ListenerDeps, caller: Caller, asked: SentProposal, key: string): Promise<ProposalSent> {
  const { threadId, editing, typed, seen, asked: before } = asked;
  const filled = { typed, key, asked: before };
  if (editing) return deps.editProposal(caller, { ...filled, proposalId: editing.id, version: editing.version });
  return deps.sendProposal(caller, { ...filled, threadId: threadId ?? 0, seen });
}

/** Why nothing goes to the merchant, in the place of the dialog. */
function notSent(refusal: Refusal, language: Language): ReturnType<typeof messageDialog> {
  const known = texts(language);
  return messageDialog(
    'proposal',
    known.jobVerbs.notDone,
    refusalMessage(refusal, known, { doing: 'send' }).text,
    known,
  );
}
