import { html, render } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { pageElement } from '../shared/page-element.ts';
import { Strip } from '../shared/strip.ts';

const SECOND_MEMBER = 'U0BEN';
const here = `${location.search}${location.hash}`;
const SIDES = [
  { key: 'slack', tab: 'Slack', title: 'Local Slack', address: `/slack/${here}` },
  {
    key: 'second',
    tab: 'Second member',
    title: 'Local Slack of a second member',
    address: `/slack/?user=${SECOND_MEMBER}${location.hash}`,
  },
  { key: 'marketplace', tab: 'Marketplace', title: 'Marketplace and merchant', address: `/marketplace/${here}` },
] as const;
type Side = (typeof SIDES)[number]['key'];

/**
 * Slack and the merchant side by side, so that one sees a message cross, or Slack as two members see it; one at a time
 * where the screen is narrow.
 */
function SplitPage(): VNode {
  const [shown, setShown] = useState<Side>('slack');
  const [beside, setBeside] = useState<Side>('marketplace');
  const [everSecond, setEverSecond] = useState(false);

  function show(side: Side): void {
    setShown(side);
    if (side !== 'slack') setBeside(side);
    if (side === 'second') setEverSecond(true);
  }

  const tabs = SIDES.map(
    ({ key, tab }) =>
      html`<button type="button" aria-pressed=${shown === key} onClick=${() => show(key)}>${tab}</button>`,
  );
  const frames = SIDES.filter(({ key }) => key !== 'second' || everSecond).map(
    ({ key, title, address }) =>
      html`<iframe key=${key} class=${`side ${key} ${shown === key ? 'shown' : ''}`} name=${key} title=${title} src=${address}></iframe>`,
  );
  const two = beside === 'second';
  return html`<div class=${`split beside-${beside}`}>
    <${Strip} here="/">
      This is a local Slack for trying Jobline. <span class="wide-only">${
        two ? 'Two members see the same jobs.' : 'Send a job on the right, and watch the messages cross.'
      }</span>
      <button type="button" class="strip-button wide-only" aria-pressed=${two} onClick=${() => show(two ? 'marketplace' : 'second')}>
        Two members
      </button>
    </${Strip}>
    <div class="tabs" role="group" aria-label="Which side to show">${tabs}</div>
    ${frames}
  </div>`;
}

render(html`<${SplitPage} />`, pageElement());
