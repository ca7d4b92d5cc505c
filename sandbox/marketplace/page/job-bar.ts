import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatSlackDate, thisViewer } from '../../pages/shared/dates.ts';
import type { MerchantJob } from '../model.ts';
import { AfterWork } from './after-work.ts';
import { isOpen, Status } from './status.ts';

interface JobBarProps {
  job: MerchantJob;
  onAct(verb: string, input: Record<string, unknown>): Promise<boolean>;
}

const QUESTIONS = {
  declined: { title: 'Turn this partner down?', verb: 'Decline' },
  closed: { title: 'Close this job?', verb: 'Close' },
} as const;

/** A job on top of its conversation: where it stands, and the few things that the merchant can do to it. */
export function JobBar({ job, onAct }: JobBarProps): VNode {
  const [asking, setAsking] = useState<keyof typeof QUESTIONS | null>(null);
  const [reason, setReason] = useState('');
  const open = isOpen(job.status);

  async function end(): Promise<void> {
    if (asking && (await onAct(asking, { jobId: job.id, reason }))) setAsking(null);
  }

  return html`<div class="job-bar" data-job=${job.id}>
    <div class="job-words">
      <b>${job.title ?? job.serviceName}</b>
      <${Status} status=${job.status} />
      ${open && job.expiresAt && html`<span class="job-until">Answer wanted by ${when(job.expiresAt)}</span>`}
      ${job.confirmed && html`<span class="job-until">You confirmed that it is done</span>`}
    </div>
    <div class="job-verbs">
      ${job.status === 'completed' && !job.confirmed && html`<button type="button" class="block-button primary" onClick=${() => onAct('confirmed', { jobId: job.id })}>Confirm</button>`}
      ${open && html`<button type="button" class="block-button" onClick=${() => setAsking('declined')}>Decline</button>`}
      ${open && html`<button type="button" class="block-button" onClick=${() => setAsking('closed')}>Close</button>`}
    </div>
    <${AfterWork} job=${job} onAct=${onAct} />
    ${
      asking &&
      html`<div class="job-question" role="group" aria-label=${QUESTIONS[asking].title}>
      <label class="field-label">${QUESTIONS[asking].title} Say why, if you like.
        <input type="text" value=${reason} onInput=${(event: InputEvent) => setReason((event.target as HTMLInputElement).value)} />
      </label>
      <div class="job-verbs">
        <button type="button" class="block-button" onClick=${() => setAsking(null)}>Keep it</button>
        <button type="button" class="block-button danger" onClick=${end}>${QUESTIONS[asking].verb} job</button>
      </div>
    </div>`
    }
  </div>`;
}

function when(at: string): string {
  return formatSlackDate(Date.parse(at) / 1000, '{date_short} at {time}', thisViewer());
}
