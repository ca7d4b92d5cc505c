import type {
  ChannelsSelect,
  ConversationsSelect,
  Option,
  PlainTextElement,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { displayName, type State, useSlack } from './context.ts';
import { type ControlProps, useControl } from './use-control.ts';

export interface OptionGroup {
  label?: string;
  options: { text: string; value: string }[];
}

type Choosing = StaticSelect | UsersSelect | ConversationsSelect | ChannelsSelect;

/** A menu of one choice among what is known already. */
export function SelectField(props: ControlProps<Choosing>): VNode {
  const { element, input } = props;
  const { state } = useSlack();
  const words = element.placeholder?.text ?? 'Choose…';
  const { held, busy, set, question } = useControl(props, words);
  const current = held === undefined ? firstOf(element) : (held[0] ?? '');
  const groups = groupsOf(element, state).map(({ label, options }) => {
    const rows = options.map(
      ({ text, value }) => html`<option value=${value} selected=${value === current}>${text}</option>`,
    );
    return label === undefined ? rows : html`<optgroup label=${label}>${rows}</optgroup>`;
  });
  return html`<select
      class="field-control"
      aria-labelledby=${input?.labelId}
      aria-label=${input ? undefined : words}
      data-action-id=${element.action_id}
      disabled=${busy}
      onChange=${(event: Event) => set((event.target as HTMLSelectElement).value)}
    ><option value="" selected=${current === ''}>${words}</option>${groups}</select>${question}`;
}

/** What a menu offers, by groups where it has any. */
export function groupsOf(
  element: { type: string; options?: Option[]; option_groups?: { label: PlainTextElement; options: Option[] }[] },
  state: State,
): OptionGroup[] {
  if (element.option_groups) {
    return element.option_groups.map(({ label, options }) => ({
      label: label.text,
      options: options.map(plainOption),
    }));
  }
  if (element.options) return [{ options: element.options.map(plainOption) }];
  const people = state.members.map((member) => ({ text: displayName(member), value: member.id }));
  const channels = state.channels
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => ({ text: `#${name}`, value: id }));
  if (element.type.includes('users')) return [{ options: people }];
  if (element.type.includes('channels')) return [{ options: channels }];
  return [
    { label: 'Channels', options: channels },
    { label: 'People', options: people },
  ];
}

export function plainOption(option: Option): { text: string; value: string } {
  return { text: option.text.text, value: option.value ?? '' };
}

function firstOf(element: Choosing): string {
  switch (element.type) {
    case 'static_select':
      return element.initial_option?.value ?? '';
    case 'users_select':
      return element.initial_user ?? '';
    case 'conversations_select':
      return element.initial_conversation ?? '';
    case 'channels_select':
      return element.initial_channel ?? '';
  }
}
