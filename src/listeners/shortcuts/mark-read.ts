import type { MessageShortcut } from '@slack/bolt';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalText } from '../actions/tell-clicker.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ShortcutListener } from '../types.ts';

/** Mark read, on any message of a thread: the merchant's messages in it are read. */
export function markThreadRead(deps: ListenerDeps): ShortcutListener {
  return async (args) => {
    const { ack, body, logger } = args;
    const who = await memberWhoClicked(deps, body);
    const place = body.type === 'message_action' ? placeOf(body) : undefined;
    const marked = 'caller' in who && place ? await deps.markRead(who.caller, place) : undefined;
    await ack();
    const language = 'caller' in who ? who.caller.language : who.language;
    const { done } = texts(language).jobVerbs.more;
    const text =
      'refusal' in who
        ? refusalText(who.refusal, language)
        : marked?.kind === 'marked'
          ? marked.count > 0
            ? done.read({ count: marked.count })
            : done.nothingUnread
          : refusalText(marked?.refusal ?? { code: 'unknown_thread' }, language);
    if (!('respond' in args)) return;
    try {
      const threadTs = body.type === 'message_action' ? body.message.thread_ts : undefined;
      await args.respond({
        text,
        response_type: 'ephemeral',
        replace_original: false,
        ...(typeof threadTs === 'string' && { thread_ts: threadTs }),
      });
    } catch (error) {
      logger.warn('a shortcut could not be answered', error);
    }
  };
}

function placeOf({ channel, message }: MessageShortcut): { channel: string; ts: string } {
  const threadTs: unknown = message.thread_ts;
  return { channel: channel.id, ts: typeof threadTs === 'string' ? threadTs : message.ts };
}
