import type { EventSender } from './event-sender.ts';
import { changedEvent, deletedEvent, messageEvent } from './event-shapes.ts';
import { refuse } from './refusal.ts';
import { renderMessage } from './render.ts';
import type { Channel, JsonObject, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A message to be: its ts, team and thread are settled when it is added. */
type Draft = Omit<SlackMessage, 'type' | 'ts' | 'channel' | 'parent_user_id' | 'team'>;

/** What happens to messages, whoever does it: saved first, then told to the app. */
export interface Messages {
  add(channel: Channel, draft: Draft, options?: { at?: Date; unfurl?: boolean }): SlackMessage;
  /** Replaces a message and tells the app, whether or not it bears an `edited` mark. */
  change(channel: Channel, before: SlackMessage, after: SlackMessage, unfurl?: boolean): void;
  /** A root with replies leaves a tombstone; the last reply of a tombstone takes it along. */
  erase(channel: Channel, message: SlackMessage): void;
}

const TOMBSTONE_TEXT = 'This message was deleted.';

export function createMessages(workspace: Workspace, sender: EventSender): Messages {
  function add(channel: Channel, draft: Draft, options: { at?: Date; unfurl?: boolean } = {}): SlackMessage {
    const { thread_ts: wanted, ...rest } = draft;
    const root = wanted === undefined ? undefined : findRoot(channel, wanted, draft.bot_id !== undefined);
    const rootBefore = root && renderMessage(workspace, root);
    const message: SlackMessage = {
      ...rest,
      type: 'message',
      channel: channel.id,
      ts: workspace.nextTs(options.at),
      team: workspace.team.id,
      ...(root !== undefined && { thread_ts: root.ts }),
      ...(root?.user !== undefined && { parent_user_id: root.user }),
    };
    if (root === undefined && message.subtype === 'thread_broadcast') delete message.subtype;
    workspace.saveMessage(message);
    sender.emit(messageEvent(workspace, channel, message), channel);
    if (root !== undefined) tellChanged(channel, renderMessage(workspace, root), rootBefore ?? {});
    if (options.unfurl === true) unfurl(channel, message);
    return message;
  }

  /** The thread's root. An app that answers a deleted root finds no thread; a person still sees its tombstone. */
  function findRoot(channel: Channel, ts: string, byApp: boolean): SlackMessage | undefined {
    const named = workspace.message(channel.id, ts);
    const root = named?.thread_ts === undefined ? named : workspace.message(channel.id, named.thread_ts);
    if (byApp) return root?.subtype === 'tombstone' ? undefined : root;
    return root ?? refuse('thread_not_found');
  }

  function change(channel: Channel, before: SlackMessage, after: SlackMessage, withUnfurl = false): void {
    const renderedBefore = renderMessage(workspace, before);
    workspace.saveMessage(after);
    tellChanged(channel, renderMessage(workspace, after), renderedBefore);
    if (withUnfurl) unfurl(channel, after);
  }

  function tellChanged(channel: Channel, after: JsonObject, before: JsonObject): void {
    sender.emit(changedEvent(channel, workspace.nextTs(), after, before), channel);
  }

  /** A link's preview arrives later as a change that no one made: no `edited`, same text and blocks. */
  function unfurl(channel: Channel, message: SlackMessage): void {
    const link = /<(https?:\/\/[^|>]+)/.exec(message.text)?.[1];
    if (link === undefined || !URL.canParse(link)) return;
    const title = new URL(link).hostname;
    const attachment = { id: 1, from_url: link, original_url: link, title, title_link: link, fallback: title };
    const before = renderMessage(workspace, message);
    const after: SlackMessage = { ...message, attachments: [attachment] };
    workspace.saveMessage(after);
    tellChanged(channel, renderMessage(workspace, after), before);
  }

  function erase(channel: Channel, message: SlackMessage): void {
    const before = renderMessage(workspace, message);
    const isRoot = message.thread_ts === undefined || message.thread_ts === message.ts;
    if (isRoot && workspace.replies(channel.id, message.ts).length > 0) {
      const tombstone: SlackMessage = {
        type: 'message',
        subtype: 'tombstone',
        hidden: true,
        channel: channel.id,
        ts: message.ts,
        user: 'USLACKBOT',
        text: TOMBSTONE_TEXT,
      };
      workspace.saveMessage(tombstone);
      tellChanged(channel, renderMessage(workspace, tombstone), before);
      return;
    }
    const root = isRoot ? undefined : workspace.message(channel.id, message.thread_ts ?? '');
    const rootBefore = root && renderMessage(workspace, root);
    workspace.dropMessage(channel.id, message.ts);
    sender.emit(deletedEvent(channel, workspace.nextTs(), message.ts, before), channel);
    if (root === undefined || rootBefore === undefined) return;
    if (root.subtype === 'tombstone' && workspace.replies(channel.id, root.ts).length === 0) {
      workspace.dropMessage(channel.id, root.ts);
      sender.emit(deletedEvent(channel, workspace.nextTs(), root.ts, rootBefore), channel);
      return;
    }
    tellChanged(channel, renderMessage(workspace, root), rootBefore);
  }

  return { add, change, erase };
}
