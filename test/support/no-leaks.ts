import { afterAll, beforeAll, expect } from 'vitest';
import { openTestDatabases } from './database.ts';
import { eventually } from './eventually.ts';

// Runs around every test file: what a file opens, it closes. Connections to a database are checked when that is dropped.
let before: string[] = [];

beforeAll(() => {
  before = listeningServers();
});

afterAll(async () => {
  expect([...openTestDatabases], 'test databases that were not closed').toEqual([]);
  // A closed server lets go of its port a moment later.
  await eventually(() => expect(listeningServers(), 'servers that still listen').toEqual(before));
});

function listeningServers(): string[] {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap');
}
