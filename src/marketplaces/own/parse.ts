import type { InboundEvent, InboundFile } from '../../domain/inbound-event.ts';
import { parseEvent } from '../standard-webhooks/parse.ts';
import type { ParsedEvent } from '../upstream.ts';

/** Files that came with their bytes have an address that only we may write, and that means nothing outside. */
const UPLOAD = 'upload:';
const STAND_IN = 'https://upload.invalid/';

/**
 * Reads an event that we wrote ourselves, for what a merchant did on a page or by mail: the same events as a marketplace's,
 * whose files may also be uploads.
 */
export function parseOwnEvent(body: object): ParsedEvent {
  const parsed = parseEvent(withFiles(body, (url) => (url.startsWith(UPLOAD) ? url.replace(UPLOAD, STAND_IN) : url)));
  if (!parsed.ok) return parsed;
  for (const file of filesOf(parsed.event)) {
    if (file.url.startsWith(STAND_IN)) file.url = file.url.replace(STAND_IN, UPLOAD);
  }
  return parsed;
}

function filesOf(event: InboundEvent): InboundFile[] {
  switch (event.type) {
    case 'job.created':
    case 'conversation.created':
    case 'message.created':
    case 'message.updated':
      return event.message?.files ?? [];
    default:
      return [];
  }
}

/** The body with the addresses of its message's files changed. */
function withFiles(body: object, change: (url: string) => string): object {
  const data = field(body, 'data');
  const message = field(data, 'message');
  const files = field(message, 'files');
  if (!data || !message || !Array.isArray(files)) return body;
  const changed = files.map((file: unknown) => {
    const url = typeof file === 'object' && file !== null && 'url' in file ? file.url : undefined;
    return typeof url === 'string' ? { ...(file as object), url: change(url) } : file;
  });
  return { ...body, data: { ...data, message: { ...message, files: changed } } };
}

function field(of: unknown, name: string): object | undefined {
  if (typeof of !== 'object' || of === null) return undefined;
  const value: unknown = Object.entries(of).find(([key]) => key === name)?.[1];
  return typeof value === 'object' && value !== null ? value : undefined;
}
