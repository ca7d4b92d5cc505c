import { type WebAPICallResult, WebClient } from '@slack/web-api';
import { SILENT } from '../sandbox/slack/slack-with-app.ts';

/** What `npm run conformance` was given. */
export interface RealWorkspace {
  token: string;
  /** Where the beliefs are tried; the app's bot is a member. */
  channel: string;
  /** A public channel that the bot is not a member of. */
  otherChannel: string | undefined;
  /** Another Web API than Slack's. */
  apiUrl: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    realWorkspace?: RealWorkspace;
  }
}

/** Remembers what it posts, so that it can be taken away again. Waits where Slack asks it to. */
export class GuestClient extends WebClient {
  private readonly posts: { channel: string; ts: string }[] = [];

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    const answer: WebAPICallResult & { channel?: unknown; ts?: unknown } = await super.apiCall(method, options);
    if (method === 'chat.postMessage' && typeof answer.channel === 'string' && typeof answer.ts === 'string') {
      this.posts.push({ channel: answer.channel, ts: answer.ts });
    }
    return answer;
  }

  /** Deletes every post that is still there. Throws what Slack refuses besides. */
  async cleanUp(): Promise<void> {
    // Replies first: a root with replies would leave a tombstone.
    for (const post of this.posts.splice(0).reverse()) {
      await this.chat.delete(post).catch((error: unknown) => {
        if (slackError(error)?.error !== 'message_not_found') throw error;
      });
    }
  }
}

export function guestIn({ token, apiUrl }: RealWorkspace): GuestClient {
  return new GuestClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 20, minTimeout: 1_000, factor: 1 },
    maxRequestConcurrency: 1,
    logger: SILENT,
  });
}

/** A full member of the channel. Throws when there is none. */
export async function someoneIn(client: WebClient, channel: string): Promise<string> {
  const { members = [] } = await client.conversations.members({ channel, limit: 200 });
  for (const id of members) {
    const { user } = await client.users.info({ user: id });
    const isGuest = user?.is_restricted === true || user?.is_ultra_restricted === true;
    if (!isGuest && user?.is_bot === false && user.deleted === false) return id;
  }
  throw new Error(`nobody but bots and guests is in ${channel}`);
}

/** What Slack's refusal holds; undefined for other errors. */
export function slackError(error: unknown): { error?: unknown; needed?: unknown } | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  return typeof error.data === 'object' && error.data !== null ? error.data : undefined;
}
