import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of a test is waiting for a database or a server: one more than the two cores that it must do with.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: ['test/rules/**'],
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/no-leaks.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { test: { name: 'rules', include: ['test/rules/**/*.test.ts'] } },
    ],
  },
});
