import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatSlackDate, thisViewer } from '../../pages/shared/dates.ts';
import type { SandboxMail } from '../model.ts';
import { AnswerForm } from './answer-form.ts';
import type { MailThread } from './threads.ts';

const SHAPES = [
  ['html', 'As it looks'],
  ['text', 'Plain text'],
  ['headers', 'Headers'],
] as const;
type Shape = (typeof SHAPES)[number][0];

interface MailViewProps {
  thread: MailThread;
  takesAnswers: boolean;
  onBack(): void;
}

/** One thread's mails, newest last. */
export function MailView({ thread, takesAnswers, onBack }: MailViewProps): VNode {
  const [shape, setShape] = useState<Shape>('html');
  const last = thread.mails.at(-1);
  const buttons = SHAPES.map(
    ([key, label]) =>
      html`<button type="button" aria-pressed=${shape === key} onClick=${() => setShape(key)}>${label}</button>`,
  );
  return html`<header class="mail-head">
      <button type="button" class="back" aria-label="Back to the list" onClick=${onBack}>‹</button>
      <h2>${thread.subject}</h2>
      <div class="shapes" role="group" aria-label="How to show mails">${buttons}</div>
    </header>
    <ol class="mails">
      ${thread.mails.map((mail) => html`<li key=${mail.id}><${OneMail} mail=${mail} shape=${shape} /></li>`)}
    </ol>
    ${takesAnswers && last && html`<${AnswerForm} key=${last.id} mail=${last} />`}`;
}

function OneMail({ mail, shape }: { mail: SandboxMail; shape: Shape }): VNode {
  return html`<article class="mail" data-mail=${mail.id}>
    <p class="mail-by"><b>${mail.from}</b> to ${mail.to.join(', ')}
      <time>${formatSlackDate(Date.parse(mail.at) / 1000, '{date_short} {time}', thisViewer())}</time></p>
    ${shape === 'html' && html`<iframe class="mail-html" title=${mail.subject} sandbox="allow-popups allow-popups-to-escape-sandbox" src=${`/mail/page/html/${mail.id}`}></iframe>`}
    ${shape === 'text' && html`<pre class="mail-text">${mail.text}</pre>`}
    ${shape === 'headers' && html`<pre class="mail-text">${headerLines(mail)}</pre>`}
  </article>`;
}

function headerLines({ headers }: SandboxMail): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
