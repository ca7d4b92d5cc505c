import { isLostLookBack, lookBack } from './deliveries/look-back.ts';
import { createMethodBudget } from './deliveries/method-budget.ts';
import type { Pace } from './deliveries/pace.ts';
import type { Logger } from './log.ts';
import type { Workspaces } from './slack/installations.ts';
import { createHistoryReader } from './slack/look-back.ts';
import { keepHearing, noticeSilence } from './store/hearing.ts';
import {
  claimLookBack,
  dropLookBack,
  finishLookBack,
  type LookBack,
  openLookBack,
  postponeLookBack,
  renewLookBacks,
} from './store/look-back.ts';
import type { Db } from './store/scope.ts';
import type { Door } from './use-cases/accept-event.ts';

const BEAT_MS = 2_000;
/** Slack tries to tell us for some six minutes: what it began to tell before the silence may be missed as well. */
const MARGIN_MS = 7 * 60_000;
/** Slack names the minute in which it was silent; it is read once that is over. */
const LIMITED_FOR_MS = 65_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
const GIVE_UP_AFTER_MS = 86_400_000;

export interface HearingDeps {
  db: Db;
  door: Door;
  workspaces: Workspaces;
  pace: Pace;
  /** `LOOK_BACK_AFTER_SECONDS`, in milliseconds. */
  lookBackAfterMs: number;
  /** Base of the Web API, Slack's own when absent. */
  apiUrl?: string;
  now: () => Date;
  log: Logger;
}

/** Knows whether this copy hears Slack, says so to all copies, and looks back when nobody did. */
export interface Hearing {
  /** From now on what Slack says is heard whenever `isHearing`. */
  begin(isHearing: () => boolean): void;
  /** Hearing begins again right now. */
  resume(): void;
  /** Slack left events out; resolves once that is stored. */
  rateLimited(body: { team_id?: unknown; minute_rate_limited?: unknown }): Promise<void>;
  /** Hears nothing any more; what is under way is given back, or finished within this time. */
  stop(withinMs: number): Promise<void>;
}

/** Before anything relies on what was heard, a silence that lasts until now is noticed. */
export async function createHearing(deps: HearingDeps): Promise<Hearing> {
  const { db, workspaces, log } = deps;
  const silence = { afterMs: deps.lookBackAfterMs, marginMs: MARGIN_MS };
  const stopping = new AbortController();
  const held = new Map<number, Promise<void>>();
  let isHearing = (): boolean => false;
  let beating: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  await noticeSilence(db, silence);

  function beat(): void {
    beating ??= keepUp()
      .catch((error: unknown) => log.error({ err: error }, 'hearing could not be noted'))
      .finally(() => {
        beating = undefined;
      });
  }

  async function keepUp(): Promise<void> {
    if (held.size > 0) await renewLookBacks(db, [...held.keys()]);
    const organizationIds = workspaces.all().map((workspace) => workspace.organizationId);
    if (stopping.signal.aborted || organizationIds.length === 0 || !isHearing()) return;
    await keepHearing(db, organizationIds, silence);
    if (held.size > 0) return;
    const task = await claimLookBack(db, organizationIds);
    if (task) hold(task);
  }

  function hold(task: LookBack): void {
    const done = run(task)
      .catch((error: unknown) => log.error({ err: error }, 'a look-back could not be settled'))
      .finally(() => {
        held.delete(task.token);
        if (!stopping.signal.aborted) beat();
      });
    held.set(task.token, done);
  }

  async function run(task: LookBack): Promise<void> {
    const workspace = workspaces.ofOrganization(task.organizationId);
    if (!workspace) return postponeLookBack(db, task, FIRST_PAUSE_MS);
    const { organizationId, botToken } = workspace;
    const access = { token: botToken, ...(deps.apiUrl !== undefined && { apiUrl: deps.apiUrl }) };
    const reader = createHistoryReader(
      access,
      { log },
      createMethodBudget(db, organizationId, deps.pace, stopping.signal),
    );
    const of = { team: workspace.teamId, organizationId, from: task.from };
    log.info(of, 'looking back into slack for what was missed');
    const began = performance.now();
    try {
      const figures = await lookBack(deps, workspace, reader, task);
      await finishLookBack(db, task);
      log.info({ ...of, ...figures, tookMs: Math.round(performance.now() - began) }, 'looked back into slack');
    } catch (error) {
      await giveBack(task, error, of);
    }
  }

  /** The longer it cannot be done, the more rarely it is tried. */
  async function giveBack(task: LookBack, error: unknown, of: object): Promise<void> {
    if (isLostLookBack(error)) return;
    if (stopping.signal.aborted) return postponeLookBack(db, task, 0);
    const age = deps.now().getTime() - task.openedAt.getTime();
    if (age > GIVE_UP_AFTER_MS) {
      log.error({ ...of, err: error }, 'slack could not be looked back into for a day: what was missed stays missed');
      return dropLookBack(db, task);
    }
    log.warn({ ...of, err: error }, 'slack cannot be looked back into yet, trying again');
    await postponeLookBack(db, task, Math.min(Math.max(age / 4, FIRST_PAUSE_MS), LONGEST_PAUSE_MS));
  }

  return {
    begin(hears) {
      isHearing = hears;
      beat();
      timer = setInterval(beat, Math.min(BEAT_MS, deps.lookBackAfterMs / 4));
    },
    resume: beat,
    async rateLimited({ team_id: team, minute_rate_limited: minute }) {
      const workspace = workspaces.ofTeam(typeof team === 'string' ? team : undefined);
      if (!workspace || typeof minute !== 'number') return;
      log.warn({ team }, 'slack leaves out events: more came than it sends in an hour');
      const range = { from: new Date(minute * 1000), notBefore: new Date(minute * 1000 + LIMITED_FOR_MS) };
      await openLookBack(db, workspace.organizationId, range);
    },
    async stop(withinMs) {
      clearInterval(timer);
      stopping.abort();
      let late: NodeJS.Timeout | undefined;
      const giveUp = new Promise<void>((resolve) => {
        late = setTimeout(resolve, withinMs);
      });
      await Promise.race([beating, giveUp]);
      await Promise.race([Promise.all(held.values()), giveUp]);
      clearTimeout(late);
    },
  };
}
