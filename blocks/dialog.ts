import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { clipText } from '../src/domain/split-text.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { type DialogId, VALUE } from './action-ids.ts';
import { mrkdwn, plainText } from './text.ts';

/** Characters of a dialog's title and of its two buttons. */
const TITLE_LENGTH = 24;
const METADATA_LENGTH = 3000;
const SECTION_LENGTH = 3000;

export interface Dialog {
  id: DialogId;
  title: string;
  /** The button that sends; a dialog without inputs has none. */
  submit?: string;
  /** What the other button says; "Close" or "Cancel" when absent. */
  close?: string;
  blocks: KnownBlock[];
  /** What it is about, back with everything it sends. */
  context?: object;
  /** Tells us when it is closed without sending. */
  notifyOnClose?: boolean;
}

/** A dialog within Slack's limits. */
export function dialog(parts: Dialog, texts: Texts): ModalView {
  const { id, title, submit, blocks, context, notifyOnClose } = parts;
  const close = parts.close ?? (submit ? texts.dialogs.cancel : texts.dialogs.close);
  const metadata = JSON.stringify(context ?? {});
  if (metadata.length > METADATA_LENGTH) throw new Error(`the context of the dialog ${id} is too long`);
  return {
    type: 'modal',
    callback_id: id,
    title: plainText(clipText(title, TITLE_LENGTH)),
    ...(submit !== undefined && { submit: plainText(clipText(submit, TITLE_LENGTH)) }),
    close: plainText(clipText(close, TITLE_LENGTH)),
    private_metadata: metadata,
    ...(notifyOnClose && { notify_on_close: true }),
    blocks,
  };
}

/** A dialog that only says something: an answer where another one stood. `said` is mrkdwn, escaped already. */
export function messageDialog(id: DialogId, title: string, said: string, texts: Texts): ModalView {
  const section: KnownBlock = { type: 'section', text: mrkdwn(clipText(said, SECTION_LENGTH)) };
  return dialog({ id, title, blocks: [section] }, texts);
}

/** An input whose `block_id` is its field's name. */
export function input(
  field: string,
  label: string,
  element: InputBlock['element'],
  more: { optional?: boolean; hint?: string; dispatch?: boolean } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(label),
    element: { ...element, action_id: VALUE },
    ...(more.optional && { optional: true }),
    ...(more.hint !== undefined && { hint: plainText(more.hint) }),
    ...(more.dispatch && { dispatch_action: true }),
  };
}

/** What Slack sends of a dialog's inputs, as far as we use it. */
export interface InputState {
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
}

/** A dialog as it comes back. */
export interface SentDialog {
  private_metadata: string;
  state: { values: Record<string, Record<string, InputState>> };
}

/** The state of one input; empty where the dialog has none of this name. */
export function inputOf(view: SentDialog, field: string): InputState {
  return view.state.values[field]?.[VALUE] ?? {};
}

/** The words of a text input, without blanks around them. */
export function wordsOf(view: SentDialog, field: string): string {
  return inputOf(view, field).value?.trim() ?? '';
}

/** The thread a dialog is about; undefined for one that is about none, or that we did not make. */
export function threadIdOf(view: SentDialog): number | undefined {
  const { threadId } = contextOf(view);
  return typeof threadId === 'number' && Number.isSafeInteger(threadId) ? threadId : undefined;
}

/** What the dialog was opened with. */
export function contextOf(view: SentDialog): Record<string, unknown> {
  const context: unknown = view.private_metadata === '' ? {} : JSON.parse(view.private_metadata);
  return typeof context === 'object' && context !== null ? { ...context } : {};
}
