import { contextOf } from '../../../blocks/dialog.ts';
import { moreDialog } from '../../../blocks/more-dialog.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { type Click, refusalText, tellClicker } from './tell-clicker.ts';

interface AtOnce<Outcome> {
  act(caller: Caller, threadId: number): Promise<Outcome | { kind: 'refused'; refusal: Refusal }>;
  /** What More says when it is done. */
  said(outcome: Outcome, more: Texts['jobVerbs']['more']['done']): string;
}

/** A button that asks nothing: it is done, everybody sees it on the card, and More says so and what can be done next. */
export function appliesAtOnce<Outcome extends { kind: string }>(
  deps: ListenerDeps,
  { act, said }: AtOnce<Outcome>,
): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click: Click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action);
    const outcome = 'caller' in who && threadId !== undefined ? await act(who.caller, threadId) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, 'more', who.refusal, who.language);
    const { caller } = who;
    if (!outcome || threadId === undefined)
      return tellClicker(click, 'more', { code: 'unknown_thread' }, caller.language);
    const refusal = isRefused(outcome) ? outcome.refusal : undefined;
    const { view } = body;
    if (view?.callback_id !== 'more') {
      return refusal && tellClicker(click, 'more', refusal, caller.language);
    }

    const seen = await deps.seeThread(caller, threadId);
    if (!seen) return tellClicker(click, 'more', { code: 'unknown_thread' }, caller.language);
    const known = texts(caller.language);
    const told = isRefused(outcome)
      ? refusalText(outcome.refusal, caller.language)
      : said(outcome, known.jobVerbs.more.done);
    const fromCard = contextOf({ private_metadata: view.private_metadata, state: { values: {} } }).fromCard === true;
    await updateDialog(click, view, moreDialog({ ...seen, fromCard, said: told }, known));
  };
}

function isRefused(outcome: { kind: string }): outcome is { kind: 'refused'; refusal: Refusal } {
  return outcome.kind === 'refused';
}
