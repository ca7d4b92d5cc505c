import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Json, JsonObject } from '../state.ts';
import { type Acknowledgement, greetSocket, type LeaveReason, type SocketConnection } from './socket-connection.ts';

const LINK_PATH = '/slack/link/';
const MOST_CONNECTIONS = 10;
const KEPT_ACKNOWLEDGEMENTS = 1_000;

export type EnvelopeKind = 'events_api' | 'interactive' | 'slash_commands';

export interface EnvelopeRetry {
  attempt: number;
  reason: string;
}

/** What the app acknowledged, and with what. */
export interface RecordedAcknowledgement {
  kind: EnvelopeKind;
  payload: JsonObject;
  answer?: Json;
  at: Date;
}

export interface Sockets {
  /** Whether the app is reached over sockets: from its first `apps.connections.open` on, or because its manifest says so. */
  inUse(): boolean;
  /** The address that `apps.connections.open` gives out; good for one connection. */
  issueUrl(baseUrl: string): string;
  /** Takes over a handshake under `/slack/link/`; false = not ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  connections(): { id: string; openedAt: Date; leaving: boolean }[];
  readonly acknowledgements: readonly RecordedAcknowledgement[];
  /** Sends an envelope over any one connection and waits for what the app says. */
  deliver(kind: EnvelopeKind, payload: JsonObject, retry?: EnvelopeRetry): Promise<Acknowledgement>;
  /** Sends any message, as it is, over every connection. */
  say(message: Json): void;
  /** Tells one connection, or all, to leave. */
  refresh(reason?: LeaveReason, id?: string): void;
  /** Cuts one connection, or all, without a word. */
  drop(id?: string): void;
  /** The next so many acknowledgements are lost, each with its connection. */
  loseAcknowledgements(times: number): void;
  close(): void;
}

export interface SocketsOptions {
  appId: string;
  /** The manifest's `socket_mode_enabled`. */
  always: boolean;
  answerWithinMs: number;
}

/** Socket Mode: up to ten connections of one app, each envelope to any one of them. */
export function createSockets(options: SocketsOptions): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: SocketConnection[] = [];
  const acknowledgements: RecordedAcknowledgement[] = [];
  let everOpened = false;
  let toLose = 0;
  let turn = 0;

  function issueUrl(baseUrl: string): string {
    everOpened = true;
    const ticket = randomUUID();
    tickets.add(ticket);
    return `${baseUrl.replace(/^http/, 'ws')}${LINK_PATH}?ticket=${ticket}&app_id=${options.appId}`;
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = new URL(request.url ?? '/', 'http://local');
    if (url.pathname !== LINK_PATH) return false;
    if (!tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return true;
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      if (open.length >= MOST_CONNECTIONS) {
        webSocket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
        webSocket.close();
        return;
      }
      const connection = greetSocket(webSocket, {
        appId: options.appId,
        count: open.length + 1,
        losesAcknowledgement,
        onClosed: () => void open.splice(open.indexOf(connection), 1),
      });
      open.push(connection);
    });
    return true;
  }

  function losesAcknowledgement(): boolean {
    if (toLose === 0) return false;
    toLose -= 1;
    return true;
  }

  async function deliver(kind: EnvelopeKind, payload: JsonObject, retry?: EnvelopeRetry): Promise<Acknowledgement> {
    const connection = nextConnection();
    if (connection === undefined) return { acknowledged: false, reason: 'connection_failed' };
    const envelope: JsonObject = {
      envelope_id: randomUUID(),
      type: kind,
      payload,
      accepts_response_payload: takesAnswer(kind, payload),
      ...(kind === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
    };
    const result = await connection.deliver(envelope, options.answerWithinMs);
    if (result.acknowledged) {
      const answer = result.payload === undefined ? {} : { answer: result.payload };
      const kept = acknowledgements.push({ kind, payload, ...answer, at: new Date() });
      if (kept > KEPT_ACKNOWLEDGEMENTS) acknowledgements.shift();
    }
    return result;
  }

  /** In turn, those that were told to leave only when there is no other. */
  function nextConnection(): SocketConnection | undefined {
    const able = open.filter((connection) => connection.isOpen());
    const staying = able.filter((connection) => !connection.leaving());
    const choice = staying.length > 0 ? staying : able;
    turn += 1;
    return choice[turn % choice.length];
  }

  function chosen(id: string | undefined): SocketConnection[] {
    const found = open.filter((connection) => id === undefined || connection.id === id);
    if (id !== undefined && found.length === 0) throw new Error(`no connection ${id}`);
    return found;
  }

  return {
    inUse: () => options.always || everOpened,
    issueUrl,
    upgrade,
    connections: () => open.map(({ id, openedAt, leaving }) => ({ id, openedAt, leaving: leaving() })),
    acknowledgements,
    deliver,
    say: (message) => {
      for (const connection of open) connection.send(message);
    },
    refresh: (reason = 'warning', id) => {
      for (const connection of chosen(id)) connection.askToLeave(reason);
    },
    drop: (id) => {
      for (const connection of chosen(id)) connection.cut();
    },
    loseAcknowledgements: (times) => {
      toLose = times;
    },
    close: () => {
      for (const connection of open) connection.cut();
      server.close();
    },
  };
}

/** Slash commands, dialogs that are sent off and menus that ask for their options are answered in the acknowledgement. */
function takesAnswer(kind: EnvelopeKind, payload: JsonObject): boolean {
  if (kind !== 'interactive') return kind === 'slash_commands';
  return payload.type === 'view_submission' || payload.type === 'block_suggestion';
}
