import { decidedLine } from '../../../blocks/held-question.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import type { HeldChoice } from '../../use-cases/conversations/decide-held.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, respondWithRefusal } from './answer.ts';

const MESSAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A button under the question whether a reply is for the merchant: the answer takes the question's place. */
export function decideHeld(deps: ListenerDeps, choice: HeldChoice): ActionListener {
  return async ({ ack, body, action, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const id = action.type === 'button' && action.value && MESSAGE_ID.test(action.value) ? action.value : undefined;
    const answered = 'caller' in who && id ? await deps.decideHeld(who.caller, id, choice) : undefined;
    await ack();
    if ('refusal' in who) return respondWithRefusal({ respond, body, logger }, who.refusal, who.language);
    if (!answered) return;
    const words = texts(who.caller.language);
    const content =
      answered.kind === 'refused'
        ? refusalMessage(answered.refusal, words, { doing: 'send' })
        : decidedLine(answered, words);
    try {
      await respond({ ...content, replace_original: true });
    } catch (error) {
      logger.warn('a click could not be answered', error);
    }
  };
}
