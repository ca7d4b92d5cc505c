import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';
import type { Negotiation } from '../negotiations.ts';

/** A lead as its customer sees it: the talk, the field to write, the stars. */
export function Talk({ negotiation, onBack }: { negotiation: Negotiation; onBack(): void }): VNode {
  const { negotiationID, customer, category, messages } = negotiation;
  const [problem, setProblem] = useState('');

  async function send(verb: 'message' | 'review', event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const answer = await postJson(`/thumbtack/page/${verb}`, {
      negotiationID,
      ...Object.fromEntries(new FormData(form)),
    });
    setProblem(answer.ok ? '' : answer.error);
    if (answer.ok) form.reset();
  }

  const bubbles = messages.map(
    ({
      messageID,
      from,
      text,
    }) => html`<article key=${messageID} class=${`bubble ${from === 'Customer' ? 'merchant' : 'partner'}`}>
      <p class="bubble-by"><b>${from === 'Customer' ? 'You' : 'Northlight Studio'}</b></p>
      <div class="bubble-body"><p class="as-typed">${text}</p></div>
    </article>`,
  );
  return html`<section class="talk" aria-label=${`Lead of ${customer.displayName}`}>
    <header class="talk-head">
      <button type="button" class="back" aria-label="Back to all leads" onClick=${onBack}>←</button>
      <div>
        <h2>${customer.displayName}</h2>
        <p>${category} · you write as the customer</p>
      </div>
      <details class="talk-more">
        <summary>Review</summary>
        <form onSubmit=${(event: SubmitEvent) => send('review', event)}>
          <label class="field-label">Stars<select name="rating">
            ${[5, 4, 3, 2, 1].map((stars) => html`<option value=${stars}>${stars}</option>`)}
          </select></label>
          <label class="field-label">Words<textarea name="words" rows="2"></textarea></label>
          <button type="submit" class="block-button">Send the review</button>
        </form>
      </details>
    </header>
    <div class="talk-entries" role="log" aria-label="What was said" tabindex="0">${bubbles}</div>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <form class="write" onSubmit=${(event: SubmitEvent) => send('message', event)}>
      <div class="write-row">
        <textarea name="text" rows="2" required aria-label="Write as the customer" placeholder=${`Write as ${customer.displayName.split(' ')[0]}…`}></textarea>
        <button type="submit" class="block-button primary">Send</button>
      </div>
    </form>
  </section>`;
}
