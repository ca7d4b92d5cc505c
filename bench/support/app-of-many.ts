// One copy of the app for several workspaces at once: the same parts as `src/app.ts` puts together for one. An event of the
// marketplace names its workspace by `data.organization`.
import { startClock } from '../../src/clock.ts';
import { connectWorkspace } from '../../src/connect-workspace.ts';
import type { DeliveryDeps } from '../../src/deliveries/deps.ts';
import { createKinds } from '../../src/deliveries/kinds/index.ts';
import { SLACK_PACE } from '../../src/deliveries/pace.ts';
import { createPainters } from '../../src/deliveries/painters.ts';
import { createPostsUnderWay } from '../../src/deliveries/posts-under-way.ts';
import { startPainting } from '../../src/deliveries/views.ts';
import { startWorkers } from '../../src/deliveries/workers.ts';
import { createHttpApp } from '../../src/http/app.ts';
import { marketplaceEvents } from '../../src/http/marketplace-events.ts';
import { startHttpServer } from '../../src/http/server.ts';
import { createListeners } from '../../src/listeners/index.ts';
import { createLogger } from '../../src/log.ts';
import { createStandardWebhooks } from '../../src/marketplaces/standard-webhooks/upstream.ts';
import { createMerchantChannels } from '../../src/merchants/channels.ts';
import { noMarketplace } from '../../src/merchants/marketplace/channel.ts';
import { createSlackApp } from '../../src/slack/app.ts';
import { createWorkspaces } from '../../src/slack/installations.ts';
import { createReceiver } from '../../src/slack/receiver.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openDoor } from '../../src/use-cases/accept-event.ts';
import { acceptMarketplaceEvent } from '../../src/use-cases/conversations/accept-marketplace-event.ts';
import { connectFiles } from '../../src/wiring/files.ts';
import { createListenerDeps } from '../../src/wiring/listener-deps.ts';

const HOST = '127.0.0.1';
const { DATABASE_URL = '', SLACK_SIGNING_SECRET = '', MARKETPLACE_SECRET = '', WORKSPACES = '[]', PACED } = process.env;

const log = createLogger({ level: 'error', format: 'json' });
const pace = PACED ? SLACK_PACE : { postMs: 0, methodMs: 0, methodBurst: 1 };
const { db, close } = openDatabase({ url: DATABASE_URL, log, max: 20 });
const workspaces = createWorkspaces();
const upstream = createStandardWebhooks(MARKETPLACE_SECRET);
const now = () => new Date();
const publicUrl = () => `http://${HOST}`;
const deps: DeliveryDeps = {
  ...(await connectFiles(db, { now, publicUrl })),
  db,
  now,
  settings: {
    jobExpiryHours: 72,
    answerWithinHours: 24,
    undoSeconds: 10,
    lateAfterSeconds: 60,
    expiryGraceSeconds: 420,
  },
  workspaces,
  channels: createMerchantChannels({ web: noMarketplace }),
  upstream,
  unknownWaitMs: 30_000,
  publicUrl,
  postsUnderWay: createPostsUnderWay(),
  log,
};
for (const access of JSON.parse(WORKSPACES) as { botToken: string; apiUrl: string }[]) {
  await connectWorkspace({ db, workspaces, now: deps.now, log }, access).firstTry;
}
const door = openDoor(db).door;
const workers = await startWorkers({ db, kinds: createKinds(deps), pace, log });
const painting = startPainting({ db, painters: createPainters(deps), pace, log });
const clock = startClock({ db, now: deps.now, expiryGraceSeconds: deps.settings.expiryGraceSeconds, log });
const receiver = createReceiver({ signingSecret: SLACK_SIGNING_SECRET, log, onRateLimited: () => undefined });
createSlackApp({
  receiver,
  listeners: createListeners(createListenerDeps({ ...deps, door })),
  authorize: async ({ teamId }) => workspaces.ofTeam(teamId) ?? null,
  log,
});
const server = await startHttpServer({
  host: HOST,
  port: 0,
  app: createHttpApp({
    readiness: async () => ({ ready: workers.healthy(), checks: {} }),
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    doors: [
      {
        at: '/marketplace/events',
        handler: marketplaceEvents({
          upstream,
          resolveOrganization: async (team) => workspaces.ofTeam(team)?.organizationId ?? null,
          accept: (arrived) => acceptMarketplaceEvent(door, arrived),
          log: log,
        }),
      },
    ],
    log,
  }),
  slack: receiver.handleSlackRequest,
  log,
});
process.once('SIGTERM', async () => {
  await server.close(5_000);
  await clock.stop();
  await Promise.all([workers.stop(5_000), painting.stop(5_000)]);
  await close();
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${HOST}:${server.port}` })}\n`);
