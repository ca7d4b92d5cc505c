import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

interface ReviewFieldsProps {
  /** What is reviewed. */
  of: { jobId: string } | { proposalId: string } | { leadId: string };
  onAct(verb: string, input: Record<string, unknown>): Promise<unknown>;
}

/** Stars and a few words, when the partner has asked for them. */
export function ReviewFields({ of, onAct }: ReviewFieldsProps): VNode {
  const [rating, setRating] = useState('5');
  const [body, setBody] = useState('');

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void onAct('review', { ...of, rating, body });
  }

  return html`<form class="job-question" aria-label="Review" onSubmit=${submit}>
    <label class="field-label">The partner would like a review. Stars
      <select value=${rating} onChange=${(event: Event) => setRating((event.target as HTMLSelectElement).value)}>
        ${[5, 4, 3, 2, 1].map((stars) => html`<option value=${stars}>${'★'.repeat(stars)} ${stars} of 5</option>`)}
      </select>
    </label>
    <label class="field-label">A few words, if you like
      <input type="text" value=${body} onInput=${(event: InputEvent) => setBody((event.target as HTMLInputElement).value)} />
    </label>
    <div class="job-verbs"><button type="submit" class="block-button primary">Send review</button></div>
  </form>`;
}
