import { storeAccessDialog } from '../../../blocks/store-access-dialog.ts';
import { storeAccessRefusalOf } from '../../domain/job-verbs.ts';
import type { ThreadSeen } from '../deps/job-verbs.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';

/** Request access: asks whether the merchant has understood and agreed. */
export function storeAccess(deps: ListenerDeps): ActionListener {
  return opensDialog<ThreadSeen>(deps, {
    id: 'store_access',
    see: (caller, threadId) => deps.seeThread(caller, threadId),
    refuse: ({ shown, now }) => storeAccessRefusalOf(shown, now),
    view: storeAccessDialog,
  });
}
