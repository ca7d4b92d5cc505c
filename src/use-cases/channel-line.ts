import { channelGate } from '../domain/gate-keys.ts';
import { deliver } from '../store/outbox.ts';
import type { Appending } from './outbound.ts';

/** A line by Jobline in a channel, outside any thread; rendered from state when it is posted. */
export type ChannelLine =
  /** What Jobline does here, said once. */
  | { of: 'welcome'; invitedBy?: string }
  /** Reminders whose time passed while nobody ran. */
  | { of: 'catch_up'; jobIds: number[] };

export interface ChannelLinePayload {
  channel: string;
  line: ChannelLine;
}

/** Appends a line to a channel. */
export function postInChannel(tx: Appending, channel: string, line: ChannelLine): string {
  const payload: ChannelLinePayload = { channel, line };
  return deliver(tx, {
    lane: `line:${channel}`,
    gate: channelGate(tx.organizationId, channel),
    kind: 'channel-line',
    subject: `line:${line.of}:${channel}`,
    payload,
  });
}
