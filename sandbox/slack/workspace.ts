import { APP, DEFAULT_CHANNELS, DEFAULT_TEAM, defaultMembers, newChannel } from './defaults.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusal.ts';
import type { App, Channel, Ephemeral, Member, SlackMessage, Team } from './state.ts';
import type { StoredView } from './views/view-model.ts';

/** What the local Slack knows. Every save goes to the journal before it returns. */
export interface Workspace {
  readonly team: Team;
  readonly app: App;
  readonly files: FileStore;
  /** Where it is reached, without a slash at the end. */
  baseUrl(): string;
  members(): Member[];
  member(id: string): Member | undefined;
  saveMember(member: Member): void;
  channels(): Channel[];
  channel(id: string): Channel | undefined;
  saveChannel(channel: Channel): void;
  /** Refuses with `channel_not_found`. */
  needChannel(id: string): Channel;
  /** The DM between the app and a person, created when it does not exist. */
  directMessage(user: string): Channel;
  /** A new ts, higher than every one before; with `at`, the first free one from that moment on. */
  nextTs(at?: Date): string;
  message(channel: string, ts: string): SlackMessage | undefined;
  /** Thread replies included, ordered by ts. */
  messages(channel: string): SlackMessage[];
  /** Without the root, ordered by ts. */
  replies(channel: string, rootTs: string): SlackMessage[];
  saveMessage(message: SlackMessage): void;
  dropMessage(channel: string, ts: string): void;
  readonly ephemerals: Ephemeral[];
  /** What the app published as this person's Home. */
  home(user: string): StoredView | undefined;
  homes(): { user: string; view: StoredView }[];
  saveHome(user: string, view: StoredView): void;
  /** Tells the pages that something is different. */
  changed(): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

export function createWorkspace(
  journal: Journal,
  firstChannels: readonly { id: string; name: string }[] = DEFAULT_CHANNELS,
  team: Team = DEFAULT_TEAM,
  { filesFolder, baseUrl = () => 'http://127.0.0.1' }: { filesFolder?: string; baseUrl?: () => string } = {},
): Workspace {
  const members = new Map<string, Member>();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Map<string, SlackMessage>>();
  const threads = new Map<string, Set<string>>();
  const ephemerals: Ephemeral[] = [];
  const homes = new Map<string, StoredView>();
  const listeners = new Set<() => void>();
  const files = createFileStore(filesFolder);
  let lastMicros = 0n;

  for (const entry of journal.entries) {
    if (entry.kind === 'message') keep(entry.message);
    if (entry.kind === 'gone') forget(entry.channel, entry.ts);
    if (entry.kind === 'member') members.set(entry.member.id, entry.member);
    if (entry.kind === 'channel') channels.set(entry.channel.id, entry.channel);
    if (entry.kind === 'home') homes.set(entry.user, entry.view);
    if (entry.kind === 'clock') sawTs(entry.ts);
  }
  if (members.size === 0) for (const member of defaultMembers(team)) members.set(member.id, member);
  for (const given of firstChannels) {
    if (!channels.has(given.id)) channels.set(given.id, newChannel(given, [...members.values()]));
  }
  journal.compact([
    { kind: 'clock', ts: formatTs(lastMicros) },
    ...[...members.values()].map((member) => ({ kind: 'member' as const, member })),
    ...[...channels.values()].map((channel) => ({ kind: 'channel' as const, channel })),
    ...[...homes].map(([user, view]) => ({ kind: 'home' as const, user, view })),
    ...[...messages.values()].flatMap((byTs) =>
      [...byTs.values()].map((message) => ({ kind: 'message' as const, message })),
    ),
  ]);

  function sawTs(ts: string): void {
    const micros = BigInt(ts.replace('.', ''));
    if (micros > lastMicros) lastMicros = micros;
  }

  function keep(message: SlackMessage): void {
    const byTs = messages.get(message.channel) ?? new Map<string, SlackMessage>();
    messages.set(message.channel, byTs.set(message.ts, message));
    for (const file of message.files ?? []) if (!files.get(file.id)) files.adopt(file, message.user ?? '');
    sawTs(message.ts);
    if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
    const key = `${message.channel} ${message.thread_ts}`;
    threads.set(key, (threads.get(key) ?? new Set()).add(message.ts));
  }

  function forget(channel: string, ts: string): void {
    const known = messages.get(channel)?.get(ts);
    messages.get(channel)?.delete(ts);
    if (known?.thread_ts !== undefined) threads.get(`${channel} ${known.thread_ts}`)?.delete(ts);
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function saveChannel(channel: Channel): void {
    channels.set(channel.id, channel);
    journal.append({ kind: 'channel', channel });
    changed();
  }

  function directMessage(user: string): Channel {
    const id = directMessageId(user);
    const known = channels.get(id);
    if (known !== undefined) return known;
    const created = Math.floor(Date.now() / 1000);
    const channel: Channel = { id, name: user, kind: 'dm', archived: false, created, members: [user, APP.userId] };
    saveChannel(channel);
    return channel;
  }

  function nextTs(at?: Date): string {
    if (at !== undefined) {
      let micros = BigInt(at.getTime()) * 1000n;
      const taken = (ts: string): boolean => [...messages.values()].some((byTs) => byTs.has(ts));
      while (taken(formatTs(micros))) micros += 1n;
      if (micros > lastMicros) lastMicros = micros;
      return formatTs(micros);
    }
    const now = BigInt(Date.now()) * 1000n;
    lastMicros = now > lastMicros ? now : lastMicros + 1n;
    return formatTs(lastMicros);
  }

  function find(channel: string, list: Iterable<string>): SlackMessage[] {
    const byTs = messages.get(channel);
    return [...list].flatMap((ts) => byTs?.get(ts) ?? []).sort(byTsAscending);
  }

  return {
    team,
    app: APP,
    files,
    baseUrl,
    members: () => [...members.values()],
    member: (id) => members.get(id),
    saveMember: (member) => {
      members.set(member.id, member);
      journal.append({ kind: 'member', member });
      changed();
    },
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    saveChannel,
    needChannel: (id) => channels.get(id) ?? refuse('channel_not_found'),
    directMessage,
    nextTs,
    message: (channel, ts) => messages.get(channel)?.get(ts),
    messages: (channel) => [...(messages.get(channel)?.values() ?? [])].sort(byTsAscending),
    replies: (channel, rootTs) => find(channel, threads.get(`${channel} ${rootTs}`) ?? []),
    saveMessage: (message) => {
      keep(message);
      journal.append({ kind: 'message', message });
      changed();
    },
    dropMessage: (channel, ts) => {
      forget(channel, ts);
      journal.append({ kind: 'gone', channel, ts });
      changed();
    },
    ephemerals,
    home: (user) => homes.get(user),
    homes: () => [...homes].map(([user, view]) => ({ user, view })),
    saveHome: (user, view) => {
      homes.set(user, view);
      journal.append({ kind: 'home', user, view });
      changed();
    },
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => journal.close(),
  };
}

/** The DM between the app and a person, there or not. */
export function directMessageId(user: string): string {
  return `D${user.slice(1)}`;
}

/** Slack's ts order is the order of their numbers; both parts are fixed in length, so text order is the same. */
function byTsAscending(a: { ts: string }, b: { ts: string }): number {
  return a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0;
}

function formatTs(micros: bigint): string {
  const digits = micros.toString().padStart(16, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
