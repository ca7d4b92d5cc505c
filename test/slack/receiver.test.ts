import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSlackApp, type SlackAuthorization, type SlackListeners } from '../../src/slack/app.ts';
import { createReceiver, type SlackReceiver } from '../../src/slack/receiver.ts';
import { eventually } from '../support/eventually.ts';
import { type Listening, listen } from '../support/listen.ts';
import { quietLog } from '../support/quiet-log.ts';
import { buttonClick, messageEvent, SIGNING_SECRET, sendAsSlack, slashCommand } from '../support/slack-request.ts';

const FORM = 'application/x-www-form-urlencoded';
const AUTHORIZATION = { teamId: 'T1', botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' };

interface Door extends Listening {
  receiver: SlackReceiver;
  rateLimits: object[];
}

let open: Door | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function startDoor(
  listeners: Partial<SlackListeners>,
  authorize: () => Promise<SlackAuthorization | null> = async () => AUTHORIZATION,
): Promise<Door> {
  const rateLimits: object[] = [];
  const onRateLimited = (body: object): void => void rateLimits.push(body);
  const receiver = createReceiver({ signingSecret: SIGNING_SECRET, log: quietLog, onRateLimited });
  const none: SlackListeners = {
    actions: {},
    views: {},
    closings: {},
    events: {},
    shortcuts: {},
    options: {},
    commands: {},
  };
  createSlackApp({ receiver, listeners: { ...none, ...listeners }, authorize, log: quietLog });
  const server = await listen((req, res) => void receiver.handleSlackRequest(req, res));
  open = { ...server, receiver, rateLimits };
  return open;
}

function gate(): { passed: Promise<void>; pass: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, pass: resolve };
}

const event = JSON.stringify(messageEvent());

it('tells whoever looks at the address with a browser that Slack posts here', async () => {
  const answer = await fetch((await startDoor({})).url);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});

