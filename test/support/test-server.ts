import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { quietLog } from './quiet-log.ts';

export interface TestServer {
  adminUrl: string;
  /** As a plain role; which database it names matters to nobody. */
  ownerUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of one's own, in a folder that goes with it; what it holds may be lost with the power. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await makeFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), fsync: false, log: quietLog });
  return {
    adminUrl: postgres.adminUrl,
    ownerUrl: postgres.url,
    stop: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A temporary folder that PostgreSQL's own user may enter too: as root the tests lend it another. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jobline-test-'));
  await chmod(folder, 0o755);
  return folder;
}
