import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { decideHeld } from './decide-held.ts';

/** Send: the held reply goes to the merchant; the button's value is the message's id. */
export function heldSend(deps: ListenerDeps): ActionListener {
  return decideHeld(deps, 'send');
}
