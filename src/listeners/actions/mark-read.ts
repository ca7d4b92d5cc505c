import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { appliesAtOnce } from './apply-at-once.ts';

/** Mark read: nobody needs to look at these messages any more. */
export function markRead(deps: ListenerDeps): ActionListener {
  return appliesAtOnce(deps, {
    act: (caller, threadId) => deps.markRead(caller, threadId),
    said: (outcome, done) =>
      outcome.kind === 'marked' && outcome.count > 0 ? done.read({ count: outcome.count }) : done.nothingUnread,
  });
}
