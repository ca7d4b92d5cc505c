import type { WebClient } from '@slack/web-api';
import { expect, inject, type TestContext, test } from 'vitest';
import { slackWithApp } from '../sandbox/slack/slack-with-app.ts';
import { guestIn, type RealWorkspace, slackError, someoneIn } from './real-workspace.ts';

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

/** One thing we believe of Slack, held against a fresh local Slack, or the real workspace that the run was given. */
export function conforms(belief: string, body: (workspace: Workspace) => Promise<void>): void {
  test(belief, async (context) => {
    const real = inject('realWorkspace');
    if (real !== undefined) return tryReally(real, context, body);
    await using world = await slackWithApp();
    await body({ client: world.client, channel: 'C0JOBS', otherChannel: 'C0GENERAL', person: 'U0ALICE' });
  });
}

/** A belief that would need more than the run was given is skipped, by name. */
async function tryReally(
  real: RealWorkspace,
  { skip }: TestContext,
  body: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const client = guestIn(real);
  const workspace: Workspace = {
    client,
    channel: real.channel,
    get otherChannel() {
      return real.otherChannel ?? skip('needs CONFORMANCE_SLACK_OTHER_CHANNEL');
    },
    person: await someoneIn(client, real.channel),
  };
  try {
    await body(workspace);
  } catch (error) {
    const refusal = slackError(error);
    if (refusal?.error === 'missing_scope') skip(`the token lacks ${String(refusal.needed)}`);
    throw error;
  } finally {
    await client.cleanUp();
  }
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
