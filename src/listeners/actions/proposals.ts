import { threadIdOf } from '../../../blocks/dialog.ts';
import { readOfferButton } from '../../../blocks/proposal-parts.ts';
import { proposalsDialog, proposalVersionDialog, readShownOffer } from '../../../blocks/proposals-dialog.ts';
import type { ProposalsShown } from '../../domain/proposals-shown.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { opensDialog } from './open-thread-dialog.ts';
import { refusalText, tellClicker } from './tell-clicker.ts';

/** Proposals and jobs: all that was offered in the conversation. */
export function proposals(deps: ListenerDeps): ActionListener {
  return opensDialog<ProposalsShown>(deps, {
    id: 'proposals',
    see: (caller, threadId) => deps.seeProposals(caller, threadId),
    view: (shown, known) => proposalsDialog(shown, known),
  });
}

/** View proposal: one version, whole. */
export function viewProposal(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const offer = readOfferButton(action.type === 'button' ? action.value : undefined);
    const seen = 'caller' in who && offer ? await deps.seeOffer(who.caller, offer) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'proposals', who.refusal, who.language);
    const { language } = who.caller;
    if (!seen) return tellClicker(click, 'proposals', { code: 'unknown_proposal' }, language);
    await openDialog(click, proposalVersionDialog(seen, texts(language)));
  };
}

/** Close, after Slack asked whether it is meant: nobody can accept it any more. */
export function closeProposal(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const offer = readOfferButton(action.type === 'button' ? action.value : undefined);
    const done = 'caller' in who ? await deps.closeProposal(who.caller, offer?.id ?? '') : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'proposals', who.refusal, who.language);
    const { caller } = who;
    const said =
      done?.kind === 'refused'
        ? refusalText(done.refusal, caller.language)
        : texts(caller.language).proposals.list.closed;
    const { view } = body;
    const next = view && (await shownNow(deps, caller, view, said));
    if (view && next) await updateDialog({ client, logger }, view, next);
  };
}

/** The dialog in which the button stood, as it is now. */
async function shownNow(deps: ListenerDeps, caller: Caller, view: Parameters<typeof readShownOffer>[0], said: string) {
  const known = texts(caller.language);
  const offer = readShownOffer(view);
  if (offer) {
    const seen = await deps.seeOffer(caller, offer);
    return seen && proposalVersionDialog(seen, known, said);
  }
  const seen = await deps.seeProposals(caller, threadIdOf(view) ?? 0);
  return seen && proposalsDialog(seen, known, said);
}
