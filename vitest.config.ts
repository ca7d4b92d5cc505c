import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: ['test/rules/**'],
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/no-leaks.ts'],
          testTimeout: 15_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'rules', include: ['test/rules/**/*.test.ts'] } },
    ],
  },
});
