import type { InboundFile } from '../../domain/inbound-event.ts';
import type { Attachment } from './schema.ts';

type Attachments = readonly Attachment[] | null | undefined;

/** Attachments as files: Thumbtack may leave out everything but the address. */
export function filesOf(attachments: Attachments): InboundFile[] {
  return (attachments ?? []).map(({ fileName, mimeType, fileSize, url }) => ({
    name: fileName?.trim() || nameIn(url),
    url,
    mimeType: mimeType?.trim() || 'application/octet-stream',
    // Nothing is 0 bytes long: it says that Thumbtack does not know.
    ...(fileSize && { size: Math.ceil(fileSize) }),
  }));
}

/** The words that came with files: what the customer wrote under each of them. */
export function wordsWith(text: string, attachments: Attachments): string {
  const captions = (attachments ?? []).flatMap(({ description, fileName, url }) => {
    const caption = description?.trim();
    return caption ? [`${fileName?.trim() || nameIn(url)}: ${caption}`] : [];
  });
  return [text, ...captions].filter((line) => line.trim() !== '').join('\n');
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return last.slice(0, 255) || 'attachment';
}
