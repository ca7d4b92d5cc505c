import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { postJson } from '../../pages/shared/http.ts';
import type { EventAnswer } from '../events-out.ts';

interface JobFormProps {
  /** False: only who, which store, and the first words. */
  withJob: boolean;
  onBack(): void;
  onSent(webhookId: string): void;
}

/** The form for a job of one's own, or for a conversation without one. */
export function JobForm({ withJob, onBack, onSent }: JobFormProps): VNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    setBusy(true);
    setError('');
    const answer = await postJson<{ answer: EventAnswer }>(`/marketplace/page/${withJob ? 'job' : 'conversation'}`, {
      ...fields,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    setBusy(false);
    if (answer.ok) onSent(answer.value.answer.webhookId);
    else setError(answer.error);
  }

  return html`<form class="panel form" onSubmit=${submit} aria-label=${withJob ? 'Your own job' : 'Start a conversation'}>
    <button type="button" class="back" onClick=${onBack}>← Back</button>
    <h2>${withJob ? 'Your own job' : 'Start a conversation'}</h2>
    ${!withJob && html`<p class="hint">A merchant writes before there is any job. The partner gets a thread for it.</p>`}
    <div class="pair">
      <${Field} name="merchant" label="Merchant’s name" required value="Ines Duarte" />
      <${Field} name="store" label="Store" value=${withJob ? 'Ponto Cheio' : ''} />
    </div>
    ${withJob && html`<${JobFields} />`}
    <${Area} name="words" label="First words" rows=${3} required=${!withJob} placeholder="Hello! …" />
    ${error && html`<p class="problem" role="alert">${error}</p>`}
    <div class="form-end">
      <button type="submit" class="block-button primary" disabled=${busy}>${busy ? 'Sending…' : withJob ? 'Send the job' : 'Send'}</button>
    </div>
  </form>`;
}

function JobFields(): VNode {
  return html`
    <fieldset class="choice">
      <legend>How it reaches the partner</legend>
      <label><input type="radio" name="kind" value="match" checked /> Match: sent to several partners</label>
      <label><input type="radio" name="kind" value="direct" /> Direct: to this partner alone</label>
    </fieldset>
    <div class="pair">
      <${Field} name="service" label="Service" required value="Store setup" list="services" />
      <${Field} name="title" label="Title" placeholder="A shop for our embroidery" />
    </div>
    <datalist id="services"><option value="Store setup" /><option value="Store redesign" /><option value="Troubleshooting" /><option value="E-mail marketing" /><option value="Search engine optimization" /></datalist>
    <${Area} name="details" label="Details" rows=${4} placeholder="What should be done?" />
    <${Area} name="business" label="The business" rows=${2} placeholder="Who are you, what do you sell?" />
    <${Area} name="requirements" label="Questions and answers, one a line" rows=${3} placeholder=${'How many products do you have? 51-100\nWhat do you need? Theme, Product import'} />
    <div class="three">
      <${Field} name="time" label="As to time" placeholder="Soon" />
      <${Field} name="cost" label="As to cost" placeholder="Fair price" />
      <${Field} name="quality" label="As to quality" placeholder="Careful work" />
    </div>
    <div class="three">
      <${Field} name="amount" label="Budget" placeholder="1500.00" inputmode="decimal" pattern="[0-9]+([.][0-9]{1,2})?" />
      <${Field} name="currency" label="Currency" value="EUR" pattern="[A-Z]{3}" />
      <${Field} name="hoursLeft" label="Hours to answer" placeholder="72" inputmode="decimal" pattern="[0-9]*[.]?[0-9]+" />
    </div>`;
}

function Field({ label, name, ...rest }: { label: string; name: string; [attribute: string]: unknown }): VNode {
  return html`<label class="field-label">${label}<input name=${name} type="text" autocomplete="off" ...${rest} /></label>`;
}

function Area({ label, name, ...rest }: { label: string; name: string; [attribute: string]: unknown }): VNode {
  return html`<label class="field-label">${label}<textarea name=${name} ...${rest}></textarea></label>`;
}
