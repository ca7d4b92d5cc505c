import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { appliesAtOnce } from './apply-at-once.ts';

/** Complete: the work is done. */
export function completeJob(deps: ListenerDeps): ActionListener {
  return appliesAtOnce(deps, {
    act: (caller, threadId) => deps.completeJob(caller, threadId),
    said: (_, done) => done.complete,
  });
}
