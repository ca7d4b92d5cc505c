import { refusalMessage } from '../../../blocks/refusal.ts';
import { askedAgain, readReply } from '../../../blocks/reply-dialog.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { notSent } from '../actions/reply.ts';
import type { ListenerDeps } from '../deps.ts';
import { ackAndClose, ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

/** What can be put right is said under its field. */
const FIELD_OF: Partial<Record<Refusal['code'], string>> = {
  empty_message: 'text',
  starts_as_note: 'text',
  reply_too_long: 'text',
  template_unnamed: 'name',
};

/** The Reply dialog was sent: its words go to the merchant, once however often Slack repeats it. */
export function reply(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    const language = texts('caller' in who ? who.caller.language : who.language);
    const { threadId, saveAs, ...typed } = readReply(view);
    const { text, asked } = typed;
    if ('refusal' in who) return ackWithView(ack, notSent(who.refusal, language));
    if (threadId === undefined) return ackWithView(ack, notSent({ code: 'unknown_thread' }, language));

    const more = { key: view.id, asked, ...(saveAs !== undefined && { saveAs }) };
    const answered = saveAs === '' ? UNNAMED : await deps.reply(who.caller, threadId, text, more);
    if (answered.kind === 'asks') {
      const form = await deps.replyForm(who.caller, threadId);
      if (!form) return ackWithView(ack, notSent({ code: 'unknown_thread' }, language));
      return ackWithView(ack, askedAgain(form, { ...typed, ...answered }, language));
    }
    if (answered.kind !== 'refused') return ackAndClose(ack);
    const field = FIELD_OF[answered.refusal.code];
    if (!field) return ackWithView(ack, notSent(answered.refusal, language));
    const { text: why } = refusalMessage(answered.refusal, language, { doing: 'send' });
    await ackWithErrors(ack, { [field]: why });
  };
}

const UNNAMED = { kind: 'refused', refusal: { code: 'template_unnamed' } } as const;
