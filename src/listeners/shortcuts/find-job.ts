import { messageDialog } from '../../../blocks/dialog.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalText } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import { openFind } from '../slash-command/lists.ts';
import type { ShortcutListener } from '../types.ts';

/** Find a job, from anywhere in Slack. A global shortcut has no place for an answer but a dialog. */
export function findJob(deps: ListenerDeps): ShortcutListener {
  return async ({ ack, body, client, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const known = texts('caller' in who ? who.caller.language : who.language);
    const view =
      'caller' in who
        ? await openFind(deps, who.caller)
        : messageDialog('find', known.finding.dialog.title, refusalText(who.refusal, who.language), known);
    await ack();
    await openDialog({ client, body, logger }, view);
  };
}
