import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { decideHeld } from './decide-held.ts';

/** Keep internal: the held reply is a note; the button's value is the message's id. */
export function heldKeep(deps: ListenerDeps): ActionListener {
  return decideHeld(deps, 'keep');
}
