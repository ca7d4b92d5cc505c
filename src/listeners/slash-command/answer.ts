import type { KnownBlock, ModalView } from '@slack/types';
import { refusalMessage } from '../../../blocks/refusal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Texts } from '../../i18n/texts.ts';

/** What a command is answered with: words for the person who asked, or a dialog. */
export type Answer =
  /** mrkdwn, escaped already; `text` says all that the blocks say. */
  { kind: 'said'; text: string; blocks?: KnownBlock[] } | { kind: 'dialog'; view: ModalView };

export function said(text: string, blocks?: KnownBlock[]): Answer {
  return { kind: 'said', text, ...(blocks && { blocks }) };
}

export function dialogAnswer(view: ModalView): Answer {
  return { kind: 'dialog', view };
}

export function refusedAnswer(refusal: Refusal, texts: Texts, doing: 'act' | 'send' = 'act'): Answer {
  return said(refusalMessage(refusal, texts, { doing }).text);
}
