import { isHomeFilter } from '../../domain/finding.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** A filter or a page of Home: the value is `mine`, or `mine:2` for the third page of it. */
export function homeShow(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const [filter = '', page = '0'] = (action.type === 'button' ? (action.value ?? '') : '').split(':');
    if ('caller' in who && isHomeFilter(filter)) {
      const number = Number(page);
      await deps.showHome(who.caller, {
        filter,
        page: Number.isSafeInteger(number) && number > 0 ? Math.min(number, 100_000) : 0,
      });
    }
    await ack();
    if ('refusal' in who) await tellClicker({ client, body, respond, logger }, 'find', who.refusal, who.language);
  };
}
