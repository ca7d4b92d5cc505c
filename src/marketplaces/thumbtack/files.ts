import type { InboundFile } from '../../domain/inbound-event.ts';
import type { Attachment } from './schema.ts';

/** Attachments as files: Thumbtack may leave out everything but the address. */
export function filesOf(attachments: readonly Attachment[] | null | undefined): InboundFile[] {
  return (attachments ?? []).map(({ fileName, mimeType, fileSize, url }) => ({
    name: fileName?.trim() || nameIn(url),
    url,
    mimeType: mimeType?.trim() || 'application/octet-stream',
    size: Math.round(fileSize ?? 0),
  }));
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return last.slice(0, 255) || 'attachment';
}
