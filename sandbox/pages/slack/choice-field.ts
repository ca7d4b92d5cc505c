import type { Checkboxes, RadioButtons } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { TextObject } from './text-object.ts';
import { type ControlProps, useControl } from './use-control.ts';

/** Boxes to tick, or one of a few to choose. */
export function ChoiceField(props: ControlProps<Checkboxes | RadioButtons>): VNode {
  const { element, input } = props;
  const { held, busy, set, question } = useControl(props, 'The choice');
  const name = useId();
  const isMany = element.type === 'checkboxes';
  const current = held ?? firstOf(element);
  const rows = element.options.map((option) => {
    const value = option.value ?? '';
    const ticked = current.includes(value);
    const others = current.filter((one) => one !== value);
    return html`<label class="choice" key=${value} data-choice=${value}>
      <input
        type=${isMany ? 'checkbox' : 'radio'}
        name=${name}
        checked=${ticked}
        disabled=${busy}
        onChange=${() => set(isMany ? (ticked ? others : [...current, value]) : value)}
      />
      <span>
        <${TextObject} text=${option.text} />
        ${option.description && html`<span class="choice-hint"><${TextObject} text=${option.description} /></span>`}
      </span>
    </label>`;
  });
  return html`<div class="choices" role=${isMany ? 'group' : 'radiogroup'} aria-labelledby=${input?.labelId} data-action-id=${element.action_id}>
    ${rows}
  </div>${question}`;
}

function firstOf(element: Checkboxes | RadioButtons): string[] {
  const first = element.type === 'checkboxes' ? (element.initial_options ?? []) : [element.initial_option];
  return first.flatMap((option) => option?.value ?? []);
}
