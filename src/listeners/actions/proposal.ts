import { proposalDialog, readProposal, withMilestone } from '../../../blocks/proposal-dialog.ts';
import { readOfferButton } from '../../../blocks/proposal-parts.ts';
import { texts } from '../../i18n/texts.ts';
import type { ProposalOpening } from '../../use-cases/proposals/open-proposal.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { refusalDialog, tellClicker } from './tell-clicker.ts';

/** Proposal: the dialog for a new one. */
export function proposal(deps: ListenerDeps): ActionListener {
  return opens(deps, (caller, action) => deps.openProposal(caller, threadClicked(action) ?? 0));
}

/** Edit and send again: the newest version, to be changed. */
export function editProposal(deps: ListenerDeps): ActionListener {
  return opens(deps, (caller, action) => {
    const offer = readOfferButton(action.type === 'button' ? action.value : undefined);
    return deps.openProposalEdit(caller, offer?.id ?? '');
  });
}

function opens(
  deps: ListenerDeps,
  open: (caller: Caller, action: Parameters<ActionListener>[0]['action']) => Promise<ProposalOpening>,
): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const opening = 'caller' in who ? await open(who.caller, action) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'proposal', who.refusal, who.language);
    const { language } = who.caller;
    if (opening?.kind === 'open') return openDialog(click, proposalDialog(opening.form, texts(language)));
    if (opening) await tellClicker(click, 'proposal', opening.refusal, language);
  };
}

/** Add a milestone: one more row, everything typed kept. */
export function addMilestone(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, client, logger }) => {
    const { view } = body;
    const who = await memberWhoClicked(deps, body);
    const asked = view && 'caller' in who ? readProposal(view) : undefined;
    const opening = asked && 'caller' in who ? await reopen(deps, who.caller, asked) : undefined;
    await ack();
    if (!view || !opening || !('caller' in who)) return;
    const { language } = who.caller;
    const next =
      opening.kind === 'open'
        ? withMilestone(view, opening.form, texts(language))
        : refusalDialog('proposal', opening.refusal, language);
    await updateDialog({ client, logger }, { id: view.id, hash: view.hash }, next);
  };
}

/** The dialog as it would be opened now: what its menu offers may have changed. */
export function reopen(
  deps: ListenerDeps,
  caller: Caller,
  { threadId, editing }: Pick<ReturnType<typeof readProposal>, 'threadId' | 'editing'>,
): Promise<ProposalOpening> {
  return editing ? deps.openProposalEdit(caller, editing.id) : deps.openProposal(caller, threadId ?? 0);
}
