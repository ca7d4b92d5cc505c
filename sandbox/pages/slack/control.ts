import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { BlockButton, OverflowMenu } from './block-button.ts';
import { ChoiceField } from './choice-field.ts';
import { PickerField } from './picker-field.ts';
import { SelectField } from './select-field.ts';
import { TextField } from './text-field.ts';
import { UnknownBlock } from './unknown-block.ts';
import type { ControlProps } from './use-control.ts';

type AnyControl = ActionsBlockElement | InputBlockElement | Exclude<SectionBlockAccessory, { type: 'image' }>;

/** Whatever one can press, choose in or type into. */
export function ControlView(props: Omit<ControlProps<never>, 'element'> & { element: AnyControl }): VNode {
  switch (props.element.type) {
    case 'button':
      return html`<${BlockButton} ...${props} />`;
    case 'overflow':
      return html`<${OverflowMenu} ...${props} />`;
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return html`<${SelectField} ...${props} />`;
    case 'external_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return html`<${PickerField} ...${props} />`;
    case 'checkboxes':
    case 'radio_buttons':
      return html`<${ChoiceField} ...${props} />`;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'datepicker':
    case 'timepicker':
      return html`<${TextField} ...${props} />`;
    default:
      return html`<${UnknownBlock} block=${props.element} />`;
  }
}
