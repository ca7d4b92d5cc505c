import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { slackWithApp } from '../sandbox/slack/slack-with-app.ts';

/** A Slack to hold our beliefs against: the local one, or a real workspace with a channel for tests. */
export interface Workspace {
  client: WebClient;
  /** A public channel that the app's bot is a member of. */
  channel: string;
  /** A public channel that it is not a member of. */
  otherChannel: string;
  /** A full member of `channel`. */
  person: string;
}

/** One thing we believe of Slack, held against a fresh local Slack. */
export function conforms(belief: string, body: (workspace: Workspace) => Promise<void>): void {
  test(belief, async () => {
    await using world = await slackWithApp();
    await body({ client: world.client, channel: 'C0JOBS', otherChannel: 'C0GENERAL', person: 'U0ALICE' });
  });
}

/** Slack answers the call with this error name. */
export async function expectError(call: Promise<unknown>, error: string): Promise<void> {
  await expect(call).rejects.toMatchObject({ data: { ok: false, error } });
}

/** Posts a plain text; its ts. */
export async function posted({ client, channel }: Workspace, text: string, threadTs?: string): Promise<string> {
  const place = threadTs === undefined ? { channel } : { channel, thread_ts: threadTs };
  const { ts } = await client.chat.postMessage({ ...place, text });
  if (ts === undefined) throw new Error('no ts');
  return ts;
}
