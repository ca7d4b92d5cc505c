import { threadIdOf } from '../../../blocks/dialog.ts';
import { withTemplate } from '../../../blocks/reply-dialog.ts';
import { texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { notSent } from './reply.ts';

/** A template chosen in the Reply dialog fills its text; what was typed stays above it. */
export function replyTemplate(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, logger }) => {
    const { view } = body;
    const who = await memberWhoClicked(deps, body);
    const threadId = view && threadIdOf(view);
    const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
    const form =
      'caller' in who && threadId !== undefined && chosen ? await deps.replyForm(who.caller, threadId) : undefined;
    await ack();
    if (!view || !form || !chosen || !('caller' in who)) return;
    const words = texts(who.caller.language);
    const filled = withTemplate(view, chosen, form, words);
    if (filled) return updateDialog({ client, logger }, { id: view.id, hash: view.hash }, filled);
    await openDialog({ client, body, logger }, notSent({ code: 'template_gone' }, words));
  };
}
