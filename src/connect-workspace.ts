import { NO_SLACK } from './deliveries/no-slack.ts';
import { channelGate, noChannelGate } from './domain/gate-keys.ts';
import type { Logger } from './log.ts';
import { createDirectories } from './slack/directory.ts';
import { SlackCallError, WORKSPACE_CLOSED } from './slack/failures.ts';
import { createFileAccess } from './slack/files.ts';
import type { Workspaces } from './slack/installations.ts';
import { createPosters } from './slack/poster.ts';
import { SlackRefusedToken } from './slack/refused-token.ts';
import { openGatesClosedFor } from './store/gates.ts';
import { installWorkspace, setJobsChannel } from './store/organizations.ts';
import { type Db, inOrganization } from './store/scope.ts';
import { paintWhatRestsFor } from './store/views.ts';
import { wakeAll } from './store/wake.ts';
import { connectOrganization } from './use-cases/organizations/tell-connection.ts';

const TRY_AGAIN_MS = 2_000;

/**
 * Finds out which workspace the token belongs to and connects it. When Slack cannot be reached, it is tried again in the
 * background: what members and merchants write meanwhile waits.
 * @throws {SlackRefusedToken} from `firstTry`
 */
export function connectWorkspace(
  deps: { db: Db; workspaces: Workspaces; now: () => Date; log: Logger },
  slack: { botToken: string; apiUrl?: string; channel?: string },
): { firstTry: Promise<void>; stop(): void } {
  const { db, workspaces, now, log } = deps;
  const access = { token: slack.botToken, ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }) };
  const directory = createDirectories({ log })(access);
  const poster = createPosters({ log })(access);
  const files = createFileAccess({ log })(access);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const identity = await directory.identify();
    if (stopped) return;
    const organizationId = await installWorkspace(db, identity);
    if (slack.channel) {
      const gates = [channelGate(organizationId, slack.channel), noChannelGate(organizationId)] as const;
      await setJobsChannel(db, organizationId, slack.channel, ...gates);
    }
    const { teamId, teamUrl, botUserId, botId } = identity;
    workspaces.connect({
      organizationId,
      teamId,
      teamUrl,
      botUserId,
      botId,
      botToken: slack.botToken,
      poster,
      directory,
      files,
    });
    await openGatesClosedFor(db, [NO_SLACK]);
    // This token works: what another one was refused is over.
    await openGatesClosedFor(db, [...WORKSPACE_CLOSED], organizationId);
    await inOrganization(db, organizationId, async (tx) => {
      await paintWhatRestsFor(tx, NO_SLACK);
      await connectOrganization(tx, now());
    });
    wakeAll(db);
    log.info({ team: teamId, organizationId }, 'slack workspace connected');
  }

  async function attempt(): Promise<void> {
    try {
      await connect();
    } catch (error) {
      if (error instanceof SlackCallError && error.failure.kind === 'closed') {
        throw new SlackRefusedToken('SLACK_BOT_TOKEN', error.failure.reason, error);
      }
      if (stopped) return;
      log.warn({ err: error }, 'the workspace cannot be connected yet, trying again');
      timer = setTimeout(() => void attempt().catch(giveUp), TRY_AGAIN_MS);
    }
  }

  function giveUp(error: unknown): void {
    log.error({ err: error }, 'slack refuses the token: nothing can be posted until it is changed');
  }

  return {
    firstTry: attempt(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
