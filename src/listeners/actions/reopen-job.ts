import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { appliesAtOnce } from './apply-at-once.ts';

/** Reopen: the work goes on. */
export function reopenJob(deps: ListenerDeps): ActionListener {
  return appliesAtOnce(deps, {
    act: (caller, threadId) => deps.reopenJob(caller, threadId),
    said: (_, done) => done.reopen,
  });
}
