import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Channel, Member, SlackMessage } from './state.ts';
import type { StoredView } from './views/view-model.ts';

/** One line of the state file. A later line of the same thing replaces an earlier one. */
type JournalEntry =
  | { kind: 'message'; message: SlackMessage }
  | { kind: 'gone'; channel: string; ts: string }
  | { kind: 'member'; member: Member }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'home'; user: string; view: StoredView }
  /** The highest ts ever given, so that none comes twice after the messages that bore them are gone. */
  | { kind: 'clock'; ts: string };

export interface Journal {
  /** What the state file held at start, in order. */
  readonly entries: readonly JournalEntry[];
  /** Replaces the file's content by the given entries. */
  compact(entries: readonly JournalEntry[]): void;
  append(entry: JournalEntry): void;
  close(): void;
}

/** Keeps nothing. */
export function memoryJournal(): Journal {
  return { entries: [], compact: () => undefined, append: () => undefined, close: () => undefined };
}

/**
 * An append-only file of JSON lines. Each change is one synchronous write, so a killed process loses nothing that was
 * answered; a last line torn by the kill is ignored. Throws when an earlier line is not JSON, or on file errors.
 */
export function fileJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  const entries = existsSync(path) ? parseLines(readFileSync(path, 'utf8'), path) : [];
  let file: number | undefined;

  function append(entry: JournalEntry): void {
    if (file === undefined) throw new Error('the journal is closed or was not compacted yet');
    writeSync(file, `${JSON.stringify(entry)}\n`);
  }

  function close(): void {
    if (file !== undefined) closeSync(file);
    file = undefined;
  }

  function compact(kept: readonly JournalEntry[]): void {
    close();
    const next = `${path}.next`;
    writeFileSync(next, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    renameSync(next, path);
    file = openSync(path, 'a');
  }

  return { entries, compact, append, close };
}

function parseLines(content: string, path: string): JournalEntry[] {
  const lines = content.split('\n');
  // A whole file ends in a newline, so what follows the last one is empty or torn.
  lines.pop();
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as JournalEntry;
    } catch (error) {
      throw new Error(`${path} line ${index + 1} is not JSON; remove the file to start afresh`, { cause: error });
    }
  });
}
