import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MarketplaceRecord } from './model.ts';

/** Keeps the marketplace's records; with a file each one is a JSON line, written before the call returns. */
export interface Journal {
  records: MarketplaceRecord[];
  append(record: MarketplaceRecord): void;
}

/** Opens a journal; without a path it lives in memory only. A last line that a kill cut short is taken off. */
export function openJournal(path?: string): Journal {
  if (path) mkdirSync(dirname(path), { recursive: true });
  const records = path && existsSync(path) ? readRecords(path) : [];
  return {
    records,
    append(record) {
      if (path) appendFileSync(path, `${JSON.stringify(record)}\n`);
      records.push(record);
    },
  };
}

function readRecords(path: string): MarketplaceRecord[] {
  const content = readFileSync(path);
  const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) truncateSync(path, whole.length);
  return whole
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as MarketplaceRecord);
}
