import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** What this page cannot draw, so that nobody takes its absence for how Slack would show it. */
export function UnknownBlock({ block }: { block: { type: string } }): VNode {
  return html`<div class="unknown-block" role="alert" data-unknown-block=${block.type}>
    <strong>This page cannot draw “${block.type}”</strong>
    <details><summary>Show its JSON</summary><pre>${JSON.stringify(block, null, 2)}</pre></details>
  </div>`;
}
