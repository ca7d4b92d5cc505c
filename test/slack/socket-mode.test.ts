import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start.ts';
import { SlackRefusedToken } from '../../src/slack/refused-token.ts';
import { type SocketMode, type SocketModeOptions, startSocketMode } from '../../src/slack/socket-mode.ts';
import { eventually } from '../support/eventually.ts';
import { quietLog } from '../support/quiet-log.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../support/sandbox.ts';

const APP_TOKEN = 'xapp-test';
const ACKNOWLEDGED = { acknowledged: true };
const SILENCE = { acknowledged: false, reason: 'http_timeout' };
const EVENT = { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', text: 'hello' } };
const CLICK = { type: 'block_actions', actions: [] };

interface World {
  sandbox: Sandbox;
  sockets: Sandbox['slack']['sockets'];
  mode: SocketMode;
}

let open: World | undefined;

afterEach(async () => {
  await open?.mode.stop(1_000);
  await open?.sandbox.close();
  open = undefined;
});

async function startWorld(
  options: Partial<SocketModeOptions> & { answerWithinMs?: number; before?: (sandbox: Sandbox) => void } = {},
): Promise<World> {
  const { answerWithinMs, before, ...own } = options;
  const sandbox = await startTestSandbox({
    slack: { ...TEST_SANDBOX_SECRETS.slack, appToken: APP_TOKEN },
    ...(answerWithinMs !== undefined && { answerWithinMs }),
  });
  before?.(sandbox);
  const mode = startSocketMode({
    appToken: APP_TOKEN,
    apiUrl: `${sandbox.url}/slack/api/`,
    accept: async () => ({ status: 200 }),
    log: quietLog,
    ...own,
  });
  open = { sandbox, sockets: sandbox.slack.sockets, mode };
  return open;
}

async function connected(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
  const world = await startWorld(options);
  await world.mode.firstTry;
  expect(world.mode.connected()).toBe(2);
  return world;
}

function gate(): { passed: Promise<void>; pass: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, pass: resolve };
}

describe('what Slack is told', () => {
  it('acknowledges only once the listeners have finished', async () => {
    const { passed, pass } = gate();
    const heard = vi.fn();
    const { sockets } = await connected({
      accept: async (body) => {
        heard(body);
        await passed;
        return { status: 200 };
      },
    });
    const told = sockets.deliver('events_api', EVENT);
    await eventually(() => expect(heard).toHaveBeenCalledWith(EVENT));
    expect(sockets.acknowledgements).toEqual([]);
    pass();
    expect(await told).toEqual(ACKNOWLEDGED);
  });

  it.each([
    ['a failure', 500, SILENCE, SILENCE],
    ['what nobody listens to', 404, ACKNOWLEDGED, SILENCE],
    ['a workspace that is not connected', 401, ACKNOWLEDGED, SILENCE],
  ])(
    'lets Slack repeat an event only where that helps, and lets a person see that a click failed: %s',
    async (_name, status, event, click) => {
      const { sockets } = await connected({ answerWithinMs: 250, accept: async () => ({ status }) });
      const told = await Promise.all([sockets.deliver('events_api', EVENT), sockets.deliver('interactive', CLICK)]);
      expect(told).toEqual([event, click]);
    },
  );

  it.each([
    ['text as an object', 'slash_commands', { command: '/jobline' }, 'as you wish', { text: 'as you wish' }],
    [
      'the errors of a dialog',
      'interactive',
      { type: 'view_submission' },
      { errors: { a: 'b' } },
      { errors: { a: 'b' } },
    ],
    ['nothing where Slack takes nothing', 'interactive', CLICK, { text: 'x' }, undefined],
    ['nothing where nothing was said', 'slash_commands', { command: '/jobline' }, '', undefined],
  ] as const)('gives the answer along: %s', async (_name, kind, payload, body, answer) => {
    const { sockets } = await connected({ accept: async () => ({ status: 200, body }) });
    expect(await sockets.deliver(kind, payload)).toEqual({ ...ACKNOWLEDGED, ...(answer && { payload: answer }) });
  });

  it('says which repetition it is', async () => {
    const accept = vi.fn(async () => ({ status: 200 }));
    const { sockets } = await connected({ accept });
    await sockets.deliver('events_api', EVENT);
    await sockets.deliver('events_api', EVENT, { attempt: 2, reason: 'http_timeout' });
    expect(accept.mock.calls).toEqual([
      [EVENT, {}],
      [EVENT, { num: 2, reason: 'http_timeout' }],
    ]);
  });

  it('acknowledges app_rate_limited, which holds no event, and takes it without an envelope too', async () => {
    const limited = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 };
    const accept = vi.fn(async () => ({ status: 200 }));
    const { sockets } = await connected({ accept });
    expect(await sockets.deliver('events_api', limited)).toEqual(ACKNOWLEDGED);
    sockets.say(limited);
    await eventually(() => expect(accept.mock.calls).toEqual(Array(3).fill([limited, {}])));
  });

  it('survives whatever else comes', async () => {
    const { sockets, mode } = await connected();
    const odd = [null, 1, 'text', [], {}, { type: 'events_api' }, { type: 'hello' }, { type: 'news', payload: null }];
    for (const message of odd) sockets.say(message);
    sockets.say({ type: 'events_api', envelope_id: 'e1', payload: {} });
    sockets.say({ type: 'events_api', envelope_id: 'e2', payload: null });
    sockets.say({ type: 'interactive', envelope_id: 'e3' });
    expect(await sockets.deliver('events_api', EVENT)).toEqual(ACKNOWLEDGED);
    expect(mode.connected()).toBe(2);
  });
});

