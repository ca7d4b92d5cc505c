import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { agoOrAhead, thisViewer } from '../../pages/shared/dates.ts';
import type { Entry, MerchantConversation } from '../model.ts';
import { Status } from './status.ts';

interface ConversationListProps {
  conversations: MerchantConversation[];
  current: string;
  onPick(id: string): void;
}

/** Every conversation, newest first: who, about what, what was said last. */
export function ConversationList({ conversations, current, onPick }: ConversationListProps): VNode {
  if (conversations.length === 0) {
    return html`<p class="hint">Conversations with the partner appear here as soon as a merchant has sent a job.</p>`;
  }
  const rows = conversations.map((conversation) => {
    const job = conversation.jobs.at(-1);
    return html`<li key=${conversation.id}>
      <button
        type="button"
        class="conversation-row"
        aria-current=${conversation.id === current ? 'true' : undefined}
        data-conversation-link=${conversation.id}
        onClick=${() => onPick(conversation.id)}
      >
        <span class="row-top"><b>${conversation.merchant.name}</b>
          <time>${agoOrAhead(new Date(conversation.updatedAt), thisViewer())}</time></span>
        <span class="row-about">${conversation.store?.name ?? 'No store yet'}${job ? ` · ${job.serviceName}` : ''}</span>
        <span class="row-last">${lastWords(conversation.entries)}</span>
        ${job && html`<${Status} status=${job.status} />`}
      </button>
    </li>`;
  });
  return html`<ul class="conversation-list" aria-label="Conversations">${rows}</ul>`;
}

function lastWords(entries: Entry[]): string {
  const last = entries.at(-1);
  if (!last) return '';
  if (last.kind === 'line') return last.text;
  if (last.kind === 'offer') return `${last.offer.author} sent a proposal`;
  if (last.withdrawn) return last.kind === 'partner' ? 'The partner withdrew a message' : 'Deleted';
  return `${last.kind === 'partner' ? `${last.author}: ` : ''}${last.body}`;
}
