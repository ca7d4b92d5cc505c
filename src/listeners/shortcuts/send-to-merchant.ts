import type { ListenerDeps } from '../deps.ts';
import type { ShortcutListener } from '../types.ts';
import { decideMessage } from './decide-message.ts';

/** Send to merchant, on a message of a thread. */
export function sendToMerchant(deps: ListenerDeps): ShortcutListener {
  return decideMessage(deps, 'send');
}
