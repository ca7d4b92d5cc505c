import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { SlackCallError } from './failures.ts';
import type { SlackReceiver } from './receiver.ts';
import { SlackRefusedToken } from './refused-token.ts';
import { openSocketConnection, type SocketConnection } from './socket-connection.ts';
import { answerEnvelope } from './socket-envelope.ts';

/** While one connection is being renewed, or was lost, the other hears. Slack allows ten to all copies of the app together. */
const LINES = 2;
/** Slack asks us to leave a while before it closes; every other reason is the end of the connection. */
const RENEWALS = ['warning', 'refresh_requested'];
/** What is in hand on a connection that we leave has as long as Slack waits for its answer. */
const FINISH_WITHIN_MS = 3_000;
/** A connection that ends sooner is opened again more slowly. */
const STEADY_AFTER_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that died without a word is noticed by its missing pongs, this much later at most. */
const NOTICED_WITHIN_MS = 10_000;

/** A time without any connection, in which Slack may have given up repeating something. */
export interface SocketGap {
  /** Absent at the first connection of this process: how long nobody heard is for the caller to know. */
  from?: Date;
  to: Date;
}

export interface SocketModeOptions {
  appToken: string;
  /** Base of the Web API, Slack's own when absent. */
  apiUrl?: string;
  accept: SlackReceiver['accept'];
  log: Logger;
  /** Told of every answer: its status as over HTTP, and the seconds since the message came. */
  onAnswer?: (status: number, seconds: number) => void;
  /** Told whenever hearing begins again. */
  onGap?: (gap: SocketGap) => void;
  now?: () => Date;
}

export interface SocketMode {
  /**
   * Resolves once every connection stands or is being tried again in the background.
   * @throws {SlackRefusedToken}
   */
  firstTry: Promise<void>;
  /** How many connections stand now. */
  connected(): number;
  /** Takes in nothing more, finishes what is in hand within this time, and closes. */
  stop(withinMs: number): Promise<void>;
}

/** Hears Slack over Socket Mode, for ever: a lost connection is opened again, one to be left is replaced before it is. */
export function startSocketMode(options: SocketModeOptions): SocketMode {
  const { appToken, apiUrl, log, onGap, now = () => new Date() } = options;
  const stopping = new AbortController();
  const standing = new Set<SocketConnection>();
  let silentSince: Date | undefined;

  const accept: SlackReceiver['accept'] = async (body, retry) => {
    const cameAt = performance.now();
    const answer = await options.accept(body, retry);
    options.onAnswer?.(answer.status, (performance.now() - cameAt) / 1000);
    return answer;
  };

  const lines = Array.from({ length: LINES }, () => {
    const firstTry = Promise.withResolvers<void>();
    return { firstTry: firstTry.promise, ended: keepOpen(firstTry) };
  });

  async function keepOpen(firstTry: PromiseWithResolvers<void>): Promise<void> {
    let failures = 0;
    let left: SocketConnection | undefined;
    while (!stopping.signal.aborted) {
      let wait = 0;
      try {
        const connection = await open();
        firstTry.resolve();
        const since = now().getTime();
        if (left !== undefined) end(left);
        const reason = await connection.leave;
        failures = now().getTime() - since < STEADY_AFTER_MS ? failures + 1 : 0;
        left = RENEWALS.includes(reason) ? connection : undefined;
        if (left === undefined) end(connection);
        if (!stopping.signal.aborted) log.info({ reason }, 'a socket connection to slack ends');
      } catch (error) {
        failures += 1;
        wait = stopping.signal.aborted ? 0 : waitAfter(error, firstTry);
      }
      await pause(Math.max(wait, pauseAfter(failures)));
    }
    firstTry.resolve();
  }

  async function open(): Promise<SocketConnection> {
    const connection = await openSocketConnection({
      appToken,
      ...(apiUrl !== undefined && { apiUrl }),
      log,
      stopping: stopping.signal,
      answer: (message) => answerEnvelope(message, accept, log),
    });
    standing.add(connection);
    log.info({ standing: standing.size }, 'hearing slack over a socket connection');
    if (standing.size === 1) onGap?.({ ...(silentSince !== undefined && { from: silentSince }), to: now() });
    void connection.closed.then(() => {
      standing.delete(connection);
      if (standing.size > 0 || stopping.signal.aborted) return;
      silentSince = new Date(now().getTime() - NOTICED_WITHIN_MS);
      log.warn('no socket connection to slack is left: nothing is heard');
    });
    if (stopping.signal.aborted) end(connection);
    return connection;
  }

  function end(connection: SocketConnection): void {
    void connection.close(FINISH_WITHIN_MS);
  }

  /** Milliseconds that Slack asks us to wait after this error. */
  function waitAfter(error: unknown, firstTry: PromiseWithResolvers<void>): number {
    const failure = error instanceof SlackCallError ? error.failure : undefined;
    if (failure?.kind === 'closed' || failure?.kind === 'permanent') {
      log.error({ err: error }, 'slack refuses the app token: nothing is heard until it is changed');
      firstTry.reject(new SlackRefusedToken('SLACK_APP_TOKEN', failure.reason, error));
      return 0;
    }
    log.warn({ err: error }, 'a socket connection to slack cannot be opened yet, trying again');
    firstTry.resolve();
    return failure?.kind === 'refused_rate' ? (failure.retryAfterMs ?? 0) : 0;
  }

  async function pause(ms: number): Promise<void> {
    try {
      await sleep(ms, undefined, { signal: stopping.signal });
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
  }

  return {
    firstTry: Promise.all(lines.map((line) => line.firstTry)).then(() => undefined),
    connected: () => standing.size,
    async stop(withinMs) {
      stopping.abort();
      await Promise.all([...standing].map((connection) => connection.close(withinMs)));
      await Promise.all(lines.map((line) => line.ended));
    },
  };
}

/** Longer with every failure in a row, and never the same for two copies of the app. */
function pauseAfter(failures: number): number {
  if (failures === 0) return 0;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}
