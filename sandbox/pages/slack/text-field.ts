import type { Datepicker, EmailInput, NumberInput, PlainTextInput, Timepicker, URLInput } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type ControlProps, useControl } from './use-control.ts';

type Typing = PlainTextInput | EmailInput | NumberInput | URLInput | Datepicker | Timepicker;

const TYPES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  number_input: 'text',
  url_text_input: 'url',
  datepicker: 'date',
  timepicker: 'time',
} as const;

/** A field to type into: words, a number, an address, a day, a time. */
export function TextField(props: ControlProps<Typing>): VNode {
  const { element, input } = props;
  const words = ('placeholder' in element && element.placeholder?.text) || '';
  const { held, busy, set, tell, question } = useControl(
    { ...props, ...(input && { input: quiet(input) }) },
    words || 'The field',
  );
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const value = held?.[0] ?? firstOf(element);
  const picks = element.type === 'datepicker' || element.type === 'timepicker';
  const isLong = element.type === 'plain_text_input' && element.multiline === true;
  const onEach =
    'dispatch_action_config' in element &&
    element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered') === true;
  const onEnter = !onEach && input?.dispatches === true && !picks;

  useEffect(() => {
    if (element.focus_on_load) field.current?.focus();
  }, []);

  function typed(event: Event): void {
    const next = (event.target as HTMLInputElement).value;
    set(next);
    if (input?.dispatches && (onEach || picks)) tell(next);
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !onEnter || (isLong && !event.ctrlKey)) return;
    event.preventDefault();
    tell(value);
  }

  const shared = {
    ref: field,
    class: 'field-control',
    value,
    placeholder: words,
    'aria-labelledby': input?.labelId,
    'aria-label': input ? undefined : words || 'Choose',
    'aria-busy': busy,
    'data-action-id': element.action_id,
    maxLength: element.type === 'plain_text_input' ? (element.max_length ?? 3000) : undefined,
    inputMode: element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : undefined,
    autoComplete: 'off',
    onKeyDown: key,
  };
  if (isLong) return html`<textarea ...${shared} rows="4" onInput=${typed}></textarea>${question}`;
  return html`<input ...${shared} type=${TYPES[element.type]} onInput=${picks ? undefined : typed} onChange=${picks ? typed : undefined} />${question}`;
}

/** Typing alone tells nothing; Enter or each character does, as the element says. */
function quiet(input: { labelId: string; dispatches: boolean }): { labelId: string; dispatches: boolean } {
  return { ...input, dispatches: false };
}

function firstOf(element: Typing): string {
  if (element.type === 'datepicker') return element.initial_date ?? '';
  if (element.type === 'timepicker') return element.initial_time ?? '';
  return element.initial_value ?? '';
}
