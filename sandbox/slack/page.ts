import type { PageChannel, PageMessage, PageState } from './model.ts';
import { refuse } from './refusal.ts';
import type { Channel, Ephemeral, Member, SlackFile, SlackMessage } from './state.ts';
import type { ActContext } from './views/act-context.ts';
import { personView } from './views/render-view.ts';
import type { Workspace } from './workspace.ts';

type PageSource = Pick<ActContext, 'workspace' | 'installation' | 'surfaces'>;

/** What one person sees: their channels, their DM with the app, their own ephemerals, their dialogs and their Home. */
export function pageState({ workspace, installation, surfaces }: PageSource, user: string): PageState {
  const { team, app } = workspace;
  const home = workspace.home(user);
  const me = workspace.member(user) ?? refuse('user_not_found');
  if (!me.isBot) workspace.directMessage(user);
  const seen = workspace.channels().filter((channel) => channel.members.includes(user));
  return {
    team: { id: team.id, name: team.name },
    me: user,
    members: workspace.members().map((member) => ({
      id: member.id,
      name: member.realName,
      displayName: member.displayName,
      color: member.color,
      isMember: isFullMember(member, team.id),
    })),
    channels: seen.map((channel) => pageChannel(workspace, channel, user)),
    app: {
      userId: app.userId,
      name: app.name,
      hasHome: installation.home,
      commands: installation.commands.map(({ command, description, usageHint }) => ({
        command,
        description,
        usageHint,
      })),
      shortcuts: [...installation.shortcuts],
    },
    views: surfaces.stack(user).map(personView),
    ...(home !== undefined && { home: personView(home) }),
  };
}

function isFullMember(member: Member, teamId: string): boolean {
  const isGuest = member.isRestricted || member.isUltraRestricted;
  return !member.isBot && !isGuest && !member.deleted && member.teamId === teamId;
}

function pageChannel(workspace: Workspace, channel: Channel, user: string): PageChannel {
  const messages = workspace.messages(channel.id).map((message) => pageMessage(workspace, message));
  const ephemerals = workspace.ephemerals
    .filter((one) => one.channel === channel.id && one.addressee === user)
    .map((one) => pageEphemeral(workspace, one));
  return {
    id: channel.id,
    name: channel.kind === 'dm' ? workspace.app.name : channel.name,
    kind: channel.kind === 'dm' ? 'dm' : 'channel',
    archived: channel.archived,
    messages: [...messages, ...ephemerals].sort((a, b) => (a.ts < b.ts ? -1 : 1)),
  };
}

function pageMessage(workspace: Workspace, message: SlackMessage): PageMessage {
  const isApp = message.bot_id !== undefined;
  const author = workspace.member(message.user ?? '');
  const id = message.metadata?.event_payload.id;
  return {
    ts: message.ts,
    ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
    ...(message.user !== undefined && { user: message.user }),
    isApp,
    name: isApp ? workspace.app.name : (author?.displayName ?? 'Slack'),
    text: message.text,
    ...(message.blocks !== undefined && { blocks: message.blocks }),
    edited: message.edited !== undefined,
    reactions: (message.reactions ?? []).map(({ name, users }) => ({ name, users })),
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    ephemeral: false,
    replyCount: workspace.replies(message.channel, message.ts).length,
    ...(typeof id === 'string' && { metadataId: id }),
    ...(message.files !== undefined && { files: message.files.map(pageFile) }),
    ...(message.typed !== undefined && { typed: message.typed }),
  };
}

function pageFile({ id, name, size, deleted }: SlackFile): NonNullable<PageMessage['files']>[number] {
  const url = `/slack/page/files/${id}/${encodeURIComponent(name)}`;
  return { id, name, size, ...(!deleted && { url }) };
}

function pageEphemeral(workspace: Workspace, ephemeral: Ephemeral): PageMessage {
  return {
    ts: ephemeral.ts,
    ...(ephemeral.thread_ts !== undefined && { thread_ts: ephemeral.thread_ts }),
    user: workspace.app.userId,
    isApp: true,
    name: workspace.app.name,
    text: ephemeral.text,
    ...(ephemeral.blocks !== undefined && { blocks: ephemeral.blocks }),
    edited: false,
    reactions: [],
    ephemeral: true,
    replyCount: 0,
  };
}
