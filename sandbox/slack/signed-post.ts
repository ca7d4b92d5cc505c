import { createHmac } from 'node:crypto';
import type { DeliveryOutcome } from './model.ts';

const MAX_REDIRECTS = 2;

export interface SignedPost {
  url: string;
  body: string;
  contentType: 'application/json' | 'application/x-www-form-urlencoded';
  signingSecret: string;
  /** An answer later than this counts as none. */
  answerWithinMs: number;
  extraHeaders?: Record<string, string>;
  /** Gives up at once when the local Slack closes. */
  closing?: AbortSignal;
}

/** The headers Slack sends with a body, its v0 signature among them. */
export function signedHeaders(post: Omit<SignedPost, 'url' | 'answerWithinMs'>): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', post.signingSecret).update(`v0:${timestamp}:${post.body}`).digest('hex');
  return {
    'content-type': post.contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
    ...post.extraHeaders,
  };
}

/** Posts as Slack does: an answer counts when it is 2xx and in time, two redirects are followed. Never throws. */
export async function sendSigned(post: SignedPost, headers = signedHeaders(post)): Promise<DeliveryOutcome> {
  return (await exchangeSigned(post, headers)).outcome;
}

/** The same with what was answered; empty where nothing was. */
export async function exchangeSigned(
  post: SignedPost,
  headers = signedHeaders(post),
): Promise<{ outcome: DeliveryOutcome; text: string }> {
  const tooLate = AbortSignal.timeout(post.answerWithinMs);
  const signal = post.closing === undefined ? tooLate : AbortSignal.any([tooLate, post.closing]);
  let url = post.url;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(url, { method: 'POST', headers, body: post.body, redirect: 'manual', signal });
      const text = await response.text();
      const location = response.headers.get('location');
      if ((response.status === 301 || response.status === 302) && location !== null) {
        url = new URL(location, url).href;
        continue;
      }
      if (response.ok) return { outcome: { delivered: true, status: response.status }, text };
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      return { outcome: { delivered: false, reason: 'http_error', status: response.status, noRetry }, text };
    }
    return { outcome: { delivered: false, reason: 'too_many_redirects', noRetry: false }, text: '' };
  } catch {
    // fetch tells a refused connection, a reset and our own time limit apart by the signal only.
    const reason = signal.aborted ? 'http_timeout' : 'connection_failed';
    return { outcome: { delivered: false, reason, noRetry: false }, text: '' };
  }
}
