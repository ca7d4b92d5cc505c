import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Faults } from './faults.ts';
import type { NewFile } from './file-store.ts';
import type { Limits, SlackLimits } from './limits.ts';
import type { Sockets } from './socket/sockets.ts';
import type {
  App,
  Channel,
  Ephemeral,
  JsonObject,
  Member,
  MessageSubtype,
  SlackBlock,
  SlackFile,
  SlackMessage,
  SlackReaction,
  Team,
} from './state.ts';
import type { PersonView, ViewActs } from './views/view-model.ts';

/** One Web API call that arrived, with what it was answered (or how it was cut). */
export interface RecordedCall {
  method: string;
  args: JsonObject;
  at: Date;
  /** HTTP status; 0 where the socket was cut or left hanging. */
  status: number;
  answer: JsonObject;
  /** The fault that bent this answer. */
  fault?: string;
}

/** One attempt to deliver an event or an interaction to the app. */
export interface DeliveryAttempt {
  eventId: string;
  /** 0 for the first attempt, then 1, 2, 3. */
  retryNum: number;
  /** Where it went; over Socket Mode `socket`, and without headers. */
  url: string;
  headers: Record<string, string>;
  body: JsonObject;
  at: Date;
  /** Absent while in flight. */
  outcome?: DeliveryOutcome;
}

export type DeliveryOutcome =
  | { delivered: true; status: number }
  | { delivered: false; reason: RetryReason; status?: number; noRetry: boolean };

export type RetryReason = 'http_timeout' | 'connection_failed' | 'http_error' | 'too_many_redirects';

export interface PersonPost {
  user: string;
  channel: string;
  /** What a person types into the composer. */
  text: string;
  threadTs?: string;
  /** "Also send to the channel". */
  broadcast?: boolean;
  /** New ones, or those that `addFile` gave an id. */
  files?: (NewFile | { id: string })[];
  /** Instead of what the composer would make of `text`; `[]` posts without blocks, as some clients do. */
  blocks?: SlackBlock[];
  subtype?: 'me_message';
  /** When it was written; now unless given. */
  at?: Date;
}

export interface ClickTarget {
  user: string;
  channel: string;
  ts: string;
  blockId?: string;
  actionId: string;
  /** Chooses among buttons that share an action id, or in a menu. */
  value?: string;
}

export type ClickResult = { ok: true; status: number } | { ok: false; error: string };

/** Which events to keep back; every given field must fit. */
export interface EventFilter {
  type?: string;
  subtype?: string;
  user?: string;
  channel?: string;
  threadTs?: string;
  /** true: only echoes of the app's own messages; false: only others. */
  own?: boolean;
}

export type NewMember = Partial<Omit<Member, 'id' | 'name'>> & { id: string; name: string };

export interface PageMember {
  id: string;
  name: string;
  displayName: string;
  color: string;
  /** A full member: no guest, no bot, no outsider. */
  isMember: boolean;
}

export interface PageMessage {
  ts: string;
  thread_ts?: string;
  user?: string;
  isApp: boolean;
  name: string;
  /** mrkdwn, escaped as Slack does. */
  text: string;
  blocks?: SlackBlock[];
  edited: boolean;
  reactions: { name: string; users: string[] }[];
  subtype?: MessageSubtype;
  ephemeral: boolean;
  replyCount: number;
  /** `metadata.event_payload.id` of the app's messages. */
  metadataId?: string;
  files?: { id: string; name: string; size: number; url?: string }[];
  /** What the person typed: fills the edit field. */
  typed?: string;
}

export interface PageChannel {
  id: string;
  name: string;
  kind: 'channel' | 'dm';
  archived: boolean;
  /** Thread replies included, ordered by ts. */
  messages: PageMessage[];
}

/** What the app's manifest offers a person. */
export interface PageApp {
  userId: string;
  name: string;
  hasHome: boolean;
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; callbackId: string; description: string }[];
}

export interface PageState {
  team: { id: string; name: string };
  me: string;
  members: PageMember[];
  channels: PageChannel[];
  app: PageApp;
  /** The person's open dialogs, the topmost last. */
  views: PersonView[];
  home?: PersonView;
}

