import { findDialog, readFindDialog } from '../../../blocks/find-dialog.ts';
import { FIND_PAGE_SIZE } from '../../domain/finding.ts';
import { texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** Back and Next below what was found: the value is the page. */
export function findPage(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const { view } = body;
    const page = action.type === 'button' ? Number(action.value) : 0;
    const filters = view && readFindDialog(view);
    const found =
      'caller' in who && filters
        ? await deps.findThreads(who.caller, filters, {
            number: Number.isSafeInteger(page) ? page : 0,
            size: FIND_PAGE_SIZE,
          })
        : undefined;
    const services = 'caller' in who ? await deps.listServices(who.caller) : [];
    await ack();
    if ('refusal' in who) return tellClicker({ client, body, respond, logger }, 'find', who.refusal, who.language);
    if (!found || !view) return;
    const words = filters?.words === undefined ? {} : { words: filters.words };
    const next = findDialog({ services, ...words, ...found.at, results: found }, texts(who.caller.language));
    await updateDialog({ client, logger }, view, next);
  };
}
