import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { pageElement } from '../shared/page-element.ts';
import { Strip } from '../shared/strip.ts';

const SIDES = [
  { key: 'slack', tab: 'Slack', title: 'Local Slack', path: '/slack/' },
  { key: 'marketplace', tab: 'Marketplace', title: 'Marketplace and merchant', path: '/marketplace/' },
] as const;

/** Slack and the merchant side by side, so that one sees a message cross; one at a time where the screen is narrow. */
function SplitPage(): VNode {
  const [shown, setShown] = useState<string>('slack');
  const tabs = SIDES.map(
    ({ key, tab }) =>
      html`<button type="button" aria-pressed=${shown === key} onClick=${() => setShown(key)}>${tab}</button>`,
  );
  const frames = SIDES.map(
    ({ key, title, path }) =>
      html`<iframe class=${`side ${key} ${shown === key ? 'shown' : ''}`} name=${key} title=${title} src=${`${path}${location.search}${location.hash}`}></iframe>`,
  );
  return html`<div class="split">
    <${Strip} here="/">
      This is a local Slack for trying Jobline. <span class="wide-only">The merchant is on the right: send a job, and watch the messages cross.</span>
    </${Strip}>
    <div class="tabs" role="group" aria-label="Which side to show">${tabs}</div>
    ${frames}
  </div>`;
}

render(html`<${SplitPage} />`, pageElement());
