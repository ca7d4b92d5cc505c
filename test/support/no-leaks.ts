import { afterAll, beforeAll, expect, vi } from 'vitest';
import { openTestDatabases } from './database.ts';

// Runs around every test file: what a file opens, it closes. Connections to a database are checked when that is dropped.
let before: string[] = [];

beforeAll(() => {
  before = listeningServers();
});

afterAll(async () => {
  expect([...openTestDatabases], 'test databases that were not closed').toEqual([]);
  // A closed server lets go of its port a moment later.
  await vi.waitFor(() => expect(listeningServers(), 'servers that still listen').toEqual(before), { timeout: 2_000 });
});

function listeningServers(): string[] {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap');
}
