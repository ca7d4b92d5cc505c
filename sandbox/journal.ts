import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** Keeps records of one kind; with a file each one is a JSON line, written before the call returns. */
export interface Journal<Record> {
  records: Record[];
  append(record: Record): void;
}

/** Opens a journal; without a path it lives in memory only. A last line that a kill cut short is taken off. */
export function openJournal<Record>(path?: string): Journal<Record> {
  if (path) mkdirSync(dirname(path), { recursive: true });
  const records = path && existsSync(path) ? readRecords<Record>(path) : [];
  return {
    records,
    append(record) {
      if (path) appendFileSync(path, `${JSON.stringify(record)}\n`);
      records.push(record);
    },
  };
}

function readRecords<Record>(path: string): Record[] {
  const content = readFileSync(path);
  const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) truncateSync(path, whole.length);
  return whole
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record);
}
