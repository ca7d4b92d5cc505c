import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { LocalThumbtack } from '../../sandbox/thumbtack/thumbtack.ts';
import { createConsentStates } from '../../src/marketplaces/consent-state.ts';
import { thumbtack as adapter } from '../../src/marketplaces/thumbtack/adapter.ts';
import { consentAddress } from '../../src/wiring/upstreams.ts';
import { startTestJobline, type TestJobline, type TestJoblineOptions } from './jobline.ts';
import { settingsOf, startTestThumbtack } from './local-thumbtack.ts';

const ENCRYPTION_KEY = randomBytes(32);
export interface ThumbtackJobline {
  thumbtack: LocalThumbtack;
  jobline: TestJobline;
  /** As an operator connects the account: the printed link, the consent over there, and back. */
  connect(): Promise<string>;
  /** Sends a webhook, sees it accepted, and waits until all it sets off is over. */
  tell(webhook: object): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Jobline with the sandbox's Slack and a local Thumbtack; not connected yet. */
export async function startWithThumbtack(options: TestJoblineOptions = {}): Promise<ThumbtackJobline> {
  const [key = ENCRYPTION_KEY] = options.app?.encryptionKeys ?? [];
  const thumbtack = await startTestThumbtack();
  const jobline = await startTestJobline({
    ...options,
    app: { upstreams: { thumbtack: settingsOf(thumbtack) }, encryptionKeys: [key], ...options.app },
  });
  thumbtack.setAppUrl(jobline.url);

  async function settled(): Promise<void> {
    await jobline.settled();
    await thumbtack.settled();
    await jobline.settled();
  }

  return {
    thumbtack,
    jobline,
    async connect() {
      const state = createConsentStates([key], () => new Date()).make('thumbtack', 60_000);
      const redirectUri = consentAddress(`http://127.0.0.1:${jobline.app.port}`, 'thumbtack');
      const response = await fetch(adapter.consentLink(settingsOf(thumbtack), { state, redirectUri }));
      expect(response.status).toBe(200);
      return response.text();
    },
    async tell(webhook) {
      expect(await thumbtack.post(webhook)).toMatchObject({ status: 202, body: { status: 'accepted' } });
      await settled();
    },
    settled,
    async close() {
      await jobline.close();
      await thumbtack.close();
    },
  };
}