describe('what listeners do decides the answer', () => {
  it('answers an event only after its listener has finished', async () => {
    const { passed, pass } = gate();
    const heard = vi.fn();
    const door = await startDoor({
      events: {
        message: async () => {
          heard();
          await passed;
        },
      },
    });
    let answered = false;
    const answer = sendAsSlack(door.url, event).finally(() => {
      answered = true;
    });
    await eventually(() => expect(heard).toHaveBeenCalled());
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    pass();
    expect((await answer).status).toBe(200);
  });

  it('answers 500 when the listener of an event throws, so that Slack sends it again', async () => {
    const door = await startDoor({
      events: {
        message: async () => {
          throw new Error('no database');
        },
      },
    });
    expect((await sendAsSlack(door.url, event)).status).toBe(500);
  });

  it('answers 500 when a listener throws after it acknowledged', async () => {
    const door = await startDoor({
      actions: {
        job_open: async ({ ack }) => {
          await ack();
          throw new Error('after the ack');
        },
      },
    });
    const body = new URLSearchParams({ payload: JSON.stringify(buttonClick('job_open')) }).toString();
    expect((await sendAsSlack(door.url, body, { contentType: FORM })).status).toBe(500);
  });

  it('answers 500 to an acknowledgement given twice', async () => {
    const door = await startDoor({
      commands: {
        '/jobline': async ({ ack }) => {
          await ack('one');
          await ack('two');
        },
      },
    });
    expect((await sendAsSlack(door.url, slashCommand('/jobline'), { contentType: FORM })).status).toBe(500);
  });

  it('gives back what a listener acknowledged with, text as text and objects as JSON', async () => {
    const door = await startDoor({
      commands: {
        '/jobline': async ({ ack }) => ack('as you wish'),
        '/other': async ({ ack }) => ack({ response_type: 'ephemeral', text: 'hi' }),
      },
    });
    const text = await sendAsSlack(door.url, slashCommand('/jobline'), { contentType: FORM });
    expect([text.status, text.headers.get('content-type'), await text.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'as you wish',
    ]);
    const json = await sendAsSlack(door.url, slashCommand('/other'), { contentType: FORM });
    expect(await json.json()).toEqual({ response_type: 'ephemeral', text: 'hi' });
  });

  it('answers 404 at once to a command that nothing listens to', async () => {
    const door = await startDoor({});
    const started = performance.now();
    const answer = await sendAsSlack(door.url, slashCommand('/unknown'), { contentType: FORM });
    expect(answer.status).toBe(404);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('answers 404 at once to a type that Bolt does not know, and 200 to an event that nobody wants', async () => {
    const door = await startDoor({});
    expect((await sendAsSlack(door.url, JSON.stringify({ type: 'something_new' }))).status).toBe(404);
    expect((await sendAsSlack(door.url, event)).status).toBe(200);
  });

  it('hears its own posts', async () => {
    const heard = vi.fn(async () => undefined);
    const door = await startDoor({ events: { message: heard } });
    const own = messageEvent({ user: 'UBOT', bot_id: 'B1', app_id: 'A1' });
    expect((await sendAsSlack(door.url, JSON.stringify(own))).status).toBe(200);
    expect(heard).toHaveBeenCalledOnce();
  });

  it('tells listeners which repetition it is', async () => {
    const seen: unknown[] = [];
    const door = await startDoor({
      events: { message: async ({ context }) => void seen.push([context.retryNum, context.retryReason]) },
    });
    await sendAsSlack(door.url, event, { headers: { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_error' } });
    expect(seen).toEqual([[2, 'http_error']]);
  });

  it('knows no transport: the same body is accepted without HTTP', async () => {
    const door = await startDoor({
      actions: { job_open: async ({ ack }) => ack() },
      events: {
        message: async () => {
          throw new Error('no database');
        },
      },
    });
    expect(await door.receiver.accept({ ...buttonClick('job_open') })).toMatchObject({ status: 200 });
    expect(await door.receiver.accept({ ...messageEvent() })).toEqual({ status: 500 });
  });
});

describe('whose workspace it is', () => {
  it('tells Slack not to repeat what comes from a workspace that is not connected', async () => {
    const door = await startDoor({}, async () => null);
    const answer = await sendAsSlack(door.url, event);
    expect([answer.status, answer.headers.get('x-slack-no-retry')]).toEqual([401, '1']);
  });

  it('has Slack repeat what it could not find the workspace of', async () => {
    const door = await startDoor({}, async () => {
      throw new Error('no database');
    });
    const answer = await sendAsSlack(door.url, event);
    expect([answer.status, answer.headers.get('x-slack-no-retry')]).toEqual([500, null]);
  });
});

describe('what may come in', () => {
  it.each([
    ['on time', 0, 200],
    ['299 s old', -299, 200],
    ['299 s ahead', 299, 200],
    ['302 s old', -302, 401],
    ['302 s ahead', 302, 401],
    ['an hour ahead', 3600, 401],
  ])('a signature that is %s', async (_name, aheadSeconds, status) => {
    const heard = vi.fn(async () => undefined);
    const door = await startDoor({ events: { message: heard } });
    expect((await sendAsSlack(door.url, event, { aheadSeconds })).status).toBe(status);
    expect(heard).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
  });

  it.each([
    ['made with another secret', { secret: 'another' }],
    ['that is missing', { headers: { 'x-slack-signature': '' } }],
    ['cut short', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['without a readable time', { headers: { 'x-slack-request-timestamp': 'now' } }],
  ])('refuses a signature %s', async (_name, options) => {
    const heard = vi.fn(async () => undefined);
    const door = await startDoor({ events: { message: heard } });
    expect((await sendAsSlack(door.url, event, options)).status).toBe(401);
    expect(heard).not.toHaveBeenCalled();
  });

  it.each([
    ['application/json; charset=utf-8', event],
    ['Application/JSON', event],
    [`${FORM}; charset=utf-8`, slashCommand('/jobline')],
  ])('takes the content type %s', async (contentType, body) => {
    const door = await startDoor({ commands: { '/jobline': async ({ ack }) => ack() } });
    expect((await sendAsSlack(door.url, body, { contentType })).status).toBe(200);
  });

  it('answers 415 to other content types and 400 to what is not JSON', async () => {
    const door = await startDoor({});
    expect((await sendAsSlack(door.url, event, { contentType: 'text/plain' })).status).toBe(415);
    expect((await sendAsSlack(door.url, '{"type":')).status).toBe(400);
    expect((await sendAsSlack(door.url, '[1]')).status).toBe(400);
    expect((await sendAsSlack(door.url, 'payload=%7B', { contentType: FORM })).status).toBe(400);
  });

  it('answers 413 to more than 4 MiB and hears what comes after it', async () => {
    const door = await startDoor({});
    const tooLarge = JSON.stringify({ type: 'event_callback', pad: 'x'.repeat(4 * 1024 * 1024) });
    expect((await sendAsSlack(door.url, tooLarge)).status).toBe(413);
    expect((await sendAsSlack(door.url, event)).status).toBe(200);
  });

  it('answers the check of its address, signed only', async () => {
    const door = await startDoor({});
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    expect(await (await sendAsSlack(door.url, body)).json()).toEqual({ challenge: 'abc' });
    expect((await sendAsSlack(door.url, body, { secret: 'another' })).status).toBe(401);
  });

  it('answers an unsigned ssl_check of exactly 1, and runs nothing of it', async () => {
    const ran = vi.fn(async () => undefined);
    const door = await startDoor({ commands: { '/jobline': ran } });
    const unsigned = { contentType: FORM, secret: 'another' };
    expect((await sendAsSlack(door.url, `ssl_check=1&${slashCommand('/jobline')}`, unsigned)).status).toBe(200);
    expect((await sendAsSlack(door.url, `ssl_check=true&${slashCommand('/jobline')}`, unsigned)).status).toBe(401);
    expect((await sendAsSlack(door.url, `ssl_check=0&ssl_check=1&command=x`, unsigned)).status).toBe(401);
    expect(ran).not.toHaveBeenCalled();
  });

  it('says yes to app_rate_limited and passes it on', async () => {
    const door = await startDoor({});
    const limited = {
      type: 'app_rate_limited',
      token: 'x',
      team_id: 'T1',
      minute_rate_limited: 1_700_000_000,
      api_app_id: 'A1',
    };
    expect((await sendAsSlack(door.url, JSON.stringify(limited))).status).toBe(200);
    expect(door.rateLimits).toEqual([limited]);
  });
});
