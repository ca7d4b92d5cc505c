import type { InputBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { ControlView } from './control.ts';
import { useSurface } from './surface.ts';
import { PlainText } from './text.ts';

/** A field with its label, its hint, and what is wrong with it. */
export function InputBlockView({ block }: { block: InputBlock }): VNode {
  const surface = useSurface();
  const labelId = useId();
  const blockId = block.block_id ?? '';
  const error = surface.error(blockId);
  return html`<div class=${error ? 'input-block wrong' : 'input-block'}>
    <p class="input-label" id=${labelId}>
      <${PlainText} text=${block.label.text} />${block.optional && html`<span class="input-optional"> (optional)</span>`}
    </p>
    <${ControlView}
      blockId=${blockId}
      element=${block.element}
      input=${{ labelId, dispatches: block.dispatch_action === true }}
    />
    ${error && html`<p class="input-error" role="alert">${error}</p>`}
    ${block.hint && html`<p class="input-hint"><${PlainText} text=${block.hint.text} /></p>`}
  </div>`;
}
