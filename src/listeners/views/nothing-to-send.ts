import type { ListenerDeps } from '../deps.ts';
import type { ViewListener } from '../types.ts';

/** A dialog that only shows: it has no button that sends, so whatever comes of it changes nothing. */
export function nothingToSend(_deps: ListenerDeps): ViewListener {
  return async ({ ack }) => {
    await ack();
  };
}
