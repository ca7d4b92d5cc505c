import { blockMerchantDialog } from '../../../blocks/block-merchant-dialog.ts';
import type { ThreadSeen } from '../deps/job-verbs.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';

/** Block merchant: why, and what it does. */
export function blockMerchant(deps: ListenerDeps): ActionListener {
  return opensDialog<ThreadSeen>(deps, {
    id: 'block',
    see: (caller, threadId) => deps.seeThread(caller, threadId),
    refuse: ({ block }) => block && { code: 'already_blocked', ...block },
    view: blockMerchantDialog,
  });
}
