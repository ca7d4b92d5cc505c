import type { ClickResult } from '../model.ts';
import { refuse } from '../refusal.ts';
import type { JsonObject, SlackBlock } from '../state.ts';
import { type ActContext, NO_INTERACTIVITY, needPerson, needView } from './act-context.ts';
import { fillIn, fillOne } from './fill-in.ts';
import { type Control, controlsOf, optionsOf } from './input-kinds.ts';
import { actionTs, fromPerson } from './interactions.ts';
import { renderView } from './render-view.ts';
import type { ViewClick } from './view-model.ts';

/** Uses a control of a dialog or of Home: what it is set to is kept, and the app told. */
export async function clickInView(context: ActContext, click: ViewClick): Promise<ClickResult> {
  const { workspace, surfaces, triggers, interactions, installation } = context;
  const person = needPerson(context, click.user);
  if (!installation.interactive) return NO_INTERACTIVITY;
  const open = needView(context, click.user, click.in);
  const control = findControl(open.content.blocks, click);
  const typed = await fillIn(context, person.id, open, click.values ?? {});
  const { kind } = control;
  const view =
    kind === undefined || click.value === undefined
      ? typed
      : await fillOne(context, person.id, typed, control, click.value);
  surfaces.keep(person.id, view);
  if (control.block.type === 'input' && control.block.dispatch_action !== true) return refuse('does_not_dispatch');
  const held = view.values[String(control.block.block_id)]?.[String(control.element.action_id)] ?? {};
  const answer = await interactions.interact({
    ...fromPerson(workspace, person),
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    trigger_id: triggers.issue({ user: person.id, ...(view.content.type === 'modal' && { viewId: view.id }) }),
    view: renderView(workspace, view),
    actions: [actionOf(control, click.value, held)],
  });
  return answer.ok ? { ok: true, status: answer.status } : answer;
}

/** Which control is meant; of several with one action id, the one that bears or offers the value. Refuses with `no_such_button`. */
export function findControl(
  blocks: readonly SlackBlock[],
  { actionId, blockId, value }: Pick<ViewClick, 'actionId' | 'blockId' | 'value'>,
): Control {
  const named = controlsOf(blocks).filter(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  const [first] = named;
  if (first === undefined || value === undefined || first.element.type !== 'button')
    return first ?? refuse('no_such_button');
  return named.find(({ element }) => element.value === value) ?? refuse(`no_such_button with ${value}`);
}

/** The entry of `actions`: the control with what it was set to. */
export function actionOf(
  { block, element }: Control,
  value: string | readonly string[] | undefined,
  held: JsonObject,
): JsonObject {
  const {
    confirm: _confirm,
    accessibility_label: _label,
    options: _options,
    option_groups: _groups,
    ...shown
  } = element;
  const chosen = element.type === 'overflow' ? { selected_option: overflowOption(element, value) } : held;
  return { ...shown, ...chosen, block_id: block.block_id, action_ts: actionTs() };
}

function overflowOption(element: JsonObject, value: string | readonly string[] | undefined): JsonObject {
  return optionsOf(element).find((option) => option.value === value) ?? refuse(`not_offered ${value}`);
}
