import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { type Click, tellClicker } from './tell-clicker.ts';

/** Open on a card: the job is opened for everybody to see on the card, and whoever clicked sees everything about it. */
export function openJob(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action);
    const opened = 'caller' in who && threadId !== undefined ? await deps.openJob(who.caller, threadId) : undefined;
    await ack();
    const click: Click = { client, body, respond, logger };
    if ('refusal' in who) return tellClicker(click, 'job', who.refusal, who.language);
    if (opened?.kind === 'refused') return tellClicker(click, 'job', opened.refusal, who.caller.language);
    if (threadId === undefined) return;
    await openDialog(click, await deps.jobDialog(who.caller, threadId));
  };
}
