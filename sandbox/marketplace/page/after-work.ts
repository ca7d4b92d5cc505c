import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MerchantJob } from '../model.ts';
import { ReviewFields } from './review-fields.ts';
import { isOpen } from './status.ts';

interface AfterWorkProps {
  job: MerchantJob;
  onAct(verb: string, input: Record<string, unknown>): Promise<boolean>;
}

/** What the partner asked the merchant for, and the invoices of the job. */
export function AfterWork({ job, onAct }: AfterWorkProps): VNode {
  const [amount, setAmount] = useState('');
  const jobId = job.id;

  async function bill(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (await onAct('invoice-created', { jobId, amount })) setAmount('');
  }

  const unpaid = job.invoices.filter(({ state }) => state === 'open');
  return html`
    ${
      job.accessWanted &&
      html`<div class="job-question" role="group" aria-label="Access to the store">
        <p>The partner wants to work in the store.</p>
        <div class="job-verbs">
          <button type="button" class="block-button" onClick=${() => onAct('access-refused', { jobId })}>Refuse access</button>
          <button type="button" class="block-button primary" onClick=${() => onAct('access-approved', { jobId })}>Give access</button>
        </div>
      </div>`
    }
    ${job.reviewWanted && html`<${ReviewFields} of=${{ jobId }} onAct=${onAct} />`}
    ${unpaid.map(
      (invoice) => html`<div class="job-verbs" key=${invoice.id}>
        <span class="job-until">Invoice: ${invoice.amount} ${invoice.currency}</span>
        <button type="button" class="block-button" onClick=${() => onAct('invoice-paid', { jobId, invoiceId: invoice.id })}>Pay</button>
      </div>`,
    )}
    ${
      (isOpen(job.status) || job.status === 'completed') &&
      html`<details class="job-more"><summary>Write an invoice</summary>
        <form class="job-verbs job-bill" onSubmit=${bill} aria-label="Write an invoice">
          <label class="field-label">Euros<input type="text" inputmode="decimal" pattern="[0-9]+([.][0-9]{1,2})?" required value=${amount} onInput=${(event: InputEvent) => setAmount((event.target as HTMLInputElement).value)} /></label>
          <button type="submit" class="block-button">Send invoice</button>
        </form>
      </details>`
    }`;
}
