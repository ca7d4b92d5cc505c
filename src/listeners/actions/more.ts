import { ACTION_IDS } from '../../../blocks/action-ids.ts';
import { moreDialog } from '../../../blocks/more-dialog.ts';
import type { ThreadSeen } from '../deps/job-verbs.ts';
import type { ListenerDeps } from '../deps.ts';
import type { ActionListener } from '../types.ts';
import { opensDialog } from './open-thread-dialog.ts';
import type { Click } from './tell-clicker.ts';

/** More: what else can be done with the job now. */
export function more(deps: ListenerDeps): ActionListener {
  return opensDialog<ThreadSeen>(deps, {
    id: 'more',
    see: (caller, threadId) => deps.seeThread(caller, threadId),
    view: ({ threadId, shown }, texts, click) => moreDialog({ threadId, shown, fromCard: isOnCard(click) }, texts),
  });
}

/** A card has the other buttons beside More; a list of jobs has not. */
function isOnCard({ body }: Click): boolean {
  return JSON.stringify(body.message?.blocks ?? []).includes(`"${ACTION_IDS.jobAssign}"`);
}
