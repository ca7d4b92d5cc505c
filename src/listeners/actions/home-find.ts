import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import { openFind } from '../slash-command/lists.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** Find in Home: the dialog with all filters. */
export function homeFind(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, client, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const view = 'caller' in who ? await openFind(deps, who.caller) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker({ client, body, respond, logger }, 'find', who.refusal, who.language);
    if (view) await openDialog({ client, body, logger }, view);
  };
}
