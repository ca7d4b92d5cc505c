import type { BlockElementAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { DialogId } from '../../../blocks/action-ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { type Click, tellClicker } from './tell-clicker.ts';

interface ThreadDialog<Seen> {
  id: DialogId;
  /** Reads what it shows; undefined where the thread is none of ours. */
  see(caller: Caller, threadId: number): Promise<Seen | undefined>;
  /** Why it would be of no use now. */
  refuse?(seen: Seen): Refusal | undefined;
  view(seen: Seen, language: Texts, click: Click): ModalView;
}

/** A button that opens a dialog about its thread; a stale one says why it does not. */
export function opensDialog<Seen>(deps: ListenerDeps, { id, see, refuse, view }: ThreadDialog<Seen>): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click: Click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const threadId = threadClicked(action satisfies BlockElementAction);
    const seen = 'caller' in who && threadId !== undefined ? await see(who.caller, threadId) : undefined;
    await ack();
    if ('refusal' in who) return tellClicker(click, id, who.refusal, who.language);
    const { language } = who.caller;
    const refusal: Refusal | undefined = seen === undefined ? { code: 'unknown_thread' } : refuse?.(seen);
    if (refusal || seen === undefined) {
      return tellClicker(click, id, refusal ?? { code: 'unknown_thread' }, language);
    }
    await openDialog(click, view(seen, texts(language), click));
  };
}
