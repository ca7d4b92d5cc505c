import { messageDialog } from '../../../blocks/dialog.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { replyDialog } from '../../../blocks/reply-dialog.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, respondWithRefusal, threadClicked } from './answer.ts';

/** Reply on a card or in More: the dialog with the request beside the text. */
export function reply(deps: ListenerDeps): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action);
    const opening = 'caller' in who && threadId !== undefined ? await deps.openReply(who.caller, threadId) : undefined;
    await ack();
    const language = 'caller' in who ? who.caller.language : who.language;
    if (opening?.kind === 'open') {
      return openDialog({ client, body, logger }, replyDialog(opening.form, texts(language)));
    }
    const refusal = 'refusal' in who ? who.refusal : opening?.refusal;
    if (!refusal) return;
    if (!body.view) return respondWithRefusal({ respond, body, logger }, refusal, language);
    await openDialog({ client, body, logger }, notSent(refusal, texts(language)));
  };
}

/** Why nothing goes to the merchant, in the place of the dialog. */
export function notSent(refusal: Refusal, words: Texts): ReturnType<typeof messageDialog> {
  const { text } = refusalMessage(refusal, words, { doing: 'send' });
  return messageDialog('reply', words.card.buttons.reply, text, words);
}