export interface LocalSlackOptions {
  /** Where the app listens; events go to `{appUrl}/slack/events`. */
  appUrl: string;
  signingSecret: string;
  botToken: string;
  /** `xapp-…`; with it the app may open sockets, over which it is reached from then on. */
  appToken?: string;
  channels?: { id: string; name: string }[];
  /** Which workspace it is, where there are several. */
  team?: Team;
  /** Append-only JSON lines; absent = memory only. */
  stateFile?: string;
  /** The manifest the app is "installed" from; one of the two is needed. */
  manifestFile?: string;
  manifest?: JsonObject;
  /** Slack's own: at once, after a minute, after five more. */
  retryDelaysMs?: readonly [number, number, number];
  /** How long the app may take to answer; 3,000 as Slack's unless a test shortens it. */
  answerWithinMs?: number;
  /** How long a `trigger_id` is good; 3,000 as Slack's unless a test shortens it. */
  triggerLastsMs?: number;
  /** Off unless given. */
  limits?: SlackLimits;
}

/** The local Slack. Person functions throw `SlackRefusal` where Slack's client would not let the person do it. */
export interface LocalSlack extends ViewActs {
  readonly team: Team;
  readonly app: App;
  /** Answers `/slack/api/*`, `/slack/respond/*` and `/slack/page/*`; false = not ours. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
  /** Takes over a WebSocket handshake under `/slack/link/`; false = not ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** A person writes. */
  post(words: PersonPost): SlackMessage;
  edit(change: { user: string; channel: string; ts: string; text: string; blocks?: SlackBlock[] }): SlackMessage;
  remove(target: { user: string; channel: string; ts: string }): void;
  /** Deletes anyone's message, the app's too, as an owner of the workspace may. */
  removeAsOwner(target: { channel: string; ts: string }): void;
  react(target: { user: string; channel: string; ts: string; name: string }): void;
  /** A person uploads a file that nobody sees until they post it. */
  addFile(user: string, file: NewFile): SlackFile;
  /** A person deletes a file of theirs; the messages stay. */
  removeFile(target: { user: string; file: string }): void;
  /** The content of a file; undefined once it was deleted. */
  fileBytes(id: string): Buffer | undefined;
  /** How often bytes were asked for, with the token. */
  readonly downloads: readonly { id: string; at: Date }[];
  /** Presses a button of a message or of the person's own ephemeral. */
  click(target: ClickTarget): Promise<ClickResult>;
  /** Every message of a channel, thread replies included, by ts. */
  messages(channel: string): SlackMessage[];
  /** The root and its replies. */
  thread(channel: string, rootTs: string): SlackMessage[];
  ephemerals(user: string): Ephemeral[];
  /** What stands in the person's DM with the app. */
  dms(user: string): SlackMessage[];
  reactions(channel: string, ts: string): SlackReaction[];
  page(user: string): PageState;
  readonly calls: readonly RecordedCall[];
  readonly events: readonly DeliveryAttempt[];
  readonly faults: Faults;
  readonly limits: Limits;
  readonly sockets: Sockets;
  /** Keeps back events that fit (all without a filter) until they are released. */
  holdEvents(filter?: EventFilter): void;
  /** Sends what was kept back and stops keeping; `drop` loses it as Slack does after its last retry. Returns how many. */
  releaseEvents(order?: 'forward' | 'reverse' | 'drop'): number;
  /** Sends a known event again with the same `event_id`; resolves when every copy was answered. */
  deliverAgain(eventId: string, options?: { times?: number; concurrent?: boolean }): Promise<void>;
  /** Tells the app that events of the minute (now's unless given, seconds since 1970) were kept from it. */
  tellRateLimited(minute?: number): void;
  /**
   * From now on the bot token is answered with `token_revoked`, or is good again. The app is told of the revoking
   * (`tokens_revoked`) if it subscribed to that; events go on.
   */
  setTokenRevoked(revoked: boolean): void;
  /** Everyone, the app's bot user included. */
  members(): Member[];
  addMember(member: NewMember): Member;
  changeMember(id: string, change: Partial<Omit<Member, 'id'>>): Member;
  addChannel(channel: { id: string; name: string; private?: boolean; members?: string[] }): Channel;
  setArchived(channel: string, archived: boolean, by?: string): void;
  join(channel: string, user: string, inviter?: string): void;
  leave(channel: string, user: string): void;
  onChange(listener: () => void): () => void;
  /** Resolves when no event and no late acceptance is on its way; what is more than a second away does not count. */
  settled(): Promise<void>;
  setAppUrl(url: string): void;
  /** Where it is reached, once that is known. */
  setBaseUrl(url: string): void;
  close(): Promise<void>;
}
