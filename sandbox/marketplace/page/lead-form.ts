import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';

/** Contact details for the partner, with nothing to answer: a lead. */
export function LeadForm({ onBack }: { onBack(): void }): VNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    setBusy(true);
    const answer = await postJson('/marketplace/page/lead', fields);
    setBusy(false);
    if (answer.ok) onBack();
    else setError(answer.error);
  }

  return html`<form class="panel form" onSubmit=${submit} aria-label="Leave contact details">
    <button type="button" class="back" onClick=${onBack}>← Back</button>
    <h2>Leave contact details</h2>
    <p class="hint">The partner gets a card and an e-mail, and answers by e-mail: there is no conversation here.</p>
    <div class="pair">
      <label class="field-label">Name<input name="merchant" type="text" required value="Sofia Rask" /></label>
      <label class="field-label">E-mail<input name="email" type="email" required value="sofia@nordiclamps.example" /></label>
    </div>
    <fieldset class="choice">
      <legend>How they came</legend>
      <label><input type="radio" name="source" value="profile" checked /> They found the partner’s profile</label>
      <label><input type="radio" name="source" value="form" /> Through a lead form, for several partners</label>
    </fieldset>
    <label class="field-label">What they would like<textarea name="words" rows="3">We want to sell our lamps online. Where do we start?</textarea></label>
    ${error && html`<p class="problem" role="alert">${error}</p>`}
    <div class="form-end">
      <button type="submit" class="block-button primary" disabled=${busy}>${busy ? 'Sending…' : 'Send'}</button>
    </div>
  </form>`;
}
