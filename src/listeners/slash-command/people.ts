import { assignDialog } from '../../../blocks/assign-dialog.ts';
import { dialogAnswer, refusedAnswer, said } from './answer.ts';
import type { OfJob, Verb } from './verb.ts';

/** `/jobline assign J-12 @ann`; without people the dialog in which they are chosen. */
export const assign: Verb = async (deps, asked) => {
  if (asked.people.length === 0) return openAssign(deps, asked);
  const { caller, threadId, name, texts } = asked;
  const assigned = await deps.assign(caller, threadId, { add: asked.people, remove: [] });
  if (assigned.kind === 'refused') return refusedAnswer(assigned.refusal, texts);
  const { command } = texts.finding;
  if (assigned.added.length === 0) return said(command.assignedAlready({ name }));
  return said(command.assigned({ name, who: mentions(assigned.added) }));
};

export const unassign: Verb = async (deps, asked) => {
  if (asked.people.length === 0) return openAssign(deps, asked);
  const { caller, threadId, name, texts } = asked;
  const assigned = await deps.assign(caller, threadId, { add: [], remove: asked.people });
  if (assigned.kind === 'refused') return refusedAnswer(assigned.refusal, texts);
  const { command } = texts.finding;
  if (assigned.removed.length === 0) return said(command.assignedAlready({ name }));
  return said(command.unassigned({ name, who: mentions(assigned.removed) }));
};

/** `/jobline me J-12`: also beside somebody who has it. */
export const me: Verb = async (deps, { caller, threadId, name, texts }) => {
  const assigned = await deps.assign(caller, threadId, { add: [caller.slackUser], remove: [] });
  if (assigned.kind === 'refused') return refusedAnswer(assigned.refusal, texts);
  return said(texts.finding.command.tookIt({ name }));
};

async function openAssign(deps: Parameters<Verb>[0], { caller, threadId, texts }: OfJob): ReturnType<Verb> {
  const read = await deps.readThreadTeam(caller, threadId);
  if (read.kind === 'refused') return refusedAnswer(read.refusal, texts);
  return dialogAnswer(assignDialog(read.team, texts));
}

function mentions(slackUsers: readonly string[]): string {
  return slackUsers.map((id) => `<@${id}>`).join(', ');
}
