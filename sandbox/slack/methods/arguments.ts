import { refuse } from '../refusal.ts';
import type { JsonObject } from '../state.ts';

const PAGE = ['cursor', 'limit'];
const LOOK = ['icon_emoji', 'icon_url', 'username', 'as_user', 'link_names', 'parse', 'mrkdwn'];
const CONTENT = ['channel', 'text', 'markdown_text', 'blocks', 'attachments', 'thread_ts'];
const HISTORY = ['channel', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...PAGE];

/** What Slack documents for each method that the local Slack has, and `client_msg_id`, which only its errors mention. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'auth.test': [],
  'chat.delete': ['channel', 'ts', 'as_user'],
  'chat.getPermalink': ['channel', 'message_ts'],
  'chat.postEphemeral': [...CONTENT, ...LOOK, 'user'],
  'chat.postMessage': [
    ...CONTENT,
    ...LOOK,
    'reply_broadcast',
    'unfurl_links',
    'unfurl_media',
    'metadata',
    'client_msg_id',
  ],
  'chat.update': [
    'channel',
    'ts',
    'text',
    'markdown_text',
    'blocks',
    'attachments',
    'metadata',
    'as_user',
    'link_names',
    'parse',
    'reply_broadcast',
    'file_ids',
    'unfurl_links',
    'unfurl_media',
  ],
  'conversations.history': HISTORY,
  'conversations.info': ['channel', 'include_locale', 'include_num_members'],
  'conversations.join': ['channel'],
  'conversations.leave': ['channel'],
  'conversations.list': [...PAGE, 'exclude_archived', 'team_id', 'types'],
  'conversations.members': ['channel', ...PAGE],
  'conversations.open': ['channel', 'users', 'return_im', 'prevent_creation'],
  'conversations.replies': [...HISTORY, 'ts'],
  'files.completeUploadExternal': ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
  'files.delete': ['file'],
  'files.getUploadURLExternal': ['filename', 'length', 'alt_text', 'snippet_type'],
  'files.info': ['file', 'cursor', 'limit', 'count', 'page'],
  'reactions.add': ['channel', 'name', 'timestamp'],
  'reactions.remove': ['channel', 'name', 'timestamp', 'file', 'file_comment'],
  'team.info': ['team', 'domain'],
  'users.info': ['user', 'include_locale'],
  'users.list': [...PAGE, 'include_locale', 'team_id'],
  'views.open': ['view', 'trigger_id', 'interactivity_pointer'],
  'views.publish': ['user_id', 'view', 'hash'],
  'views.push': ['view', 'trigger_id', 'interactivity_pointer'],
  'views.update': ['view', 'view_id', 'external_id', 'hash'],
};

/** Refuses with `invalid_arguments`, naming each that the method does not have. Throws for a method not listed here. */
export function checkArguments(method: string, args: JsonObject): void {
  const known = KNOWN[method];
  if (known === undefined) throw new Error(`the arguments of ${method} are not listed`);
  // Bolt's clients name the team in every call.
  const unknown = Object.keys(args).filter((name) => name !== 'team_id' && !known.includes(name));
  if (unknown.length === 0) return;
  refuse('invalid_arguments', {
    response_metadata: { messages: unknown.map((name) => `[ERROR] unknown argument: ${name}`) },
  });
}
