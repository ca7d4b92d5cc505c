import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';

/** What this page cannot draw, so that nobody takes its absence for how Slack would show it. A browser test fails on the complaint. */
export function UnknownBlock({ block }: { block: { type: string } }): VNode {
  useEffect(() => console.error(`This page cannot draw “${block.type}”`), [block.type]);
  return html`<div class="unknown-block" role="alert" data-unknown-block=${block.type}>
    <strong>This page cannot draw “${block.type}”</strong>
    <details><summary>Show its JSON</summary><pre>${JSON.stringify(block, null, 2)}</pre></details>
  </div>`;
}
