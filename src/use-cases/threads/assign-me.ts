import { insertAssignees, listAssignees } from '../../store/assignees.ts';
import { recordChange } from '../../store/changes.ts';
import { findPeople } from '../../store/members.ts';
import type { Tx } from '../../store/scope.ts';
import { type Act, DONE, type Done, refused } from '../jobs/done.ts';
import { repaintCard } from '../outbound.ts';
import { lockForWork, openByWork } from './lock-for-work.ts';

/** A member takes a thread that nobody has. Of two at once the second is told who was faster. */
export async function assignMe(tx: Tx, act: Act): Promise<Done> {
  const got = await lockForWork(tx, act);
  if (got.kind === 'refused') return got;
  const { thread } = got.locked;
  const present = await listAssignees(tx, thread.id);
  if (present.includes(act.slackUser)) return DONE;

  const [first] = present;
  if (first !== undefined) {
    const by = (await findPeople(tx, [first])).get(first)?.name ?? '';
    return refused({ code: 'assigned_already', by });
  }
  await insertAssignees(tx, thread.id, [act.slackUser], act.at);
  await recordChange(tx, thread.id, { code: 'assigned', slackUsers: [act.slackUser] }, act);
  await openByWork(tx, got.locked, act);
  repaintCard(tx, thread.id);
  return DONE;
}
