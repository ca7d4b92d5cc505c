import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';

/** What a form may have, files and all. */
export const MOST_BYTES = 25 * 1024 * 1024;
/** What of a form that is too large is read all the same, for the words in it. */
const READ_BYTES = 4 * MOST_BYTES;
export const MOST_FILES = 10;
const MOST_FIELDS = 60;
/** More than any field takes: who writes too much is told so, and keeps the words. */
const FIELD_BYTES = 1024 * 1024;
const WORDS_BYTES = 2 * FIELD_BYTES;

export interface FormFile {
  name: string;
  mimeType: string;
  bytes: Buffer;
}

export interface Form {
  /** Trimmed, with line ends as `\n`; of a repeated field the last. */
  fields: ReadonlyMap<string, string>;
  /** None of them where they are too large or too many. */
  files: FormFile[];
  filesProblem?: FilesProblem;
}

/** Why the files cannot be taken; the words are here all the same. */
export type FilesProblem = 'too_large' | 'too_many_files' | 'empty_file';
export type FormProblem = 'not_a_form' | 'unreadable' | 'too_large';

/** Reads a form of a page: what browsers send, nothing else. Never throws for what was sent. */
export async function readForm(req: Request): Promise<Form | FormProblem> {
  const type = (req.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'multipart/form-data' && type !== 'application/x-www-form-urlencoded') return 'not_a_form';
  if (req.get('content-encoding') !== undefined) return 'not_a_form';
  if (Number(req.get('content-length') ?? 0) > READ_BYTES) return 'too_large';
  return parse(req);
}

function parse(req: Request): Promise<Form | FormProblem> {
  return new Promise((resolve) => {
    const fields = new Map<string, string>();
    const files: FormFile[] = [];
    let problem: FormProblem | undefined;
    let filesProblem: FilesProblem | undefined;
    let isTooMuch = false;
    let bytes = 0;
    let wordBytes = 0;
    const parser = parserFor(req);
    if (!parser) return resolve('unreadable');

    const end = (found?: FormProblem): void => {
      problem ??= found === 'unreadable' && isTooMuch ? 'too_large' : found;
      req.unpipe(parser);
      req.resume();
      resolve(problem ?? { fields, files: isTooMuch ? [] : files, ...(filesProblem && { filesProblem }) });
    };
    const endFiles = (why: 'too_large' | 'too_many_files'): void => {
      isTooMuch = true;
      filesProblem = why;
      files.length = 0;
    };
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > READ_BYTES) return end('too_large');
      if (bytes > MOST_BYTES) endFiles('too_large');
    });
    req.once('aborted', () => end('unreadable'));
    req.once('error', () => end('unreadable'));
    parser.on('field', (name, value, nameCut, valueCut) => {
      wordBytes += value.length;
      if (nameCut || valueCut || wordBytes > WORDS_BYTES) problem ??= 'too_large';
      else if (value.includes('\0') || name.includes('\0')) problem ??= 'unreadable';
      else fields.set(name, value.replace(/\r\n?/g, '\n').trim());
    });
    parser.on('file', (_field, stream, fileName, _encoding, mimeType) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (isTooMuch) chunks.length = 0;
        else chunks.push(chunk);
      });
      stream.on('limit', () => endFiles('too_large'));
      stream.on('error', () => {
        problem ??= 'unreadable';
      });
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        if (content.length > 0) files.push({ name: fileNameOf(fileName), mimeType: mimeOf(mimeType), bytes: content });
        // A field for files that was left empty comes as a nameless file of no bytes.
        else if (fileName && !isTooMuch) filesProblem ??= 'empty_file';
      });
    });
    parser.on('filesLimit', () => endFiles('too_many_files'));
    parser.on('partsLimit', () => {
      problem ??= 'too_large';
    });
    parser.on('fieldsLimit', () => {
      problem ??= 'too_large';
    });
    parser.once('error', () => end('unreadable'));
    parser.once('finish', () => end());
    req.pipe(parser);
  });
}

/** A boundary that is missing or wrong is known before anything is read. */
function parserFor(req: Request): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: req.headers as BusboyHeaders,
      limits: {
        fieldNameSize: 100,
        fieldSize: FIELD_BYTES,
        fields: MOST_FIELDS,
        files: MOST_FILES,
        fileSize: MOST_BYTES,
        parts: MOST_FIELDS + MOST_FILES,
        headerPairs: 50,
      },
    });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A name to show and to store: without folders, control characters and tricks of direction. */
function fileNameOf(given: string | undefined): string {
  const name = (given ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
  return [...name].slice(0, 200).join('') || 'file';
}

function mimeOf(given: string): string {
  const type = given.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9!#$&^_.+-]{1,80}\/[a-z0-9!#$&^_.+-]{1,80}$/.test(type) ? type : 'application/octet-stream';
}
