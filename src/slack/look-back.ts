import type { SlackMessage } from '../domain/own-words.ts';
import type { Logger } from '../log.ts';
import { callSlack, callSlackUnless } from './call.ts';
import { SlackCallError } from './failures.ts';
import { createWebClient, type SlackAccess } from './web-clients.ts';

/** Roots and replies a page. Slack allows 1,000, and answers slowly then. */
const PAGE = 400;
const RATE_PAUSE_MS = 30_000;

/** Our own budget of a method in a workspace. */
export interface MethodBudget {
  /** Resolves when a call may be made. Rejects when the copy stops. */
  take(method: string): Promise<void>;
  /** Slack wants no calls for so long. */
  rest(method: string, forMs: number): Promise<void>;
}

/** A message of a channel under which a thread may hang. */
export interface ThreadRoot {
  ts: string;
  latestReply?: string;
  botId?: string;
}

/** Reads what stands in channels. Failed calls throw `SlackCallError`, except refusals by rate: those are waited for. */
export interface HistoryReader {
  /** Roots from the newest to the oldest, a page at a time; both ends are included. */
  roots(channel: string, range: { oldest: string; latest?: string }): AsyncGenerator<ThreadRoot[]>;
  /** All replies of a thread from `oldest` on; none when the thread is gone. */
  replies(channel: string, rootTs: string, oldest: string): Promise<SlackMessage[]>;
}

interface HistoryPage {
  messages?: { ts?: string; thread_ts?: string; latest_reply?: string; bot_id?: string }[];
  response_metadata?: { next_cursor?: string };
}

interface RepliesPage {
  messages?: SlackMessage[];
  response_metadata?: { next_cursor?: string };
}

export function createHistoryReader(
  access: SlackAccess,
  settings: { log: Logger; timeoutMs?: number },
  budget: MethodBudget,
): HistoryReader {
  const client = createWebClient(access, settings);

  async function inTurn<T>(method: string, call: () => Promise<T>): Promise<T> {
    for (;;) {
      await budget.take(method);
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof SlackCallError) || error.failure.kind !== 'refused_rate') throw error;
        await budget.rest(method, error.failure.retryAfterMs ?? RATE_PAUSE_MS);
      }
    }
  }

  return {
    async *roots(channel, range) {
      let cursor: string | undefined;
      do {
        const request = { channel, ...range, inclusive: true, limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const page = await inTurn('conversations.history', () =>
          callSlack<HistoryPage>('conversations.history', () => client.conversations.history(request)),
        );
        yield (page.messages ?? []).flatMap(rootIn);
        cursor = nextOf(page);
      } while (cursor !== undefined);
    },
    async replies(channel, rootTs, oldest) {
      const replies: SlackMessage[] = [];
      let cursor: string | undefined;
      do {
        const request = { channel, ts: rootTs, oldest, inclusive: true, limit: PAGE, ...(cursor && { cursor }) };
        const page = await inTurn('conversations.replies', () =>
          callSlackUnless<RepliesPage>('conversations.replies', ['thread_not_found'], () =>
            client.conversations.replies(request),
          ),
        );
        // The root comes with every page.
        replies.push(...(page?.messages ?? []).filter(({ ts }) => ts !== rootTs));
        cursor = page ? nextOf(page) : undefined;
      } while (cursor !== undefined);
      return replies;
    },
  };
}

function rootIn(message: NonNullable<HistoryPage['messages']>[number]): ThreadRoot[] {
  const { ts, thread_ts: threadTs, latest_reply: latestReply, bot_id: botId } = message;
  // A reply that was also sent to the channel is none.
  if (ts === undefined || (threadTs !== undefined && threadTs !== ts)) return [];
  return [{ ts, ...(latestReply !== undefined && { latestReply }), ...(botId !== undefined && { botId }) }];
}

function nextOf(page: HistoryPage | RepliesPage): string | undefined {
  return page.response_metadata?.next_cursor || undefined;
}
