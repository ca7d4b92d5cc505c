import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { JsonObject } from '../../../sandbox/slack/state.ts';
import type { Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';

const APP_TOKEN = 'xapp-test';

type SandboxOptions = Parameters<typeof startSandbox>[0];

/** An app's end of one connection. */
export interface AppSocket {
  /** What came, the greeting first. */
  heard: JsonObject[];
  acknowledge(envelope: JsonObject | undefined, payload?: JsonObject): void;
  readonly isOpen: boolean;
}

/** A sandbox, and an app that opens as many sockets as a test wants. */
export interface SocketWorld {
  sandbox: Sandbox;
  slack: Sandbox['slack'];
  call(method: string, token?: string): Promise<JsonObject>;
  control(path: string, body?: object): Promise<JsonObject>;
  connect(url?: string): Promise<AppSocket>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function socketWorld(options: Partial<SandboxOptions> = {}): Promise<SocketWorld> {
  const sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: APP_TOKEN },
    retryDelaysMs: [0, 10, 20],
    ...options,
  });

  async function post(path: string, init: RequestInit): Promise<JsonObject> {
    const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', ...init });
    return (await response.json()) as JsonObject;
  }

  function call(method: string, token = APP_TOKEN): Promise<JsonObject> {
    return post(`/slack/api/${method}`, { headers: { authorization: `Bearer ${token}` } });
  }

  return {
    sandbox,
    slack: sandbox.slack,
    call,
    control: (path, body = {}) => post(`/control${path}`, { body: JSON.stringify(body) }),
    async connect(url) {
      const socket = new WebSocket(url ?? String((await call('apps.connections.open')).url));
      const heard: JsonObject[] = [];
      socket.on('message', (data) => heard.push(JSON.parse(String(data)) as JsonObject));
      await once(socket, 'message');
      return {
        heard,
        acknowledge: (envelope, payload) => {
          const id = envelope?.envelope_id;
          socket.send(JSON.stringify(payload === undefined ? { envelope_id: id } : { envelope_id: id, payload }));
        },
        get isOpen() {
          return socket.readyState === WebSocket.OPEN;
        },
      };
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}
