import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { agoOrAhead, thisViewer } from '../../pages/shared/dates.ts';
import type { MailThread } from './threads.ts';

interface MailListProps {
  threads: MailThread[];
  current: string;
  onPick(key: string): void;
}

/** Every thread, newest first: to whom, about what, what was said last. */
export function MailList({ threads, current, onPick }: MailListProps): VNode {
  if (threads.length === 0) {
    return html`<p class="hint">Mails appear here: to the notification address for each new job and conversation, and to a member from the moment they are assigned.</p>`;
  }
  const rows = threads.map(({ key, to, subject, mails }) => {
    const last = mails.at(-1);
    return html`<li key=${key}>
      <button
        type="button"
        class="mail-row"
        aria-current=${key === current ? 'true' : undefined}
        data-mail-thread=${key}
        onClick=${() => onPick(key)}
      >
        <span class="row-top"><b>${to}</b>
          ${last && html`<time>${agoOrAhead(new Date(last.at), thisViewer())}</time>`}</span>
        <span class="row-subject">${subject}${mails.length > 1 && html` <span class="row-count">${mails.length}</span>`}</span>
        <span class="row-last">${last?.text.replace(/\s+/g, ' ').slice(0, 120)}</span>
      </button>
    </li>`;
  });
  return html`<ul class="mail-list" aria-label="Mail threads">${rows}</ul>`;
}
