import type { WebClient } from '@slack/web-api';
import { callSlackUnless } from './call.ts';

const PAGE = 1000;
/** A channel with more people than this is no circle that a job must be kept in. */
const MOST_PAGES = 20;

/** Slack user ids of everybody in a channel; null when it is gone or private and we are not in it. */
export async function readChannelMembers(client: WebClient, channel: string): Promise<Set<string> | null> {
  const members = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await callSlackUnless('conversations.members', ['channel_not_found', 'not_in_channel'], () =>
      client.conversations.members({ channel, limit: PAGE, ...(cursor !== undefined && { cursor }) }),
    );
    if (answer === null) return null;
    for (const member of answer.members ?? []) members.add(member);
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return members;
}
