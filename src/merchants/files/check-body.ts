import { type FileFailure, MOST_FILE_BYTES } from '../../domain/file.ts';

/** The bytes are not what was promised, or stopped coming. */
export class FileBroken extends Error {
  override name = 'FileBroken';
  readonly reason: FileFailure;

  constructor(reason: FileFailure, cause?: unknown) {
    super(reason.code, { cause });
    this.reason = reason;
  }
}

export interface Promised {
  /** A web page was announced by the merchant's side. */
  expectsPage: boolean;
  /** The server says that this is one. */
  saysPage: boolean;
  /** Bytes, by the server's word; read to the end to know where it says nothing. */
  size: number | undefined;
}

const PAGE = /^(?:\u{feff}|\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/iu;

/**
 * Looks at the beginning and the length of a body. What comes back has exactly `size` bytes, or ends in `FileBroken`.
 * @throws {FileBroken}
 */
export async function checkBody(
  body: AsyncIterable<Uint8Array>,
  promised: Promised,
): Promise<{ size: number; body: AsyncIterable<Uint8Array> }> {
  if (promised.saysPage && !promised.expectsPage) throw new FileBroken({ code: 'file_wrong_type' });
  if (promised.size !== undefined) refuseSize(promised.size);
  const pieces = unbroken(body)[Symbol.asyncIterator]();
  const first = await firstPiece(pieces);
  if (!promised.expectsPage && PAGE.test(new TextDecoder().decode(first.subarray(0, 1024)))) {
    throw new FileBroken({ code: 'file_wrong_type' });
  }
  const { size } = promised;
  if (size !== undefined) return { size, body: exactly(size, first, pieces) };

  const all = await collect(first, pieces);
  return { size: all.length, body: exactly(all.length, all, pieces) };
}

function refuseSize(size: number): void {
  if (size === 0) throw new FileBroken({ code: 'file_empty' });
  if (!(size <= MOST_FILE_BYTES)) throw new FileBroken({ code: 'file_too_large' });
}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new FileBroken({ code: 'file_unreachable' }, error);
  }
}

async function firstPiece(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) throw new FileBroken({ code: 'file_empty' });
    if (value.length > 0) return value;
  }
}

/** A server that does not say how much comes: Slack wants to know before. */
async function collect(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const all = [first];
  let size = first.length;
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    size += piece.value.length;
    refuseSize(size);
    all.push(piece.value);
  }
  return Buffer.concat(all);
}

async function* exactly(
  size: number,
  first: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let left = size - first.length;
  yield first;
  while (left > 0) {
    const { done, value } = await pieces.next();
    if (done) break;
    left -= value.length;
    yield value;
  }
  if (left !== 0) throw new FileBroken({ code: 'file_unreachable' });
}
