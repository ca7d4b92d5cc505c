import { isJsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { JsonObject } from '../state.ts';
import type { ActContext } from './act-context.ts';
import { type Control, controlsOf } from './input-kinds.ts';
import { setTo } from './input-values.ts';
import { askOptions } from './suggestions.ts';
import type { GivenValues, StoredView } from './view-model.ts';

/** The first control of a block that keeps something. Refuses with `no_such_input`. */
export function needInput(view: StoredView, blockId: string): Control {
  const found = controlsOf(view.content.blocks).find(
    ({ block, kind }) => block.block_id === blockId && kind !== undefined,
  );
  return found ?? refuse(`no_such_input ${blockId}`);
}

/** The view with inputs set to what was given. */
export async function fillIn(
  context: ActContext,
  user: string,
  view: StoredView,
  given: GivenValues,
): Promise<StoredView> {
  let filled = view;
  for (const [blockId, value] of Object.entries(given)) {
    filled = await fillOne(context, user, filled, needInput(view, blockId), value);
  }
  return filled;
}

export async function fillOne(
  context: ActContext,
  user: string,
  view: StoredView,
  control: Control,
  given: string | readonly string[],
): Promise<StoredView> {
  const { block, element, kind } = control;
  if (kind === undefined) return view;
  const loads = String(element.type).endsWith('external_select');
  const offered = loads ? await offeredTo(context, user, view, control, given) : [];
  const value = setTo(context.workspace, control, kind, given, offered);
  const blockId = String(block.block_id);
  const values = { ...view.values, [blockId]: { ...view.values[blockId], [String(element.action_id)]: value } };
  return { ...view, values };
}

/** A menu that loads its options is asked for those that it does not show already. */
async function offeredTo(
  context: ActContext,
  user: string,
  view: StoredView,
  control: Control,
  given: string | readonly string[],
): Promise<JsonObject[]> {
  const shown = view.values[String(control.block.block_id)]?.[String(control.element.action_id)] ?? {};
  const known = [shown.selected_option, shown.selected_options].flat().filter(isJsonObject);
  const seen = [...known, ...context.surfaces.offered(view.id, String(control.block.block_id))];
  const missing = [given].flat().some((value) => value !== '' && !seen.some((option) => option.value === value));
  return missing ? [...seen, ...(await askOptions(context, user, view, control, ''))] : seen;
}
