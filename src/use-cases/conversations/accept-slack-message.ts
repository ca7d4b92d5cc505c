import { applyGate, slackEventLane } from '../../domain/gate-keys.ts';
import { hear, type SlackMessageEvent } from '../../domain/own-words.ts';
import type { Door } from '../accept-event.ts';

export interface SlackMessageArrived {
  organizationId: number;
  /** Slack's `event_id`: the same on every retry. */
  eventId: string;
  event: SlackMessageEvent;
  botUserId: string;
  heardAt: Date;
}

/** Whose a root becomes when it is deleted: the thread under it may still be ours. */
const SLACKBOT = 'USLACKBOT';

/**
 * Keeps a message, edit or deletion that may concern one of our threads, to be applied in the order of its thread. What
 * surely does not (noise, channel-level talk, threads under other people's messages) is dropped here.
 */
export async function acceptSlackMessage(door: Door, arrived: SlackMessageArrived): Promise<'kept' | 'dropped'> {
  const { organizationId, event, eventId, heardAt } = arrived;
  const heard = hear(event);
  if (heard.kind === 'noise') return 'dropped';
  // A deletion may come without a word of where it stood: only what we keep of the message can tell.
  const threadTs = heard.threadTs ?? (heard.kind === 'deletion' && !event.previous_message ? heard.ts : undefined);
  if (threadTs === undefined) return 'dropped';
  const parent = (event.message ?? event.previous_message ?? event).parent_user_id;
  if (parent !== undefined && parent !== arrived.botUserId && parent !== SLACKBOT) return 'dropped';

  await door({
    source: `slack:${organizationId}`,
    eventId,
    organizationId,
    lane: slackEventLane(heard.channel, threadTs),
    gate: applyGate(organizationId),
    kind: 'apply-slack-event',
    subject: `heard:${heard.channel}:${heard.ts}`,
    payload: { event: storable(event), heardAt: heardAt.toISOString() },
  });
  return 'kept';
}

/** PostgreSQL's jsonb holds no NUL characters; nobody sees them in Slack either. */
function storable(event: SlackMessageEvent): SlackMessageEvent {
  const json = JSON.stringify(event);
  return json.includes('\\u0000') ? (JSON.parse(json.replaceAll('\\u0000', '')) as SlackMessageEvent) : event;
}
