import type { WebClient } from '@slack/web-api';
import { callSlack, callSlackUnless } from './call.ts';

/** `event_type` of the metadata on every post of ours. */
export const METADATA_TYPE = 'jobline_message';

export interface PostSearch {
  channel: string;
  /** Looks in this thread; without one among the channel's roots. */
  rootTs?: string;
  /** The metadata id it was posted with. */
  id: string;
  oldest: Date;
}

interface Page {
  messages?: FoundMessage[];
  response_metadata?: { next_cursor?: string };
}

interface FoundMessage {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: object };
}

interface PageRequest {
  channel: string;
  oldest: string;
  include_all_metadata: boolean;
  limit: number;
  cursor?: string;
}

/** Reads until the post is found or there is nothing more to read: null then, also when the thread is gone. */
export async function findPost(client: WebClient, search: PostSearch): Promise<{ ts: string } | null> {
  const oldest = (search.oldest.getTime() / 1000).toFixed(6);
  const range = { channel: search.channel, oldest, include_all_metadata: true, limit: 200 };
  let cursor: string | undefined;
  do {
    const page = await readPage(client, { ...range, ...(cursor !== undefined && { cursor }) }, search.rootTs);
    const found = page?.messages?.find((message) => carries(message, search.id));
    if (found?.ts !== undefined) return { ts: found.ts };
    cursor = page?.response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '');
  return null;
}

async function readPage(client: WebClient, page: PageRequest, rootTs: string | undefined): Promise<Page | null> {
  if (rootTs === undefined) return callSlack('conversations.history', () => client.conversations.history(page));
  return callSlackUnless('conversations.replies', ['thread_not_found'], () =>
    client.conversations.replies({ ...page, ts: rootTs }),
  );
}

function carries({ metadata }: FoundMessage, id: string): boolean {
  if (metadata?.event_type !== METADATA_TYPE || metadata.event_payload === undefined) return false;
  return 'id' in metadata.event_payload && metadata.event_payload.id === id;
}
