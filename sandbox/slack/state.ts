/** Anything JSON can carry, as it came over the wire. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A Block Kit block as the app sent it, checked by validate-blocks.ts. */
export interface SlackBlock extends JsonObject {
  type: string;
  block_id?: string;
}

export interface Team {
  id: string;
  name: string;
  domain: string;
}

/** The installed app and its bot user. */
export interface App {
  id: string;
  botId: string;
  userId: string;
  name: string;
}

/** A person (or bot) of the workspace; `teamId` differs from the workspace's for Slack Connect outsiders. */
export interface Member {
  id: string;
  teamId: string;
  /** The handle: lower case, no spaces. */
  name: string;
  realName: string;
  displayName: string;
  email?: string;
  /** Six hex digits without `#`. */
  color: string;
  tz: string;
  locale: string;
  isBot: boolean;
  /** Multi-channel guest. */
  isRestricted: boolean;
  /** Single-channel guest. */
  isUltraRestricted: boolean;
  deleted: boolean;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'channel' | 'private' | 'dm';
  archived: boolean;
  /** Seconds since 1970. */
  created: number;
  /** User ids, the app's bot user included where it is a member. */
  members: string[];
}

export interface SlackReaction {
  name: string;
  count: number;
  users: string[];
}

/** A file as it stands in a message; its bytes are in file-store.ts. */
export interface SlackFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  /** It stands elsewhere; Slack has only its address. */
  outsideUrl?: string;
  /** Somebody deleted it. */
  deleted?: true;
}

export type MessageSubtype =
  | 'file_share'
  | 'me_message'
  | 'thread_broadcast'
  | 'tombstone'
  | 'bot_message'
  | 'channel_join'
  | 'channel_leave'
  | 'channel_archive'
  | 'channel_unarchive';

/** A message in Slack's own field names, without what is derived from its thread (see render.ts). */
export interface SlackMessage {
  type: 'message';
  subtype?: MessageSubtype;
  channel: string;
  ts: string;
  user?: string;
  team?: string;
  text: string;
  blocks?: SlackBlock[];
  attachments?: JsonObject[];
  files?: SlackFile[];
  thread_ts?: string;
  parent_user_id?: string;
  bot_id?: string;
  app_id?: string;
  client_msg_id?: string;
  edited?: { user: string; ts: string };
  metadata?: { event_type: string; event_payload: JsonObject };
  reactions?: SlackReaction[];
  hidden?: true;
  /** What the person typed into the composer; the page's edit field. Never leaves over the Web API. */
  typed?: string;
}

/** Seen by one person only, lost when the local Slack restarts. */
export interface Ephemeral {
  channel: string;
  ts: string;
  addressee: string;
  text: string;
  blocks?: SlackBlock[];
  thread_ts?: string;
}
