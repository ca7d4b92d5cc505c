import type { MessageShortcut } from '@slack/bolt';
import { decidedLine } from '../../../blocks/held-question.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import type { HeldChoice } from '../../use-cases/conversations/decide-held.ts';
import type { PointedAt } from '../../use-cases/conversations/decide-message.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ShortcutListener } from '../types.ts';

/** A choice about any message of a thread; the answer is seen there, by whoever made it. */
export function decideMessage(deps: ListenerDeps, choice: HeldChoice): ShortcutListener {
  return async ({ ack, shortcut, body, respond, logger }) => {
    const who = await memberWhoClicked(deps, body);
    const place = shortcut.type === 'message_action' ? placeOf(shortcut) : undefined;
    const answered = 'caller' in who && place ? await deps.decideMessage(who.caller, place, choice) : undefined;
    await ack();
    const words = texts('caller' in who ? who.caller.language : who.language);
    const refusal = 'refusal' in who ? who.refusal : answered?.kind === 'refused' ? answered.refusal : undefined;
    const content = refusal
      ? refusalMessage(refusal, words, { doing: 'send' })
      : answered && answered.kind !== 'refused' && decidedLine(answered, words);
    if (!content) return;
    try {
      const threadTs = place?.threadTs;
      await respond({
        ...content,
        response_type: 'ephemeral',
        replace_original: false,
        ...(threadTs !== undefined && { thread_ts: threadTs }),
      });
    } catch (error) {
      logger.warn('a shortcut could not be answered', error);
    }
  };
}

function placeOf({ channel, message }: MessageShortcut): PointedAt {
  const threadTs: unknown = message.thread_ts;
  return { channel: channel.id, ts: message.ts, ...(typeof threadTs === 'string' && { threadTs }) };
}
