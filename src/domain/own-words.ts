/** What Slack says of a message, as far as it tells whether a person wrote it. */
export interface SlackMessage {
  ts?: string | undefined;
  thread_ts?: string | undefined;
  parent_user_id?: string | undefined;
  user?: string | undefined;
  subtype?: string | undefined;
  bot_id?: string | undefined;
  app_id?: string | undefined;
  bot_profile?: unknown;
  text?: string | undefined;
  blocks?: readonly unknown[] | undefined;
  files?: readonly unknown[] | undefined;
  edited?: { user?: string | undefined; ts?: string | undefined } | undefined;
}

export interface SlackMessageEvent extends SlackMessage {
  channel?: string | undefined;
  message?: SlackMessage | undefined;
  previous_message?: SlackMessage | undefined;
  deleted_ts?: string | undefined;
}

/** What a `message` event is to us. Everything that is not somebody's own words is noise. */
export type Heard =
  | { kind: 'words'; channel: string; ts: string; threadTs?: string; user: string; message: SlackMessage }
  | {
      kind: 'edit';
      channel: string;
      ts: string;
      threadTs?: string;
      user: string;
      editedTs: string;
      message: SlackMessage;
      /** What stood there right before; Slack's word on it holds in whatever order events come. */
      previous?: SlackMessage;
    }
  | { kind: 'deletion'; channel: string; ts: string; threadTs?: string }
  | { kind: 'noise' };

/** Subtypes under which people's own words travel; all others are Slack's or an app's. */
const OWN_SUBTYPES = ['file_share', 'thread_broadcast', 'me_message'];

/** Whether a person wrote this: bots post with a user id and no subtype too, so `bot_id` and `app_id` decide as well. */
export function isOwnWords(message: SlackMessage): boolean {
  if (!message.user || message.user === 'USLACKBOT') return false;
  if (message.bot_id || message.app_id || message.bot_profile) return false;
  return message.subtype === undefined || OWN_SUBTYPES.includes(message.subtype);
}

/** Sorts a `message` event of Slack's Events API. A reply is one whose thread is not itself. */
export function hear(event: SlackMessageEvent): Heard {
  const { channel } = event;
  if (!channel) return { kind: 'noise' };
  if (event.subtype === 'message_changed') return hearEdit(channel, event);
  if (event.subtype === 'message_deleted') return hearDeletion(channel, event);
  if (!isOwnWords(event) || !event.ts || !event.user) return { kind: 'noise' };
  return { kind: 'words', channel, ts: event.ts, ...threadOf(event), user: event.user, message: event };
}

function hearEdit(channel: string, event: SlackMessageEvent): Heard {
  const { message, previous_message: previous } = event;
  if (!message?.ts || !message.user || !isOwnWords(message)) return { kind: 'noise' };
  const editedTs = message.edited?.ts;
  if (!editedTs || !isRealEdit(message, previous)) return { kind: 'noise' };
  return {
    kind: 'edit',
    channel,
    ts: message.ts,
    ...threadOf(message),
    user: message.user,
    editedTs,
    message,
    ...(previous && { previous }),
  };
}

function hearDeletion(channel: string, event: SlackMessageEvent): Heard {
  const previous = event.previous_message;
  const ts = event.deleted_ts ?? previous?.ts;
  if (!ts || (previous && !isOwnWords(previous))) return { kind: 'noise' };
  return {
    kind: 'deletion',
    channel,
    ts,
    ...(previous && threadOf(previous)),
  };
}

/** Slack reports link previews, pins and reply counts as changes too: an edit has a new `edited.ts` and other words. */
function isRealEdit(message: SlackMessage, previous: SlackMessage | undefined): boolean {
  if (!previous) return true;
  if (previous.edited?.ts !== undefined && previous.edited.ts === message.edited?.ts) return false;
  return message.text !== previous.text || wordsOf(message.blocks) !== wordsOf(previous.blocks);
}

function wordsOf(blocks: readonly unknown[] | undefined): string {
  return JSON.stringify(blocks ?? [], (key, value: unknown) => (key === 'block_id' ? undefined : value));
}

function threadOf(message: SlackMessage): { threadTs?: string } {
  return message.thread_ts && message.thread_ts !== message.ts ? { threadTs: message.thread_ts } : {};
}
