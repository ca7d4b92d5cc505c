import type { Button } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../shared/http.ts';
import { ConfirmDialog } from './confirm-dialog.ts';
import { useSlack } from './context.ts';
import { Link, PlainText } from './text.ts';

interface BlockButtonProps {
  channel: string;
  ts: string;
  blockId?: string;
  button: Button;
}

/** A button of the app's; cannot be pressed again while the app has not answered, as in Slack. */
export function BlockButton({ channel, ts, blockId, button }: BlockButtonProps): VNode {
  const { state, complain } = useSlack();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  async function press(): Promise<void> {
    setAsking(false);
    setBusy(true);
    const click = { user: state.me, channel, ts, block_id: blockId, action_id: button.action_id };
    const answer = await postJson('/slack/page/click', click);
    setBusy(false);
    if (!answer.ok) complain(`“${button.text.text}” did not work: ${answer.error}`);
  }

  const words = html`<${PlainText} text=${button.text.text} />`;
  const look = `block-button ${button.style ?? ''}`;
  if (button.url) {
    return html`<span class=${look} onClick=${press}><${Link} url=${button.url}>${words}</${Link}></span>`;
  }
  return html`<button
      type="button"
      class=${look}
      data-action-id=${button.action_id}
      aria-label=${button.accessibility_label}
      aria-busy=${busy}
      disabled=${busy}
      onClick=${() => (button.confirm ? setAsking(true) : press())}
    >${words}</button>
    ${
      asking &&
      button.confirm &&
      html`<${ConfirmDialog}
      title=${button.confirm.title?.text ?? 'Are you sure?'}
      confirm=${button.confirm.confirm?.text ?? 'Yes'}
      danger=${button.confirm.style === 'danger'}
      onConfirm=${press}
      onCancel=${() => setAsking(false)}
    ><p>${button.confirm.text.text}</p></${ConfirmDialog}>`
    }`;
}
