import { expect } from 'vitest';
import type { SlackMessage } from '../../sandbox/slack/state.ts';
import type { TestJobline } from './jobline.ts';

export const CHANNEL = 'C0JOBS';

type Data = Record<string, unknown>;

/** A merchant of this name, with ids made of `key`: tests that share an app do not meet each other's. */
export function merchant(key: string, name = `Merchant ${key}`): Data & { id: string; name: string } {
  return { id: `m-${key}`, name, locale: 'cs', time_zone: 'Europe/Prague' };
}

export function message(id: string, body: string, more: Data = {}): Data {
  return { id, body, sent_at: new Date().toISOString(), ...more };
}

/** What `job.created` carries: job `key` of merchant `key` in conversation `c-<key>`. */
export function job(key: string, more: Data & { job?: Data } = {}): Data {
  const { job: details, ...rest } = more;
  return {
    job: {
      id: key,
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'store-setup', name: 'Store setup' },
      ...details,
    },
    merchant: merchant(key),
    conversation: { id: `c-${key}` },
    ...rest,
  };
}

/** Sends an event, sees it accepted, and waits until everything it sets off is over. */
export async function tell(jobline: TestJobline, type: string, data: Data): Promise<void> {
  expect(await jobline.sandbox.marketplace.send(type, data)).toMatchObject({ status: 202 });
  await jobline.settled();
}

/** Cards that stand in the channel, oldest first. */
export function cards({ sandbox }: TestJobline): SlackMessage[] {
  return sandbox.slack.messages(CHANNEL).filter((post) => post.thread_ts === undefined && post.bot_id !== undefined);
}

/** The card that says this, and only one does. */
export function cardOf(jobline: TestJobline, words: string): SlackMessage {
  const [card, ...others] = cards(jobline).filter(({ text }) => text.includes(words));
  if (!card) throw new Error(`no card says "${words}"`);
  expect(others).toEqual([]);
  return card;
}

/** What stands under a card, in its order. */
export function underCard(jobline: TestJobline, words: string): string[] {
  const { slack } = jobline.sandbox;
  return slack
    .thread(CHANNEL, cardOf(jobline, words).ts)
    .slice(1)
    .map(({ text }) => text);
}

/** A member writes under a card. */
export async function reply(jobline: TestJobline, words: string, text: string): Promise<SlackMessage> {
  const threadTs = cardOf(jobline, words).ts;
  const posted = jobline.sandbox.slack.post({ user: 'U0ALICE', channel: CHANNEL, text, threadTs });
  await jobline.settled();
  return posted;
}

export function reactions({ sandbox }: TestJobline, { ts }: SlackMessage): string[] {
  return sandbox.slack.reactions(CHANNEL, ts).map(({ name }) => name);
}
