import { z } from 'zod';
import { id, text, time, webAddress, words } from './fields.ts';

const MOST_FILES = 100;

/** As it travels, in either direction. */
export const writtenFile = z
  .object({
    name: text(255),
    url: webAddress(8192),
    mime_type: text(255),
    size: z.int({ error: 'must be a whole number of bytes' }).nonnegative({ error: 'must not be negative' }),
  })
  .meta({ id: 'File', description: '`size` in bytes.' });

const file = writtenFile.transform(({ mime_type, ...rest }) => ({ ...rest, mimeType: mime_type }));

const files = z.array(file).max(MOST_FILES, { error: `must be at most ${MOST_FILES} files` });

function saysSomething(message: { body: string; files?: unknown[] }): boolean {
  return message.body.trim() !== '' || (message.files ?? []).length > 0;
}

const emptyBody = { error: 'must not be empty without files', path: ['body'] };
/** The same for a document. */
const SAYS_SOMETHING = [
  { properties: { body: { pattern: '\\S' } } },
  { required: ['files'], properties: { files: { minItems: 1 } } },
];
const PLAIN = 'Plain text. `body` may be empty only with files.';

export const message = z
  .object({ id, body: words, sent_at: time, files: files.exactOptional() })
  .refine(saysSomething, emptyBody)
  .transform(({ sent_at, files: sent = [], ...rest }) => ({ ...rest, sentAt: sent_at, files: sent }))
  .meta({ id: 'Message', description: PLAIN, anyOf: SAYS_SOMETHING });

export const editedMessage = z
  .object({ id, body: words, files: files.exactOptional(), edited_at: time })
  .refine(saysSomething, emptyBody)
  .transform(({ edited_at, ...rest }) => ({ ...rest, editedAt: edited_at }))
  .meta({ id: 'EditedMessage', description: PLAIN, anyOf: SAYS_SOMETHING });
