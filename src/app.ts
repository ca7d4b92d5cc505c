import { startClock } from './clock.ts';
import { connectWorkspace } from './connect-workspace.ts';
import { countdown } from './countdown.ts';
import type { DeliveryDeps } from './deliveries/deps.ts';
import type { Reach } from './deliveries/fault-points.ts';
import { createKinds } from './deliveries/kinds/index.ts';
import type { Pace } from './deliveries/pace.ts';
import { createPainters } from './deliveries/painters.ts';
import { createPostsUnderWay } from './deliveries/posts-under-way.ts';
import { startPainting } from './deliveries/views.ts';
import { startWorkers, type Workers } from './deliveries/workers.ts';
import type { RelaySettings } from './domain/settings.ts';
import { createHearing } from './hearing.ts';
import { createHttpApp } from './http/app.ts';
import { type HttpServer, startHttpServer } from './http/server.ts';
import { createListeners } from './listeners/index.ts';
import type { Logger } from './log.ts';
import { createStandardWebhooks } from './marketplaces/standard-webhooks/upstream.ts';
import { createMetrics } from './metrics.ts';
import { createSlackApp } from './slack/app.ts';
import { createWorkspaces } from './slack/installations.ts';
import { createReceiver } from './slack/receiver.ts';
import { startSocketMode } from './slack/socket-mode.ts';
import { openDatabase } from './store/database.ts';
import { countDeliveries } from './store/delivery-report.ts';
import { ENDPOINT_OFF, openGatesClosedFor } from './store/gates.ts';
import { ensureOrganization } from './store/organizations.ts';
import { isIsolated } from './store/readiness.ts';
import type { Db } from './store/scope.ts';
import { wakeWorkers } from './store/wake.ts';
import { openDoor } from './use-cases/accept-event.ts';
import { createDoors } from './wiring/doors.ts';
import { connectFiles, type FileOptions } from './wiring/files.ts';
import { createListenerDeps } from './wiring/listener-deps.ts';
import { connectMail, type MailOptions, offerNotificationEmail } from './wiring/mail.ts';
import { listenForMail, mailDoors } from './wiring/mail-in.ts';
import { connectMerchants, type MerchantOptions } from './wiring/merchants.ts';
import { observeOutcomes } from './wiring/observe-outcomes.ts';
import type { PageOptions } from './wiring/own-events.ts';
import { connectUpstreams, type UpstreamOptions } from './wiring/upstreams.ts';

/** With an app token Slack is heard over Socket Mode, else over signed HTTP requests. */
type SlackConnection = { botToken: string; apiUrl?: string; channel?: string } & (
  | { signingSecret: string }
  | { appToken: string }
);

/** Everything that the app is built from: the configuration, resolved. */
export interface AppOptions extends MailOptions, MerchantOptions, UpstreamOptions, FileOptions, PageOptions {
  databaseUrl: string;
  /** What the migration answered: the role under which row-level security binds every connection. */
  databaseRole: string | undefined;
  host: string;
  /** 0 takes any free port. */
  port: number;
  slack?: SlackConnection;
  marketplace?: { secrets: string; url: string; outboundSecret: string };
  settings: RelaySettings;
  unknownWaitMs: number;
  /** A silence of Slack longer than this is looked back into. */
  lookBackAfterMs: number;
  pace: Pace;
  log: Logger;
  now?: () => Date;
  /** Told of each delivery that comes to a fault point; only tests do. */
  reach?: Reach;
}

/** Where answers are timed. */
const DOORS = new Map([
  ['/slack/events', 'slack'],
  ['/marketplace/events', 'marketplace'],
]);

/** One running copy of Jobline. */
export interface RunningApp {
  port: number;
  /** Where mail is taken in over SMTP, if it is. */
  mailPort?: number;
  db: Db;
  workers: Workers;
  /** Resolves when nothing is due, in flight or to be painted. */
  idle(): Promise<void>;
  /** Takes no new work, finishes what is in hand within this time. */
  stop(withinMs: number): Promise<void>;
}

