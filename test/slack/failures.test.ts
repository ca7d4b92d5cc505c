import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { classifySlackError, SlackCallError, type SlackFailure } from '../../src/slack/failures.ts';
import { createPosters } from '../../src/slack/poster.ts';
import { type Listening, listen } from '../support/listen.ts';
import { quietLog } from '../support/quiet-log.ts';

const servers: Listening[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Misbehave = (req: IncomingMessage, res: ServerResponse) => void;

/** Posts to a server that behaves so, and says what the failure was taken for. */
async function failureOf(misbehave: Misbehave, timeoutMs = 5_000): Promise<SlackFailure> {
  const server = await listen(misbehave);
  servers.push(server);
  return postTo(`${server.url}/api/`, timeoutMs);
}

async function postTo(apiUrl: string, timeoutMs = 5_000): Promise<SlackFailure> {
  const poster = createPosters({ log: quietLog, timeoutMs })({ token: 'xoxb-1', apiUrl });
  const post = { channel: 'C1', text: 'hello', metadata: { id: 'd1', kind: 'notice' as const } };
  const error: unknown = await poster.post(post).catch((thrown: unknown) => thrown);
  if (!(error instanceof SlackCallError)) throw new Error(`no SlackCallError: ${String(error)}`);
  expect(error.method).toBe('chat.postMessage');
  return error.failure;
}

function answer(status: number, body: string, headers: Record<string, string> = {}): Misbehave {
  return (req, res) => {
    req.resume().on('end', () => res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body));
  };
}

function refuse(error: string, headers?: Record<string, string>): Misbehave {
  return answer(200, JSON.stringify({ ok: false, error }), headers);
}

describe('refused for now', () => {
  it('a 429 with Retry-After says how long', async () => {
    const limited = answer(429, '{"ok":false,"error":"ratelimited"}', { 'retry-after': '7' });
    expect(await failureOf(limited)).toEqual({ kind: 'refused_rate', scope: 'channel', retryAfterMs: 7_000 });
  });

  it.each([[{}], [{ 'retry-after': 'soon' }]])('a 429 with the headers %j', async (headers) => {
    expect(await failureOf(answer(429, '', headers))).toEqual({ kind: 'refused_rate', scope: 'channel' });
  });

  it.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])('200 with %s', async (error) => {
    expect(await failureOf(refuse(error))).toEqual({ kind: 'refused_rate', scope: 'channel' });
    expect(await failureOf(refuse(error, { 'retry-after': '3' }))).toMatchObject({ retryAfterMs: 3_000 });
  });
});

describe('closed', () => {
  it.each(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action_read_only_channel'])(
    'the channel, by %s',
    async (reason) => {
      expect(await failureOf(refuse(reason))).toEqual({ kind: 'closed', scope: 'channel', reason });
    },
  );

  it.each(['account_inactive', 'token_revoked', 'invalid_auth', 'token_expired', 'missing_scope', 'not_authed'])(
    'the workspace, by %s',
    async (reason) => {
      expect(await failureOf(refuse(reason))).toEqual({ kind: 'closed', scope: 'workspace', reason });
    },
  );
});

describe('for good', () => {
  it.each(['invalid_blocks', 'msg_too_long', 'no_text', 'cannot_reply_to_message', 'unknown_method'])(
    '%s',
    async (reason) => {
      expect(await failureOf(refuse(reason))).toEqual({ kind: 'permanent', reason });
    },
  );
});

describe('nobody knows', () => {
  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    '200 with %s',
    async (reason) => {
      expect(await failureOf(refuse(reason))).toEqual({ kind: 'unknown', reason });
    },
  );

  it.each([500, 502, 503, 504, 408])('a %i', async (status) => {
    expect(await failureOf(answer(status, 'oops'))).toEqual({ kind: 'unknown', reason: `http_${status}` });
  });

  it.each(['<html><body>Maintenance</body></html>', 'ok', 'unavailable', ''])('200 with the text %j', async (body) => {
    expect(await failureOf(answer(200, body))).toEqual({ kind: 'unknown', reason: 'unreadable answer' });
  });

  it('200 without the ts of the post', async () => {
    expect(await failureOf(answer(200, '{"ok":true}'))).toMatchObject({ kind: 'unknown' });
  });

  it('an answer that is cut off', async () => {
    const cut: Misbehave = (_req, res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      res.write('{"ok":tr', () => res.destroy());
    };
    expect(await failureOf(cut)).toMatchObject({ kind: 'unknown' });
  });

  it('a connection that is reset after the request arrived', async () => {
    const reset: Misbehave = (req) => void req.resume().on('end', () => req.socket.resetAndDestroy());
    expect(await failureOf(reset)).toMatchObject({ kind: 'unknown' });
  });

  it('silence', async () => {
    expect(await failureOf(() => undefined, 50)).toEqual({ kind: 'unknown', reason: 'TimeoutError' });
  });

  it('a redirect, which is not followed', async () => {
    expect(await failureOf(answer(302, '', { location: 'http://127.0.0.1:1/' }))).toMatchObject({ kind: 'unknown' });
  });

  it('an error that is none of the library', () => {
    expect(classifySlackError(new TypeError('terminated'), 'chat.postMessage')).toEqual({
      kind: 'unknown',
      reason: 'terminated',
    });
    expect(classifySlackError('what?', 'chat.postMessage')).toMatchObject({ kind: 'unknown' });
  });
});

describe('surely not sent', () => {
  it('nobody listens there', async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    expect(await postTo(`${gone.url}/api/`)).toEqual({ kind: 'temporary', reason: 'ECONNREFUSED' });
  });

  it('the name is not known', async () => {
    expect(await postTo('http://slack.invalid/api/')).toMatchObject({ kind: 'temporary' });
  });

  it.each([403, 404])('something in between answers %i', async (status) => {
    expect(await failureOf(answer(status, 'no'))).toEqual({ kind: 'temporary', reason: `http_${status}` });
  });

  it('the workspace is being moved', async () => {
    expect(await failureOf(refuse('team_added_to_org'))).toEqual({ kind: 'temporary', reason: 'team_added_to_org' });
  });
});
