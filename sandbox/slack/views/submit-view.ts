import { isJsonObject } from '../json.ts';
import type { ClickResult } from '../model.ts';
import { refuse, SlackRefusal } from '../refusal.ts';
import type { Json, JsonObject } from '../state.ts';
import { type ActContext, NO_INTERACTIVITY, needPerson, needView } from './act-context.ts';
import { fillIn } from './fill-in.ts';
import { type Control, controlsOf } from './input-kinds.ts';
import { problemOf } from './input-values.ts';
import { fromPerson } from './interactions.ts';
import { renderView } from './render-view.ts';
import type { Surfaces } from './surfaces.ts';
import { acceptView } from './validate-view.ts';
import type { GivenValues, StoredView, ViewContent } from './view-model.ts';

/** Sends the topmost dialog off and does what the app answers. */
export async function submitView(
  context: ActContext,
  sent: { user: string; values?: GivenValues },
): Promise<ClickResult> {
  const { workspace, surfaces, triggers, interactions, installation } = context;
  const person = needPerson(context, sent.user);
  if (!installation.interactive) return NO_INTERACTIVITY;
  const open = needView(context, sent.user);
  if (open.content.submit === undefined) refuse('no_submit_button');
  const filled = await fillIn(context, person.id, open, sent.values ?? {});
  const view: StoredView = { ...filled, errors: {} };
  surfaces.keep(person.id, view);
  const problem = controlsOf(view.content.blocks)
    .map((control) => problemOf(control, heldBy(view, control)))
    .find((one) => one !== undefined);
  if (problem !== undefined) return { ok: false, error: problem };
  const answer = await interactions.interact({
    ...fromPerson(workspace, person),
    type: 'view_submission',
    trigger_id: triggers.issue({ user: person.id, viewId: view.id }),
    view: renderView(workspace, view),
    response_urls: [],
  });
  if (!answer.ok) return answer;
  try {
    obey(context, person.id, view, answer.body);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { ok: false, error: error.code };
  }
  return { ok: true, status: answer.status };
}

function heldBy(view: StoredView, { block, element }: Control): JsonObject | undefined {
  return view.values[String(block.block_id)]?.[String(element.action_id)];
}

/** Nothing closes the dialog; else `errors`, `update`, `push` or `clear`. Refuses what Slack would not understand. */
function obey({ surfaces }: ActContext, user: string, sent: StoredView, body: Json | undefined): void {
  const answer = body === undefined || body === null ? {} : body;
  if (!isJsonObject(answer)) refuse('invalid_answer');
  const action = answer.response_action;
  if (action === 'clear') surfaces.clear(user);
  else if (action === 'errors') keepErrors(surfaces, user, sent, errorsOf(sent, answer));
  else if (action === 'push') surfaces.push({ user, viewId: sent.id }, acceptView(answer.view, 'modal'));
  else if (action === 'update') replace(surfaces, sent, acceptView(answer.view, 'modal'));
  else if (Object.keys(answer).length === 0) closeOne(surfaces, user, sent);
  else refuse('invalid_answer');
}

function replace(surfaces: Surfaces, { id }: StoredView, content: ViewContent): void {
  surfaces.update({ viewId: id, externalId: undefined, hash: undefined }, () => content);
}

/** The app may have updated the dialog before it answered. */
function keepErrors(surfaces: Surfaces, user: string, sent: StoredView, errors: Record<string, string>): void {
  const latest = surfaces.stack(user).find((view) => view.id === sent.id) ?? sent;
  surfaces.keep(user, { ...latest, errors });
}

/** Whether closing one closes all below it too is the dialog's own setting. */
function closeOne(surfaces: Surfaces, user: string, view: StoredView): void {
  if (view.content.clearOnClose) surfaces.clear(user);
  else surfaces.close(user, view.id);
}

function errorsOf(sent: StoredView, body: JsonObject): Record<string, string> {
  const given = isJsonObject(body.errors) ? Object.entries(body.errors) : [];
  if (given.length === 0) refuse('invalid_errors');
  const inputs = new Set(sent.content.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id));
  return Object.fromEntries(
    given.map(([blockId, text]) => {
      if (!inputs.has(blockId) || typeof text !== 'string' || text === '') return refuse(`invalid_errors ${blockId}`);
      return [blockId, text];
    }),
  );
}
