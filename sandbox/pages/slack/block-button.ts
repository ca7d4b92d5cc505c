import type { Button, Overflow } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Menu } from './menu.ts';
import { Link, PlainText } from './text.ts';
import { type ControlProps, useControl } from './use-control.ts';

/** A button of the app's; cannot be pressed again while the app has not answered, as in Slack. */
export function BlockButton(props: ControlProps<Button>): VNode {
  const button = props.element;
  const { busy, tell, question } = useControl(props, button.text.text);
  const words = html`<${PlainText} text=${button.text.text} />`;
  const look = `block-button ${button.style ?? ''}`;
  if (button.url) {
    return html`<span class=${look} onClick=${() => tell(button.value)}><${Link} url=${button.url}>${words}</${Link}></span>`;
  }
  return html`<button
      type="button"
      class=${look}
      data-action-id=${button.action_id}
      aria-label=${button.accessibility_label}
      aria-busy=${busy}
      disabled=${busy}
      onClick=${() => tell(button.value)}
    >${words}</button>${question}`;
}

/** The three dots with up to five options. */
export function OverflowMenu(props: ControlProps<Overflow>): VNode {
  const { element } = props;
  const { busy, tell, question } = useControl(props, 'More');
  const items = element.options.map((option) => ({
    key: option.value ?? '',
    words: option.text.text,
    ...(option.description && { hint: option.description.text }),
    onChoose: () => tell(option.value ?? ''),
  }));
  return html`<${Menu}
    label="More options"
    items=${items}
    look="block-button"
    disabled=${busy}
    actionId=${element.action_id}
  />${question}`;
}
