import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { appliesAtOnce } from './apply-at-once.ts';

/** Mark inactive: the job is set aside. */
export function markInactive(deps: ListenerDeps): ActionListener {
  return appliesAtOnce(deps, {
    act: (caller, threadId) => deps.markInactive(caller, threadId),
    said: (_, done) => done.inactive,
  });
}
