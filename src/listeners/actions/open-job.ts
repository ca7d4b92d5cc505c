import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, respondWithRefusal, threadOf } from './answer.ts';

/** Open on a card: the job is opened, and everybody sees it on the card. */
export function openJob(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const place = threadOf(body);
    const opened = 'caller' in who && place ? await deps.openJob(who.caller, place) : undefined;
    await ack();
    if ('refusal' in who) await respondWithRefusal({ respond, body, logger }, who.refusal, who.language);
    else if (opened?.kind === 'refused')
      await respondWithRefusal({ respond, body, logger }, opened.refusal, who.caller.language);
  };
}
