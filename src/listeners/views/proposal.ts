import { messageDialog } from '../../../blocks/dialog.ts';
import { proposalDialog, readProposal, type SentProposal } from '../../../blocks/proposal-dialog.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { inert } from '../../../blocks/text.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
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
      case 'meanwhile': {
        const opening = await reopen(deps, caller, asked);
        if (opening.kind === 'refused') return ackWithView(ack, notSent(opening.refusal, caller.language));
        const said = proposals.dialog.meanwhile({ name: inert(sent.by) || texts(caller.language).outside.someone });
        const form = { ...opening.form, typed: asked.typed, seen: sent.seen };
        return ackWithView(ack, proposalDialog(form, texts(caller.language), said));
      }
      case 'refused':
        return ackWithView(ack, notSent(sent.refusal, caller.language));
    }
  };
}

function send(deps: ListenerDeps, caller: Caller, asked: SentProposal, key: string): Promise<ProposalSent> {
  const { threadId, editing, typed, seen } = asked;
  if (editing) return deps.editProposal(caller, { proposalId: editing.id, version: editing.version, typed, key });
  return deps.sendProposal(caller, { threadId: threadId ?? 0, typed, key, seen });
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
