import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, respondWithRefusal, threadClicked } from './answer.ts';

/** Assign to me on a card: everybody sees on it who has it. */
export function assignMe(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action);
    const done = 'caller' in who && threadId !== undefined ? await deps.assignMe(who.caller, threadId) : undefined;
    await ack();
    if ('refusal' in who) await respondWithRefusal({ respond, body, logger }, who.refusal, who.language);
    else if (done?.kind === 'refused')
      await respondWithRefusal({ respond, body, logger }, done.refusal, who.caller.language);
  };
}
