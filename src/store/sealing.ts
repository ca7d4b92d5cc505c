import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const FORM = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts secrets for the database (AES-256-GCM): the first key encrypts, every key decrypts, so that one can be replaced by
 * another while both are in use. `place` says where the secret stands: in another place it does not open.
 */
export interface Seal {
  seal(secret: string, place: string): string;
  /** Undefined when none of the keys opens it. */
  open(sealed: string, place: string): string | undefined;
}

/** Keys of 32 bytes. @throws when there is none */
export function createSeal(keys: readonly Buffer[]): Seal {
  const [first] = keys;
  if (!first) throw new Error('there is no key to encrypt with');
  return {
    seal(secret, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from(place));
      const words = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `${FORM}.${Buffer.concat([iv, cipher.getAuthTag(), words]).toString('base64url')}`;
    },
    open(sealed, place) {
      const [form, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (form !== FORM || bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      for (const key of keys) {
        const secret = openWith(key, bytes, place);
        if (secret !== undefined) return secret;
      }
      return undefined;
    },
  };
}

function openWith(key: Buffer, bytes: Buffer, place: string): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const words = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([words, decipher.final()]).toString('utf8');
  } catch (error) {
    // The only thing that `final` says here: another key, another place, or a changed byte.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
