import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../log.ts';
import { callSlack, callSlackUnless } from './call.ts';
import { SlackCallError } from './failures.ts';
import { findPost, METADATA_TYPE, type PostSearch } from './find-post.ts';
import { publishHome } from './home.ts';
import { createWebClient, rememberByToken, type SlackAccess } from './web-clients.ts';

/** `id` is the delivery's: it proves later, in an event or a look-up, that this post was made. */
interface PostMetadata {
  id: string;
  kind: 'card' | 'message' | 'file' | 'notice';
}

export interface Words {
  /** Says all of it: screen readers read only this. Escaped by whoever wrote it. At most 4,000 characters. */
  text: string;
  blocks?: KnownBlock[];
}

interface NewPost extends Words {
  /** A channel's id, or a user's: then it becomes a direct message. */
  channel: string;
  threadTs?: string;
  metadata: PostMetadata;
  /** Also shows a thread reply in the channel. */
  broadcast?: boolean;
}

export interface Posted {
  /** The channel it stands in: another one than was asked for when that was a user's id. */
  channel: string;
  ts: string;
  threadTs?: string;
}

interface Reaction {
  channel: string;
  ts: string;
  /** Without colons. */
  name: string;
}

/**
 * Us to one workspace. Every call that fails throws a `SlackCallError`; none is repeated here, since only the caller knows
 * whether a repeat could double something.
 */
export interface SlackPoster {
  /** A reply to a root that is gone is taken back and thrown as permanent `root_deleted`. */
  post(post: NewPost): Promise<Posted>;
  update(post: Words & { channel: string; ts: string }): Promise<void>;
  remove(post: { channel: string; ts: string }): Promise<void>;
  postEphemeral(post: Words & { channel: string; user: string; threadTs?: string }): Promise<void>;
  /** Already there is as good as added. */
  addReaction(reaction: Reaction): Promise<void>;
  /** Not there is as good as removed. */
  removeReaction(reaction: Reaction): Promise<void>;
  /** Finds a post of ours by its metadata id: in the thread under `rootTs`, or among the channel's roots without one. */
  findByMetadata(search: PostSearch): Promise<{ ts: string } | null>;
  /** Puts a view into somebody's Home tab. */
  publishHome(home: { slackUser: string; view: HomeView }): Promise<void>;
}

/** A poster for each installation; the same token gets the same one, so that its connections stay open. */
export function createPosters(settings: { log: Logger; timeoutMs?: number }): (access: SlackAccess) => SlackPoster {
  return rememberByToken((access) => createPoster(createWebClient(access, settings)));
}

function createPoster(client: WebClient): SlackPoster {
  return {
    post: (post) => postMessage(client, post),
    async update({ channel, ts, ...words }) {
      await callSlack('chat.update', () => client.chat.update({ channel, ts, ...asGiven(words) }));
    },
    async remove(post) {
      await callSlackUnless('chat.delete', ['message_not_found'], () => client.chat.delete(post));
    },
    async postEphemeral({ channel, user, threadTs, ...words }) {
      const to = { channel, user, ...(threadTs !== undefined && { thread_ts: threadTs }) };
      await callSlack('chat.postEphemeral', () => client.chat.postEphemeral({ ...to, ...asGiven(words) }));
    },
    async addReaction({ channel, ts: timestamp, name }) {
      await callSlackUnless('reactions.add', ['already_reacted'], () =>
        client.reactions.add({ channel, timestamp, name }),
      );
    },
    async removeReaction({ channel, ts: timestamp, name }) {
      await callSlackUnless('reactions.remove', ['no_reaction'], () =>
        client.reactions.remove({ channel, timestamp, name }),
      );
    },
    findByMetadata: (search) => findPost(client, search),
    publishHome: (home) => publishHome(client, home),
  };
}

/** Nothing in the words becomes a mention, a link or a preview that whoever wrote them did not mark up. */
function asGiven({ text, blocks }: Words): { text: string; blocks?: KnownBlock[]; parse: 'none'; link_names: false } {
  return { text, ...(blocks !== undefined && { blocks }), parse: 'none', link_names: false };
}

async function postMessage(client: WebClient, post: NewPost): Promise<Posted> {
  const { channel, threadTs, metadata, broadcast, ...words } = post;
  const thread =
    threadTs === undefined ? {} : { thread_ts: threadTs, ...(broadcast === true && { reply_broadcast: true }) };
  const {
    ts,
    channel: standsIn,
    message,
  } = await callSlack('chat.postMessage', () =>
    client.chat.postMessage({
      channel,
      ...thread,
      ...asGiven(words),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: METADATA_TYPE, event_payload: { ...metadata } },
    }),
  );
  if (ts === undefined || standsIn === undefined) {
    throw new SlackCallError('chat.postMessage', { kind: 'unknown', reason: 'answer without ts' });
  }
  if (threadTs === undefined) return { channel: standsIn, ts };
  // Under a root that somebody deleted, Slack posts to the channel instead.
  if (message !== undefined && message.thread_ts === undefined) return takeBack(client, { channel: standsIn, ts });
  return { channel: standsIn, ts, threadTs };
}

/** Whatever becomes of the deletion: posting again would only put one more into the channel. */
async function takeBack(client: WebClient, post: { channel: string; ts: string }): Promise<never> {
  let cause: unknown;
  try {
    await callSlackUnless('chat.delete', ['message_not_found'], () => client.chat.delete(post));
  } catch (error) {
    cause = error;
  }
  throw new SlackCallError('chat.postMessage', { kind: 'permanent', reason: 'root_deleted' }, cause);
}
