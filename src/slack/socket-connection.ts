import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import type { Logger } from '../log.ts';
import { callSlack } from './call.ts';
import { parseObject, type SlackBody } from './request-body.ts';
import { createSdkLogger } from './sdk-logger.ts';
import { webClientOptions } from './web-clients.ts';

/** From asking for an address to Slack's greeting. */
const OPEN_WITHIN_MS = 15_000;
/** Slack often leaves the connection standing after both sides said that they close it. */
const CLOSE_WITHIN_MS = 1_000;

export interface SocketConnectionOptions {
  appToken: string;
  /** Base of the Web API, Slack's own when absent. */
  apiUrl?: string;
  log: Logger;
  /** Once aborted, nothing that arrives is taken in hand, and opening is given up. */
  stopping: AbortSignal;
  /** Gives what Slack is to be told, undefined when it is to be told nothing. */
  answer: (message: SlackBody) => Promise<object | undefined>;
}

/** One connection to Slack, from its greeting to its end. It does not come back by itself. */
export interface SocketConnection {
  /** Resolves with Slack's reason when it asks us to leave, with `closed` when the connection ends without that. */
  leave: Promise<string>;
  closed: Promise<void>;
  /** Finishes what is in hand within this time, then closes. What Slack sends meanwhile is taken in hand too. */
  close(withinMs: number): Promise<void>;
}

/**
 * Opens a connection and waits for Slack's greeting.
 * @throws {SlackCallError} when Slack gives no address, or does not greet
 */
export async function openSocketConnection(options: SocketConnectionOptions): Promise<SocketConnection> {
  const { log, stopping } = options;
  const leave = Promise.withResolvers<string>();
  const closed = Promise.withResolvers<void>();
  const inHand = new Set<Promise<void>>();
  const giveUp = AbortSignal.any([stopping, AbortSignal.timeout(OPEN_WITHIN_MS)]);
  let refusal = 'the connection ended before Slack greeted';
  let greeted = false;

  const client = new GreetingClient(libraryOptions(options, giveUp), hear);
  client.once('disconnected', () => {
    leave.resolve('closed');
    closed.resolve();
  });
  const cutOff = (): void => cut(client);
  giveUp.addEventListener('abort', cutOff);
  try {
    await callSlack('apps.connections.open', start);
    greeted = true;
  } finally {
    giveUp.removeEventListener('abort', cutOff);
    if (!greeted) cut(client);
  }

  async function start(): Promise<void> {
    try {
      await client.start();
    } catch (error) {
      // Where the connection ends too early the library rejects with nothing.
      throw error ?? new Error(refusal);
    }
  }

  function hear(message: SlackBody): void {
    if (message.type === 'disconnect') {
      const reason = String(message.reason);
      leave.resolve(reason);
      if (greeted) return;
      refusal = reason;
      cut(client);
      return;
    }
    if (stopping.aborted) return;
    const work = answer(message).finally(() => inHand.delete(work));
    inHand.add(work);
  }

  async function answer(message: SlackBody): Promise<void> {
    try {
      const told = await options.answer(message);
      if (told !== undefined) await send(JSON.stringify(told));
    } catch (error) {
      log.warn({ err: error, type: message.type }, 'slack could not be answered over its socket');
    }
  }

  function send(text: string): Promise<void> {
    const socket = client.websocket;
    if (!socket?.isActive()) throw new Error('the connection is gone');
    return new Promise((resolve, reject) => {
      socket.send(text, (error) => (error === undefined ? resolve() : reject(error)));
    });
  }

  async function finish(): Promise<void> {
    while (inHand.size > 0) await Promise.all(inHand);
  }

  return {
    leave: leave.promise,
    closed: closed.promise,
    async close(withinMs) {
      await atMost(withinMs, finish());
      client.websocket?.disconnect();
      await atMost(CLOSE_WITHIN_MS, closed.promise);
      cut(client);
    },
  };
}

/**
 * The library reads an envelope without looking, and one of another shape than it expects makes it throw where nobody can
 * catch it: the process would end. So the greeting is all that it gets to see.
 */
class GreetingClient extends SocketModeClient {
  readonly #hear: (message: SlackBody) => void;

  constructor(options: SocketModeOptions, hear: (message: SlackBody) => void) {
    super(options);
    this.#hear = hear;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const message = typeof data === 'string' ? parseObject(data) : null;
    if (message?.type === 'hello') await super.onWebSocketMessage(data, isBinary);
    else if (message !== null) this.#hear(message);
  }
}

/** Its own reconnecting leaves a hole of five seconds, and rejects where nobody can catch it. */
function libraryOptions(options: SocketConnectionOptions, giveUp: AbortSignal): SocketModeOptions {
  const { appToken, apiUrl, log } = options;
  return {
    appToken,
    autoReconnectEnabled: false,
    logger: createSdkLogger(log),
    clientOptions: {
      ...webClientOptions({ log, ...(apiUrl !== undefined && { apiUrl }) }),
      fetch: (url, init) =>
        fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([giveUp, init.signal]) : giveUp }),
    },
  };
}

/** Ends the connection at once: the first call says good-bye, the second waits for no answer. */
function cut(client: SocketModeClient): void {
  client.websocket?.disconnect();
  client.websocket?.disconnect();
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
