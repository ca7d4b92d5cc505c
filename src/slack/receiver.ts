import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, AuthorizationError, type Receiver, ReceiverMultipleAckError } from '@slack/bolt';
import type { Logger } from '../log.ts';
import { contentTypeOf, isSslCheck, parseSlackBody, readRawBody, type SlackBody } from './request-body.ts';
import { isFromSlack } from './signature.ts';
import { UnknownWorkspaceError } from './unknown-workspace.ts';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

interface SlackAnswer {
  status: number;
  /** What the listener acknowledged with: text, or what becomes JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Which repetition of an event this is, and why Slack repeats it. */
interface SlackRetry {
  num?: number;
  reason?: string;
}

interface SlackReceiverOptions {
  /** Absent: nothing comes over HTTP, and whatever does is refused. */
  signingSecret?: string;
  log: Logger;
  /** Slack sends no more events of this workspace for the minute: what was missed must be looked up. */
  onRateLimited: (body: SlackBody) => void | Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface SlackReceiver extends Receiver {
  /**
   * Runs the listeners and gives the answer once all of them have finished, so what they committed is committed before Slack
   * hears of it. Any that throws makes it a 500, and Slack repeats the event. Knows no transport.
   */
  accept(body: SlackBody, retry?: SlackRetry): Promise<SlackAnswer>;
  /** Answers `/slack/events`. Never rejects. */
  handleSlackRequest(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

export function createReceiver(options: SlackReceiverOptions): SlackReceiver {
  const { signingSecret, log, onRateLimited, now = Date.now } = options;
  let app: App | undefined;

  async function accept(body: SlackBody, retry: SlackRetry = {}): Promise<SlackAnswer> {
    try {
      if (body.type === 'app_rate_limited') {
        await onRateLimited(body);
        return { status: 200 };
      }
      return await runListeners(body, retry);
    } catch (error) {
      return answerFailure(error, retry);
    }
  }

  /** Bolt acknowledges events before it runs their listeners: an acknowledgement is kept, and only then becomes the answer. */
  async function runListeners(body: SlackBody, retry: SlackRetry): Promise<SlackAnswer> {
    if (app === undefined) throw new Error('the receiver was given no app');
    let answer: SlackAnswer = { status: 404 };
    let acknowledged = false;
    await app.processEvent({
      body,
      ...(retry.num !== undefined && { retryNum: retry.num }),
      ...(retry.reason !== undefined && { retryReason: retry.reason }),
      ack: async (response: unknown) => {
        if (acknowledged) throw new ReceiverMultipleAckError();
        acknowledged = true;
        answer = { status: 200, body: response };
      },
    });
    if (!acknowledged) log.warn({ type: body.type }, 'slack sent something that nothing here listens to');
    return answer;
  }

  function answerFailure(error: unknown, retry: SlackRetry): SlackAnswer {
    if (error instanceof AuthorizationError && error.original instanceof UnknownWorkspaceError) {
      log.warn({ teamId: error.original.teamId }, 'slack sent something of a workspace that is not connected');
      return { status: 401, headers: { 'x-slack-no-retry': '1' } };
    }
    log.error({ err: error, retryNum: retry.num }, 'a listener failed');
    return { status: 500 };
  }

  async function receive(req: IncomingMessage): Promise<SlackAnswer> {
    if (req.method !== 'POST')
      return { status: 405, body: 'Slack posts its events here.\n', headers: { allow: 'POST' } };
    const rawBody = await readRawBody(req, BODY_LIMIT_BYTES);
    if (rawBody === 'too_large') return { status: 413 };
    const type = contentTypeOf(req);
    if (type === null) return { status: 415 };
    if (isSslCheck(type, rawBody)) return { status: 200 };
    const signature = header(req, 'x-slack-signature');
    const timestamp = header(req, 'x-slack-request-timestamp');
    if (signingSecret === undefined) return { status: 401 };
    if (!isFromSlack({ signature, timestamp, rawBody }, signingSecret, now())) return { status: 401 };
    const body = parseSlackBody(type, rawBody);
    if (body === null) return { status: 400 };
    if (body.type === 'url_verification') return { status: 200, body: { challenge: body.challenge } };
    return accept(body, retryOf(req));
  }

  return {
    init(initialized) {
      app = initialized;
    },
    start: async () => undefined,
    stop: async () => undefined,
    accept,
    async handleSlackRequest(req, res) {
      try {
        send(res, await receive(req));
      } catch (error) {
        log.warn({ err: error }, 'a request of slack could not be read');
        res.destroy();
      }
    },
  };
}

function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? undefined : value;
}

function retryOf(req: IncomingMessage): SlackRetry {
  const num = Number(header(req, 'x-slack-retry-num'));
  const reason = header(req, 'x-slack-retry-reason');
  return { ...(num > 0 && { num }), ...(reason !== undefined && { reason }) };
}

function send(res: ServerResponse, { status, body, headers }: SlackAnswer): void {
  if (body === undefined || body === null || body === '') {
    res.writeHead(status, { ...headers, 'content-length': 0 }).end();
    return;
  }
  const json = typeof body !== 'string';
  const text = json ? JSON.stringify(body) : body;
  const contentType = `${json ? 'application/json' : 'text/plain'}; charset=utf-8`;
  res.writeHead(status, { ...headers, 'content-type': contentType }).end(text);
}
