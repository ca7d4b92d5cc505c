import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';

/** Open store opens in the browser; Slack only wants to be answered. */
export function openStore(_: ListenerDeps): ActionListener {
  return async ({ ack }) => {
    await ack();
  };
}
