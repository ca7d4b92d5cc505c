import type { KnownBlock, ModalView } from '@slack/types';
import { refusalMessage } from '../../../blocks/refusal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Texts } from '../../i18n/texts.ts';

/** What a command is answered with: words for the person who asked, or a dialog. */
export type Answer =
  /** mrkdwn, escaped already; `text` says all that the blocks say. */
  | { kind: 'said'; text: string; blocks?: KnownBlock[] }
  /** `beside` is said as well: Slack may not open the dialog. */
  | { kind: 'dialog'; view: ModalView; beside?: string };

export function said(text: string, blocks?: KnownBlock[]): Answer {
  return { kind: 'said', text, ...(blocks && { blocks }) };
}

export function dialogAnswer(view: ModalView, beside?: string): Answer {
  return { kind: 'dialog', view, ...(beside !== undefined && { beside }) };
}

export function refusedAnswer(refusal: Refusal, texts: Texts, doing: 'act' | 'send' = 'act'): Answer {
  return said(refusalMessage(refusal, texts, { doing }).text);
}
