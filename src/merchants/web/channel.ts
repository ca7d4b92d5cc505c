import type { OutboundEvent } from '../../domain/outbound-event.ts';
import type { PageChange } from '../../domain/page-message.ts';
import type { MerchantChannel } from '../channel.ts';

/** Stores durably what changes on a conversation's page. The same change again changes nothing. */
export type KeepOnPage = (
  place: { organizationId: number; conversationId: number },
  change: PageChange,
) => Promise<void>;

/** The merchant's page: what stands on it is delivered. What moves a job needs no keeping, since the page shows its status. */
export function createWebChannel(keep: KeepOnPage): MerchantChannel {
  return {
    async deliver(event, { webhookId, organizationId, conversationId }) {
      const change = changeOf(event, webhookId);
      if (change && conversationId !== undefined) await keep({ organizationId, conversationId }, change);
      return { kind: 'delivered' };
    },
  };
}

function changeOf(event: OutboundEvent, webhookId: string): PageChange | undefined {
  switch (event.type) {
    case 'message.sent': {
      const { id, author, body, html, files, sentAt } = event.message;
      return { kind: 'said', message: { id, authorName: author.name, body, html, files, sentAt } };
    }
    case 'message.corrected':
      return { kind: 'corrected', ...event.message };
    case 'message.withdrawn':
      return { kind: 'withdrawn', id: event.message.id };
    case 'job.declined': {
      const { comment: body, by, at } = event;
      if (body === undefined) return undefined;
      const message = { id: webhookId, authorName: by?.name ?? '', body, html: asHtml(body), files: [], sentAt: at };
      return { kind: 'said', message };
    }
    default:
      return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Plain words, line by line. */
function asHtml(words: string): string {
  return `<p>${words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replaceAll('\n', '<br>')}</p>`;
}
