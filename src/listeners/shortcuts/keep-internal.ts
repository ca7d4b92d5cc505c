import type { ListenerDeps } from '../deps.ts';
import type { ShortcutListener } from '../types.ts';
import { decideMessage } from './decide-message.ts';

/** Keep internal, on a message of a thread. */
export function keepInternal(deps: ListenerDeps): ShortcutListener {
  return decideMessage(deps, 'keep');
}