/** Builds every dependency once and starts taking work. The database is migrated already. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { log, settings, slack, marketplace, now = () => new Date() } = options;
  const address = { url: options.databaseUrl, role: options.databaseRole, log };
  const main = openDatabase({ ...address, max: 20 });
  // Whoever is to be answered, and the sign that we are alive, never wait for a connection behind deliveries.
  const front = openDatabase({ ...address, max: 4 });
  const { db } = main;
  const close = async (): Promise<void> => void (await Promise.all([main.close(), front.close()]));
  const workspaces = createWorkspaces();
  const upstream = marketplace && createStandardWebhooks(marketplace.secrets);
  const mail = connectMail(options);
  const upstreams = connectUpstreams(options, { db, now, home: () => home });
  const deps: DeliveryDeps = {
    ...mail.deps,
    ...(await connectFiles(db, { ...options, ...mail.deps, now })),
    db,
    now,
    settings,
    workspaces,
    channels: connectMerchants(options, { ...mail.deps, db }, upstreams.channels),
    unknownWaitMs: options.unknownWaitMs,
    postsUnderWay: createPostsUnderWay(),
    log,
    ...(upstream && { upstream }),
    upstreams: upstreams.readers,
  };

  const connecting = slack && connectWorkspace({ db, workspaces, now, log }, slack);
  try {
    await connecting?.firstTry;
  } catch (error) {
    await close();
    throw error;
  }
  const home = await offerNotificationEmail(db, await ensureOrganization(db), options.notificationEmail);
  // A restart is one way to turn an endpoint on again that had said it is gone.
  await openGatesClosedFor(db, [ENDPOINT_OFF]);
  const { door, waiting } = openDoor(front.db, () => wakeWorkers(db));
  const hearing = await createHearing({
    db,
    door,
    workspaces,
    pace: options.pace,
    lookBackAfterMs: options.lookBackAfterMs,
    ...(slack?.apiUrl !== undefined && { apiUrl: slack.apiUrl }),
    now,
    log,
  });
  const metrics = createMetrics(() => countDeliveries(db));
  const workers = await startWorkers({
    db,
    front: front.db,
    rushed: () => waiting() > 0,
    kinds: createKinds(deps),
    pace: options.pace,
    log,
    reach: options.reach,
    observe: observeOutcomes(metrics, { db, now, log }),
  });
  const painting = startPainting({ db, painters: createPainters(deps), pace: options.pace, log });
  const clock = startClock({ db, now, expiryGraceSeconds: settings.expiryGraceSeconds, log });
  const stopWork = async (timeLeft: () => number): Promise<void> => {
    connecting?.stop();
    await clock.stop();
    await Promise.all([workers.stop(timeLeft()), painting.stop(timeLeft())]);
    await mail.close();
    await close();
  };

  const overHttp = slack && !('appToken' in slack) ? { signingSecret: slack.signingSecret } : undefined;
  const receiver = slack && createReceiver({ ...overHttp, log, onRateLimited: hearing.rateLimited });
  if (receiver) {
    createSlackApp({
      receiver,
      listeners: createListeners(createListenerDeps({ ...deps, door })),
      authorize: async ({ teamId }) => {
        if (workspaces.size === 0) throw new Error('no workspace is connected yet');
        const workspace = workspaces.ofTeam(teamId);
        if (!workspace) return null;
        const { botToken, botId, botUserId } = workspace;
        return { teamId: workspace.teamId, botToken, botId, botUserId };
      },
      log,
      ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }),
    });
  }
  const doorDeps = { ...deps, door, home };
  const app = createHttpApp({
    readiness: async () => {
      const checks = { database: await isIsolated(db), workers: workers.healthy() };
      // A copy that does not hear Slack right now still takes what the marketplace sends.
      const connected = socket ? { slack: socket.connected() > 0 } : {};
      return { ready: checks.database && checks.workers, checks: { ...checks, ...connected } };
    },
    metrics: metrics.read,
    doors: [createDoors(doorDeps, options), mailDoors(front.db, options.mailIn, log), upstreams.open(doorDeps)].flat(),
    log,
  });
  const serving = startHttpServer({
    host: options.host,
    port: options.port,
    app,
    onAnswer: (path, status, seconds) => {
      const name = DOORS.get(path);
      if (name !== undefined) metrics.answered(name, status, seconds);
    },
    log,
    ...(receiver && overHttp && { slack: receiver.handleSlackRequest }),
  });
  let server: HttpServer;
  let listener: Awaited<ReturnType<typeof listenForMail>>;
  try {
    server = await serving;
    mail.listensOn(server.port);
    listener = await listenForMail(front.db, options, server);
  } catch (error) {
    await hearing.stop(0);
    await stopWork(() => 0);
    throw error;
  }
  const socket =
    receiver && slack && 'appToken' in slack
      ? startSocketMode({
          appToken: slack.appToken,
          ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }),
          accept: receiver.accept,
          onAnswer: (status, seconds) => metrics.answered('slack', status, seconds),
          onGap: hearing.resume,
          log,
          now,
        })
      : undefined;
  hearing.begin(() => (socket ? socket.connected() > 0 : true));

  const running: RunningApp = {
    port: server.port,
    ...(listener && { mailPort: listener.port }),
    db,
    workers,
    async idle() {
      await workers.idle();
      await painting.idle();
    },
    async stop(withinMs) {
      const timeLeft = countdown(withinMs);
      const ways = [server.close(withinMs), listener?.close(withinMs), socket?.stop(withinMs), hearing.stop(withinMs)];
      await Promise.all(ways);
      await stopWork(timeLeft);
    },
  };
  try {
    await socket?.firstTry;
  } catch (error) {
    await running.stop(0);
    throw error;
  }
  return running;
}
