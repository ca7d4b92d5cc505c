import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, respondWithRefusal } from './answer.ts';

/** Retry under a failure: the delivery goes out once more; its value is the delivery's id. */
export function retryDelivery(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const id = action.type === 'button' ? action.value : undefined;
    const retried = 'caller' in who && id ? await deps.retryDelivery(who.caller, id) : undefined;
    await ack();
    if ('refusal' in who) await respondWithRefusal({ respond, body, logger }, who.refusal, who.language);
    else if (retried?.kind === 'refused')
      await respondWithRefusal({ respond, body, logger }, retried.refusal, who.caller.language);
  };
}
