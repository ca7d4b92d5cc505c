import { marketplaceEvent, type Prepared } from './requests.ts';

/** `job.created` with a first message: job and conversation are named by `key`. */
export function jobCreated(key: string): Prepared {
  const now = new Date().toISOString();
  return marketplaceEvent(`evt-job-${key}`, 'job.created', {
    job: {
      id: key,
      kind: 'match',
      created_at: now,
      service: { handle: 'store-setup', name: 'Store setup' },
      title: titleOf(key),
    },
    merchant: { id: `m-${key}`, name: 'Jana Nováková', locale: 'en', time_zone: 'Europe/Prague' },
    conversation: { id: `c-${key}` },
    message: { id: `first-${key}`, body: 'Can you help us with our new shop?', sent_at: now },
  });
}

/** A merchant's further message in that conversation. */
export function messageCreated(key: string, messageId: string, body: string): Prepared {
  return marketplaceEvent(`evt-${messageId}`, 'message.created', {
    conversation: { id: `c-${key}` },
    message: { id: messageId, body, sent_at: new Date().toISOString() },
  });
}

/** Stands in the job's card. */
export function titleOf(key: string): string {
  return `Shop ${key}.`;
}
