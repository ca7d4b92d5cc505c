import type { IncomingMessage, ServerResponse } from 'node:http';
import { completeMember } from './defaults.ts';
import { createEventSender } from './event-sender.ts';
import { tokensRevokedEvent, userChangeEvent } from './event-shapes.ts';
import { createFaults } from './faults.ts';
import { createFileRoutes } from './file-routes.ts';
import { createClicker } from './interactivity.ts';
import { fileJournal, memoryJournal } from './journal.ts';
import { createLimits } from './limits.ts';
import { readInstallation } from './manifest.ts';
import { joinChannel, leaveChannel, setArchived } from './membership.ts';
import { createMessages } from './messages.ts';
import type { LocalSlack, LocalSlackOptions, NewMember } from './model.ts';
import { pageState } from './page.ts';
import { createPageRoutes } from './page-routes.ts';
import { createPeople } from './people.ts';
import { refuse } from './refusal.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSockets } from './socket/sockets.ts';
import type { Channel, Member } from './state.ts';
import type { ActContext } from './views/act-context.ts';
import { createInteractions } from './views/interactions.ts';
import { createSurfaces } from './views/surfaces.ts';
import { createTriggers, TRIGGER_LASTS_MS } from './views/triggers.ts';
import { createViewActs } from './views/view-acts.ts';
import { createWebApi } from './web-api.ts';
import { createWorkspace } from './workspace.ts';

const SLACK_ANSWER_WITHIN_MS = 3_000;

/**
 * Builds the local Slack; it listens to nothing by itself, `handle` is mounted by whoever owns the server. Throws when
 * the manifest or the state file cannot be read.
 */
export function createLocalSlack(options: LocalSlackOptions): LocalSlack {
  const { signingSecret, answerWithinMs = SLACK_ANSWER_WITHIN_MS } = options;
  let appUrl = options.appUrl;
  let baseUrl = 'http://127.0.0.1';
  const installation = readInstallation(options);
  const journal = options.stateFile === undefined ? memoryJournal() : fileJournal(options.stateFile);
  const workspace = createWorkspace(journal, options.channels, options.team, {
    baseUrl: () => baseUrl,
    ...(options.stateFile !== undefined && { filesFolder: `${options.stateFile}.files` }),
  });
  const { appToken } = options;
  const sockets = createSockets({ appId: workspace.app.id, always: installation.socketMode, answerWithinMs });
  const reach = { sockets, appUrl: () => appUrl, baseUrl: () => baseUrl, signingSecret, answerWithinMs };
  const sender = createEventSender(workspace, installation, { ...reach, retryDelaysMs: options.retryDelaysMs });
  const messages = createMessages(workspace, sender);
  const parts = { workspace, messages, sender };
  const surfaces = createSurfaces(workspace);
  const triggers = createTriggers(options.triggerLastsMs ?? TRIGGER_LASTS_MS);
  const faults = createFaults();
  const limits = createLimits(options.limits ?? 'off');
  const webApi = createWebApi(
    { ...parts, installation, sockets, limits, surfaces, triggers },
    { bot: options.botToken, app: appToken },
    faults,
  );
  const fileRoutes = createFileRoutes(workspace, faults, webApi.mayReadFiles);
  const responseUrls = createResponseUrls(workspace, messages);
  const acts: ActContext = {
    workspace,
    installation,
    surfaces,
    triggers,
    interactions: createInteractions(installation, reach),
    responseUrls,
    sender,
    baseUrl: reach.baseUrl,
  };

  async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    baseUrl = `http://${request.headers.host ?? '127.0.0.1'}`;
    const [, root, part, rest] = url.pathname.split('/');
    if (root !== 'slack') return false;
    if (part === 'api') await webApi.answer(request, response, url);
    else if (part === 'upload' || part === 'files') await fileRoutes.answer(request, response, url);
    else if (part === 'respond') await responseUrls.answer(request, response, rest ?? '');
    else if (part === 'page') await pageRoutes.answer(request, response, url);
    else return false;
    return true;
  }

  function addMember(given: NewMember): Member {
    const member = completeMember(given, workspace.team);
    workspace.saveMember(member);
    return member;
  }

  function changeMember(id: string, change: Partial<Omit<Member, 'id'>>): Member {
    const before = workspace.member(id) ?? refuse('user_not_found');
    const member: Member = { ...before, ...change };
    workspace.saveMember(member);
    sender.emit(userChangeEvent(member, workspace.nextTs()));
    return member;
  }

  function removeAsOwner({ channel, ts }: { channel: string; ts: string }): void {
    const message = workspace.message(channel, ts);
    const isThere = message !== undefined && message.subtype !== 'tombstone';
    messages.erase(workspace.needChannel(channel), isThere ? message : refuse('message_not_found'));
  }

  function setTokenRevoked(revoked: boolean): void {
    webApi.setTokenRevoked(revoked);
    if (revoked) sender.emit(tokensRevokedEvent(workspace.app, workspace.nextTs()));
  }

  function addChannel(given: Parameters<LocalSlack['addChannel']>[0]): Channel {
    const channel: Channel = {
      id: given.id,
      name: given.name,
      kind: given.private === true ? 'private' : 'channel',
      archived: false,
      created: Math.floor(Date.now() / 1000),
      members: given.members ?? workspace.members().map((member) => member.id),
    };
    workspace.saveChannel(channel);
    return channel;
  }

  const slack: LocalSlack = {
    team: workspace.team,
    app: workspace.app,
    handle,
    upgrade: sockets.upgrade,
    sockets,
    ...createPeople(workspace, messages, sender),
    removeAsOwner,
    click: createClicker(acts),
    ...createViewActs(acts),
    messages: (channel) => structuredClone(workspace.messages(channel)),
    thread: (channel, rootTs) =>
      structuredClone([workspace.message(channel, rootTs) ?? [], workspace.replies(channel, rootTs)].flat()),
    ephemerals: (user) => structuredClone(workspace.ephemerals.filter((one) => one.addressee === user)),
    dms: (user) => structuredClone(workspace.messages(workspace.directMessage(user).id)),
    reactions: (channel, ts) => structuredClone(workspace.message(channel, ts)?.reactions ?? []),
    page: (user) => pageState(acts, user),
    fileBytes: (id) => workspace.files.get(id)?.bytes,
    downloads: fileRoutes.downloads,
    calls: webApi.calls,
    events: sender.attempts,
    faults,
    limits,
    holdEvents: sender.hold,
    releaseEvents: sender.release,
    deliverAgain: sender.deliverAgain,
    tellRateLimited: sender.tellRateLimited,
    setTokenRevoked,
    members: () => structuredClone(workspace.members()),
    addMember,
    changeMember,
    addChannel,
    setArchived: (channel, archived, by = 'U0ALICE') =>
      setArchived(parts, workspace.needChannel(channel), archived, by),
    join: (channel, user, inviter) => void joinChannel(parts, workspace.needChannel(channel), user, inviter),
    leave: (channel, user) => leaveChannel(parts, workspace.needChannel(channel), user),
    onChange: workspace.onChange,
    settled: async () => {
      await webApi.settled();
      await sender.settled();
    },
    setAppUrl: (url) => {
      appUrl = url;
    },
    setBaseUrl: (url) => {
      baseUrl = url;
    },
    close: async () => {
      sender.close();
      sockets.close();
      webApi.close();
      pageRoutes.close();
      workspace.close();
    },
  };
  const pageRoutes = createPageRoutes(slack);
  return slack;
}
