import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SlackFile } from './state.ts';

/** A file as the local Slack keeps it, whether a message shows it or not. */
export interface KeptFile extends SlackFile {
  /** Who uploaded it. */
  user: string;
  /** Absent until its bytes are there. */
  bytes?: Buffer;
}

/** What a person or the app brings: with `bytes`, or as many made-up ones as `size` says. */
export interface NewFile {
  name: string;
  mimetype?: string;
  size?: number;
  bytes?: Uint8Array;
  /** A document elsewhere, without bytes of its own. */
  outsideUrl?: string;
}

/** Every file of the workspace, by id. */
export interface FileStore {
  /** With content, at once. */
  keep(user: string, file: NewFile): KeptFile;
  /** A place for bytes to come: nobody sees it yet. */
  reserve(user: string, file: { name: string; size: number }): KeptFile;
  /** The bytes of a reserved file. */
  fill(id: string, bytes: Buffer): void;
  get(id: string): KeptFile | undefined;
  /** Its bytes are gone; who shows it shows that it was deleted. */
  delete(id: string): void;
  /** A file that a message of an earlier run shows. */
  adopt(file: SlackFile, user: string): void;
}

const MADE_UP_BYTES = 1024;

/** With a folder the bytes outlive the process. */
export function createFileStore(folder?: string): FileStore {
  const files = new Map<string, KeptFile>();
  const pathOf = (id: string): string => path.join(folder ?? '', id);

  function save(id: string, bytes: Buffer): void {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(pathOf(id), bytes);
  }

  return {
    keep(user, { name, mimetype = typeOf(name), size = MADE_UP_BYTES, bytes: given, outsideUrl }) {
      const id = newId();
      if (outsideUrl !== undefined) {
        const elsewhere: KeptFile = { id, name, mimetype, size: 0, user, outsideUrl };
        files.set(id, elsewhere);
        return elsewhere;
      }
      const bytes = given ? Buffer.from(given) : madeUp(name, size);
      const file: KeptFile = { id, name, mimetype, size: bytes.length, user, bytes };
      files.set(id, file);
      save(id, bytes);
      return file;
    },
    reserve(user, { name, size }) {
      const file: KeptFile = { id: newId(), name, mimetype: typeOf(name), size, user };
      files.set(file.id, file);
      return file;
    },
    fill(id, bytes) {
      const file = files.get(id);
      if (!file) return;
      files.set(id, { ...file, bytes });
      save(id, bytes);
    },
    get: (id) => files.get(id),
    delete(id) {
      const file = files.get(id);
      if (!file) return;
      const { bytes: _gone, ...rest } = file;
      files.set(id, { ...rest, deleted: true });
    },
    adopt(file, user) {
      const at = folder === undefined || file.deleted ? undefined : pathOf(file.id);
      const bytes = at !== undefined && existsSync(at) ? readFileSync(at) : undefined;
      files.set(file.id, { ...file, user, ...(bytes && { bytes }) });
    },
  };
}

/** What a message keeps of it. */
export function shownFile({ user: _user, bytes: _bytes, ...shown }: KeptFile): SlackFile {
  return shown;
}

function newId(): string {
  return `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
}

function madeUp(name: string, size: number): Buffer {
  return Buffer.alloc(size, `The content of ${name}. `);
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  zip: 'application/zip',
};

function typeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
