import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';

/** A homeowner asks for work: Jobline gets a lead. */
export function AskForm(): VNode {
  const [said, setSaid] = useState<{ error?: string }>();
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    setBusy(true);
    const answer = await postJson('/thumbtack/page/lead', fields);
    setBusy(false);
    setSaid(answer.ok ? {} : { error: answer.error });
  }

  return html`<form class="panel form" onSubmit=${submit} aria-label="Send a lead">
    <h2>Send a lead from Thumbtack</h2>
    <p class="hint">It becomes a job in Slack. Pick it on the left, play its customer, and see the team’s answers arrive.</p>
    <div class="pair">
      <label class="field-label">Name<input name="name" type="text" required value="Dana Reyes" /></label>
      <label class="field-label">Category<input name="category" type="text" required value="Web Design" /></label>
    </div>
    <label class="field-label">Description<textarea name="description" rows="4" required>We sell candles and need a shop with a blog. About ten pages, before the holidays if you can.</textarea></label>
    ${said?.error && html`<p class="problem" role="alert">${said.error}</p>`}
    ${said && !said.error && html`<p class="hint" role="status">It is in Slack.</p>`}
    <div class="form-end">
      <button type="submit" class="block-button primary" disabled=${busy}>${busy ? 'Sending…' : 'Send the lead'}</button>
    </div>
  </form>`;
}
