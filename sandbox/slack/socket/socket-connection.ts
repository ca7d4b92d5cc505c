import { randomBytes, randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { isJsonObject, parseJson } from '../json.ts';
import type { Json, JsonObject } from '../state.ts';

const PING_EVERY_MS = 10_000;
/** From the warning to the end of the connection. */
const LEAVE_AFTER_WARNING_MS = 10_000;
const LEAVE_AFTER_REQUEST_MS = 1_000;

export const LEAVE_REASONS = ['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** What the app said to an envelope. */
export type Acknowledgement =
  | { acknowledged: true; payload?: Json }
  | { acknowledged: false; reason: 'http_timeout' | 'connection_failed' };

export interface SocketConnection {
  readonly id: string;
  readonly openedAt: Date;
  /** It was told to leave. */
  leaving(): boolean;
  isOpen(): boolean;
  /** Any message, as it is. */
  send(message: Json): void;
  /** Sends an envelope and waits for its acknowledgement. */
  deliver(envelope: JsonObject, withinMs: number): Promise<Acknowledgement>;
  askToLeave(reason: LeaveReason): void;
  /** Cuts the connection without a word. */
  cut(): void;
}

export interface SocketConnectionOptions {
  appId: string;
  /** How many connections the app has, this one included. */
  count: number;
  /** Asked at each acknowledgement: true loses it, and the connection with it. */
  losesAcknowledgement: () => boolean;
  onClosed: () => void;
}

/** Greets the app on a fresh WebSocket and keeps it alive. */
export function greetSocket(socket: WebSocket, options: SocketConnectionOptions): SocketConnection {
  const waiting = new Map<string, (result: Acknowledgement) => void>();
  const host = `applink-${randomBytes(3).toString('hex')}`;
  let leaving = false;
  let answersPings = true;
  let leaveTimer: NodeJS.Timeout | undefined;
  const pings = setInterval(() => {
    if (!answersPings) socket.terminate();
    answersPings = false;
    socket.ping();
  }, PING_EVERY_MS);
  socket.on('pong', () => {
    answersPings = true;
  });
  socket.on('message', hear);
  socket.on('close', () => {
    clearInterval(pings);
    clearTimeout(leaveTimer);
    for (const settle of [...waiting.values()]) settle({ acknowledged: false, reason: 'connection_failed' });
    options.onClosed();
  });
  // A close follows each error, and tells all that matters.
  socket.on('error', () => socket.terminate());
  send({
    type: 'hello',
    num_connections: options.count,
    debug_info: { host, build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: options.appId },
  });

  function hear(data: RawData): void {
    const message = parseJson(String(data));
    if (!isJsonObject(message)) return;
    const settle = waiting.get(String(message.envelope_id));
    if (settle === undefined) return;
    if (options.losesAcknowledgement()) socket.terminate();
    else settle({ acknowledged: true, ...(message.payload !== undefined && { payload: message.payload }) });
  }

  function send(message: Json): void {
    if (isOpen()) socket.send(JSON.stringify(message));
  }

  function isOpen(): boolean {
    return socket.readyState === socket.OPEN;
  }

  function deliver(envelope: JsonObject, withinMs: number): Promise<Acknowledgement> {
    const id = String(envelope.envelope_id);
    return new Promise((resolve) => {
      const settle = (result: Acknowledgement): void => {
        clearTimeout(late);
        waiting.delete(id);
        resolve(result);
      };
      const late = setTimeout(() => settle({ acknowledged: false, reason: 'http_timeout' }), withinMs);
      waiting.set(id, settle);
      if (isOpen()) send(envelope);
      else settle({ acknowledged: false, reason: 'connection_failed' });
    });
  }

  function askToLeave(reason: LeaveReason): void {
    leaving = true;
    send({ type: 'disconnect', reason, debug_info: { host } });
    clearTimeout(leaveTimer);
    if (reason === 'warning') leaveTimer = setTimeout(() => askToLeave('refresh_requested'), LEAVE_AFTER_WARNING_MS);
    else if (reason === 'refresh_requested') leaveTimer = setTimeout(() => socket.close(), LEAVE_AFTER_REQUEST_MS);
    else socket.close();
  }

  return {
    id: randomUUID(),
    openedAt: new Date(),
    leaving: () => leaving,
    isOpen,
    send,
    deliver,
    askToLeave,
    cut: () => socket.terminate(),
  };
}
