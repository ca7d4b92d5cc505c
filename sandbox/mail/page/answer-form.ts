import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';
import type { SandboxMail } from '../model.ts';

/** What became of an answer, by the status that Jobline gave it. */
const SAID: Readonly<Record<number, string>> = {
  202: 'Sent. Jobline has taken the answer in.',
  422: 'This mail takes no answers: it was sent to somebody of the team, or by the organization.',
};

/** Answers the newest mail of a thread, as its reader would in their mail client. */
export function AnswerForm({ mail }: { mail: SandboxMail }): VNode {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await postJson<{ status: number }>('/mail/page/answer', { id: mail.id, words });
    setBusy(false);
    if (!answer.ok) return setSaid(answer.error);
    if (answer.value.status === 202) setWords('');
    setSaid(SAID[answer.value.status] ?? `Jobline answered ${answer.value.status}.`);
  }

  return html`<form class="mail-answer" onSubmit=${send}>
    <label>Answer as ${mail.to[0]}
      <textarea rows="3" value=${words} onInput=${(event: Event) => setWords((event.target as HTMLTextAreaElement).value)}></textarea>
    </label>
    <button type="submit" class="block-button primary" disabled=${busy || words.trim() === ''}>Send the answer</button>
    <p class="hint" role="status">${said}</p>
  </form>`;
}
