import { listOf, objectOf, Problems } from '../block-checks.ts';
import { option, plainText } from '../block-elements.ts';
import { isJsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { Json, JsonObject } from '../state.ts';
import { type ActContext, needPerson } from './act-context.ts';
import { type Control, listOfObjects, optionsOf } from './input-kinds.ts';
import { fromPerson } from './interactions.ts';
import { renderView } from './render-view.ts';
import type { StoredView } from './view-model.ts';

const options = listOf(option, 0, 100);
const groups = listOf(objectOf({ label: plainText(75), options }), 0, 100);

/** What a menu offers for these words; refuses with what the person would see as a failure to load. */
export async function askOptions(
  context: ActContext,
  user: string,
  view: StoredView,
  { block, element }: Control,
  query: string,
): Promise<JsonObject[]> {
  const { workspace, surfaces, interactions } = context;
  const answer = await interactions.askForOptions({
    ...fromPerson(workspace, needPerson(context, user)),
    type: 'block_suggestion',
    action_id: element.action_id,
    block_id: block.block_id,
    value: query,
    container: { type: 'view', view_id: view.id },
    view: renderView(workspace, view),
  });
  if (!answer.ok) return refuse(answer.error);
  const found = readOptions(answer.body);
  surfaces.rememberOffered(view.id, String(block.block_id), found);
  return found;
}

function readOptions(body: Json | undefined): JsonObject[] {
  if (!isJsonObject(body)) return refuse('invalid_options');
  const problems = new Problems();
  if (body.option_groups === undefined) options(body.options, '/options', problems);
  else groups(body.option_groups, '/option_groups', problems);
  if (problems.found.length > 0) refuse('invalid_options', { errors: problems.found });
  return optionsOf(body);
}

/** Slack asks only for words of this many characters or more. */
export function leastQuery(element: JsonObject): number {
  return typeof element.min_query_length === 'number' ? element.min_query_length : 3;
}

/** The words of an option. */
export function optionText(one: JsonObject): string {
  const [text] = listOfObjects([one.text ?? null]);
  return typeof text?.text === 'string' ? text.text : '';
}