describe('how long it lasts', () => {
  it('says clearly that Slack refuses the token', async () => {
    const { mode } = await startWorld({ appToken: 'xapp-other' });
    await expect(mode.firstTry).rejects.toThrow(new SlackRefusedToken('SLACK_APP_TOKEN', 'invalid_auth', undefined));
  });

  it('goes on trying when Slack cannot be reached at first', async () => {
    const { mode } = await startWorld({
      before: ({ slack }) => slack.faults.order({ method: 'apps.connections.open', kind: 'cut', times: 2 }),
    });
    await mode.firstTry;
    expect(mode.connected()).toBe(0);
    await eventually(() => expect(mode.connected()).toBe(2));
  });

  it('comes back from a loss that Slack refuses to mend at first, and tells of the time between', async () => {
    const onGap = vi.fn();
    const { mode, sockets, sandbox } = await connected({ onGap });
    expect(onGap.mock.calls).toEqual([[{ to: expect.any(Date) }]]);
    sandbox.slack.faults.order({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth', times: 2 });
    sockets.drop();
    await eventually(() => expect(mode.connected()).toBe(0));
    await eventually(() => expect(mode.connected()).toBe(2));
    expect(onGap).toHaveBeenCalledTimes(2);
    const { from, to } = onGap.mock.calls[1]?.[0] ?? {};
    expect(to.getTime()).toBeGreaterThan(from.getTime());
  });

  it('keeps the old connection until a new one stands', async () => {
    const { mode, sockets, sandbox } = await connected();
    sandbox.slack.faults.order({ method: 'apps.connections.open', kind: '500', times: 2 });
    const before = sockets.connections().map(({ id }) => id);
    sockets.refresh();
    await eventually(() => expect(sandbox.slack.faults.list()[0]?.remaining).toBe(0));
    expect(sockets.connections().map(({ id }) => id)).toEqual(before);
    expect(await sockets.deliver('events_api', EVENT)).toEqual(ACKNOWLEDGED);
    await vi.waitFor(() => expect(sockets.connections().map(({ id }) => id)).not.toContain(before[0]), {
      timeout: 5_000,
    });
    expect(mode.connected()).toBeGreaterThan(0);
  });

  it('stops by finishing what is in hand and taking nothing more', async () => {
    const { passed, pass } = gate();
    const accept = vi.fn(async () => {
      await passed;
      return { status: 200 };
    });
    const { mode, sockets } = await connected({ accept, answerWithinMs: 500 });
    const inHand = sockets.deliver('events_api', EVENT);
    await eventually(() => expect(accept).toHaveBeenCalledTimes(1));
    const stopped = mode.stop(5_000);
    const late = sockets.deliver('events_api', { ...EVENT, event_id: 'Ev2' });
    pass();
    expect(await inHand).toEqual(ACKNOWLEDGED);
    expect(await late).toMatchObject({ acknowledged: false });
    await stopped;
    expect(accept).toHaveBeenCalledTimes(1);
    await eventually(() => expect(sockets.connections()).toEqual([]));
  });

  it('does not wait longer than it may for what is in hand', async () => {
    const { mode, sockets } = await connected({ accept: () => new Promise(() => undefined) });
    const told = sockets.deliver('events_api', EVENT);
    await mode.stop(100);
    expect(await told).toEqual({ acknowledged: false, reason: 'connection_failed' });
    expect(mode.connected()).toBe(0);
  });

  it('can be stopped while it is still opening', async () => {
    const { mode } = await startWorld({
      before: ({ slack }) => slack.faults.order({ method: 'apps.connections.open', kind: 'hang', times: 2 }),
    });
    await mode.stop(100);
    await mode.firstTry;
    expect(mode.connected()).toBe(0);
  });
});
