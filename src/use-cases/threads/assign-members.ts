import type { Refusal } from '../../domain/refusal.ts';
import { ASSIGNEES_AT_MOST } from '../../domain/thread-team.ts';
import { insertAssignees, listAssignees, removeAssignees } from '../../store/assignees.ts';
import { recordChange } from '../../store/changes.ts';
import { findPeople } from '../../store/members.ts';
import type { Tx } from '../../store/scope.ts';
import { messageDirectly } from '../direct-message.ts';
import { type Act, refused } from '../jobs/done.ts';
import { repaintCard } from '../outbound.ts';
import { sendMail } from '../outbound-mail.ts';
import { lockForWork, openByWork } from './lock-for-work.ts';

/** Slack user ids. */
export interface AssignmentChange {
  add: readonly string[];
  remove: readonly string[];
}

export type Assigned = { kind: 'assigned'; added: string[]; removed: string[] } | { kind: 'refused'; refusal: Refusal };

/**
 * Gives a thread to members and takes it from others: what is asked for relates to what the asker saw, so that two at once
 * undo nothing of each other's. Everybody who is added must have been looked up before.
 */
export async function assignMembers(tx: Tx, act: Act & AssignmentChange): Promise<Assigned> {
  const got = await lockForWork(tx, act);
  if (got.kind === 'refused') return got;
  const { thread } = got.locked;
  const present = await listAssignees(tx, thread.id);
  const added = [...new Set(act.add)].filter((id) => !present.includes(id));
  const removed = present.filter((id) => act.remove.includes(id) && !act.add.includes(id));
  if (added.length === 0 && removed.length === 0) return { kind: 'assigned', added, removed };

  const people = await findPeople(tx, added);
  const strangers = added.filter((id) => people.get(id)?.isMember !== true);
  if (strangers.length > 0) {
    return refused({ code: 'not_assignable', names: strangers.map((id) => people.get(id)?.name ?? '') });
  }
  if (present.length + added.length - removed.length > ASSIGNEES_AT_MOST)
    return refused({ code: 'too_many_assignees' });

  if (removed.length > 0) await unassign(tx, act, removed);
  if (added.length > 0) await assign(tx, act, added);
  await openByWork(tx, got.locked, act);
  repaintCard(tx, thread.id);
  return { kind: 'assigned', added, removed };
}

async function unassign(tx: Tx, act: Act, slackUsers: string[]): Promise<void> {
  await removeAssignees(tx, act.threadId, slackUsers);
  await recordChange(tx, act.threadId, { code: 'unassigned', slackUsers }, act);
}

async function assign(tx: Tx, act: Act, slackUsers: string[]): Promise<void> {
  const { threadId, name: byName } = act;
  await insertAssignees(tx, threadId, slackUsers, act.at);
  await recordChange(tx, threadId, { code: 'assigned', slackUsers }, act);
  for (const slackUser of slackUsers.filter((id) => id !== act.slackUser)) {
    messageDirectly(tx, slackUser, { of: 'assigned', threadId, byName });
    sendMail(tx, { slackUser }, { of: 'assigned', threadId, byName });
  }
}
