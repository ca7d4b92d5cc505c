import { declineJobDialog } from '../../../blocks/decline-job-dialog.ts';
import { declineRefusal } from '../../domain/job-verbs.ts';
import type { ThreadSeen } from '../deps/job-verbs.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';

/** Decline: asks why. */
export function declineJob(deps: ListenerDeps): ActionListener {
  return opensDialog<ThreadSeen>(deps, {
    id: 'decline',
    see: (caller, threadId) => deps.seeThread(caller, threadId),
    refuse: ({ shown, now }) => declineRefusal(shown, now),
    view: declineJobDialog,
  });
}
