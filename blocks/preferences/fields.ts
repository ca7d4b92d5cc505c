import type { Button, Checkboxes, InputBlock, KnownBlock, PlainTextInput } from '@slack/types';
import { clipText } from '../../src/domain/split-text.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import type { ActionId } from '../action-ids.ts';
import { input, inputOf, type SentDialog } from '../dialog.ts';
import { mrkdwn, plainText } from '../text.ts';

/** The value of a button that adds one: no handle and no id. */
export const ADD = '+';
const YES = 'yes';
/** Characters of a text field's first words. */
const INITIAL_LENGTH = 3000;
const LABEL_LENGTH = 75;
const QUESTION_LENGTH = 300;

/** One box to tick; unticked is no. */
export function toggle(field: string, label: string, option: string, on: boolean): InputBlock {
  const choice = { text: plainText(option), value: YES };
  const element: Omit<Checkboxes, 'action_id'> = {
    type: 'checkboxes',
    options: [choice],
    ...(on && { initial_options: [choice] }),
  };
  return input(field, label, element, { optional: true });
}

export function isTicked(view: SentDialog, field: string): boolean {
  return (inputOf(view, field).selected_options ?? []).some(({ value }) => value === YES);
}

/** A text that may be left empty; what is wrong with it is said once it is sent. */
export function textField(
  field: string,
  label: string,
  value: string | null,
  more: { multiline?: boolean; hint?: string } = {},
): InputBlock {
  const element: Omit<PlainTextInput, 'action_id'> = {
    type: 'plain_text_input',
    ...(more.multiline && { multiline: true }),
    ...(value && { initial_value: value.slice(0, INITIAL_LENGTH) }),
  };
  return input(field, label, element, { optional: true, ...(more.hint !== undefined && { hint: more.hint }) });
}

export function dayField(field: string, label: string, day: string | null): InputBlock {
  return input(field, label, { type: 'datepicker', ...(day !== null && { initial_date: day }) }, { optional: true });
}

export function dayOf(view: SentDialog, field: string): string | null {
  return inputOf(view, field).selected_date ?? null;
}

/** A channel of the workspace. */
export function channelField(field: string, label: string, channel: string | null, hint: string): InputBlock {
  return input(
    field,
    label,
    {
      type: 'conversations_select',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channel !== null && { initial_conversation: channel }),
    },
    { optional: true, hint },
  );
}

export function channelOf(view: SentDialog, field: string): string | undefined {
  return inputOf(view, field).selected_conversation ?? undefined;
}

export function button(actionId: ActionId, label: string, value: string, about: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    value,
    accessibility_label: clipText(`${label}: ${about}`, LABEL_LENGTH),
  };
}

/** A button that asks before it does something. */
export function removeButton(
  actionId: ActionId,
  value: string,
  ask: { about: string; title: string; text: string },
  texts: Texts,
): Button {
  const { remove, keep } = texts.preferences;
  return {
    ...button(actionId, remove, value, ask.about),
    style: 'danger',
    confirm: {
      title: plainText(ask.title),
      text: plainText(clipText(ask.text, QUESTION_LENGTH)),
      confirm: plainText(remove),
      deny: plainText(keep),
      style: 'danger',
    },
  };
}

/** mrkdwn, escaped already. */
export function said(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}
