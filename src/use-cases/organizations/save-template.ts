import type { FieldProblem, FieldProblems } from '../../domain/preferences.ts';
import { lockPreferences } from '../../store/preferences.ts';
import type { Tx } from '../../store/scope.ts';
import { addTemplate, changeTemplate, deleteTemplate, isTemplateNameTaken } from '../../store/template-changes.ts';

const NAME_LENGTH = 75;
const BODY_LENGTH = 3000;

export type TemplateSaved = { kind: 'saved' } | { kind: 'wrong'; problems: FieldProblems };

/** Adds a template, or changes the one with that id; one that was deleted meanwhile is added again: words are not lost. */
export async function saveTemplate(
  tx: Tx,
  { id, name, body }: { id?: number | undefined; name: string; body: string },
): Promise<TemplateSaved> {
  await lockPreferences(tx);
  const nameProblem = await problemOfName(tx, name, id);
  if (nameProblem) return { kind: 'wrong', problems: { template_name: nameProblem } };
  if (body === '') return { kind: 'wrong', problems: { template_body: 'words_missing' } };
  if (body.length > BODY_LENGTH) return { kind: 'wrong', problems: { template_body: 'too_long' } };
  if (id === undefined || !(await changeTemplate(tx, { id, name, body }))) await addTemplate(tx, { name, body });
  return { kind: 'saved' };
}

/** What is gone already, stays gone. */
export async function removeTemplate(tx: Tx, id: number): Promise<void> {
  await deleteTemplate(tx, id);
}

async function problemOfName(tx: Tx, name: string, id: number | undefined): Promise<FieldProblem | undefined> {
  if (name === '') return 'name_missing';
  if (name.length > NAME_LENGTH) return 'too_long';
  return (await isTemplateNameTaken(tx, name, id)) ? 'name_taken' : undefined;
}
