import { jsonArg, textArg } from '../args.ts';
import { refuse } from '../refusal.ts';
import type { Json, JsonObject } from '../state.ts';
import { renderView } from '../views/render-view.ts';
import { acceptView } from '../views/validate-view.ts';
import type { Method } from './context.ts';

const open: Method = (context, args) => {
  const content = acceptView(viewArg(args), 'modal');
  const view = context.surfaces.open(context.triggers.exchange(triggerArg(args)), content);
  return { view: renderView(context.workspace, view) };
};

const push: Method = (context, args) => {
  const content = acceptView(viewArg(args), 'modal');
  const view = context.surfaces.push(context.triggers.exchange(triggerArg(args)), content);
  return { view: renderView(context.workspace, view) };
};

const update: Method = (context, args) => {
  const viewId = textArg(args, 'view_id');
  const externalId = textArg(args, 'external_id');
  if ((viewId === undefined) === (externalId === undefined)) return badArguments('view_id or external_id, one of both');
  const named = { viewId, externalId, hash: textArg(args, 'hash') };
  const view = context.surfaces.update(named, (type) => acceptView(viewArg(args), type));
  return { view: renderView(context.workspace, view) };
};

const publish: Method = (context, args) => {
  const user = textArg(args, 'user_id') ?? '';
  const content = acceptView(viewArg(args), 'home');
  if (!context.installation.home) refuse('not_enabled');
  const person = context.workspace.member(user);
  if (person === undefined || person.isBot) return badArguments('user_id must be a person');
  return { view: renderView(context.workspace, context.surfaces.publish(user, content, textArg(args, 'hash'))) };
};

function viewArg(args: JsonObject): Json | undefined {
  const view = jsonArg(args, 'view');
  return view.given ? view.value : undefined;
}

/** An interactivity pointer is taken like a trigger. */
function triggerArg(args: JsonObject): string {
  return textArg(args, 'trigger_id') ?? textArg(args, 'interactivity_pointer') ?? refuse('invalid_trigger_id');
}

function badArguments(what: string): never {
  return refuse('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${what}`] } });
}

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
