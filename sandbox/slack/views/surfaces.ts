import { randomBytes } from 'node:crypto';
import { refuse } from '../refusal.ts';
import type { JsonObject } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import { valuesOf } from './input-values.ts';
import type { Trigger } from './triggers.ts';
import type { StoredView, ViewContent } from './view-model.ts';

const MOST_VIEWS = 3;
/** Of one menu. */
const KEPT_OFFERS = 500;

/** Which view is meant, as `views.update` names it. */
export interface NamedView {
  viewId: string | undefined;
  externalId: string | undefined;
  hash: string | undefined;
}

/** Everybody's open dialogs, lost at a restart, and their Homes. */
export interface Surfaces {
  /** The topmost last. */
  stack(user: string): readonly StoredView[];
  home(user: string): StoredView | undefined;
  /** In a dialog, on top of it; else in the place of whatever is open. */
  open(trigger: Trigger, content: ViewContent): StoredView;
  push(trigger: Trigger, content: ViewContent): StoredView;
  update(named: NamedView, contentOf: (type: ViewContent['type']) => ViewContent): StoredView;
  publish(user: string, content: ViewContent, hash: string | undefined): StoredView;
  /** A view with other values or errors; passes over one that is gone. */
  keep(user: string, view: StoredView): void;
  /** Takes one dialog away, and those above it. */
  close(user: string, viewId: string): void;
  clear(user: string): void;
  /** The options that a loading menu of a view has shown. */
  offered(viewId: string, blockId: string): readonly JsonObject[];
  rememberOffered(viewId: string, blockId: string, options: readonly JsonObject[]): void;
}

export function createSurfaces(workspace: Workspace): Surfaces {
  const stacks = new Map<string, StoredView[]>();
  const offers = new Map<string, readonly JsonObject[]>();

  const stack = (user: string): readonly StoredView[] => stacks.get(user) ?? [];

  function setStack(user: string, views: StoredView[]): void {
    stacks.set(user, views);
    workspace.changed();
  }

  function everyView(): { user: string; view: StoredView }[] {
    const open = [...stacks].flatMap(([user, views]) => views.map((view) => ({ user, view })));
    return [...open, ...workspace.homes()];
  }

  function checkExternalId(externalId: string, except?: string): void {
    const taken = everyView().some(({ view }) => view.content.externalId === externalId && view.id !== except);
    if (externalId !== '' && taken) refuse('duplicate_external_id');
  }

  function place(user: string, below: readonly StoredView[], content: ViewContent): StoredView {
    if (below.length >= MOST_VIEWS) refuse('push_limit_reached');
    checkExternalId(content.externalId);
    const id = newId();
    const view: StoredView = {
      id,
      rootId: below[0]?.id ?? id,
      previousId: below.at(-1)?.id ?? null,
      hash: newHash(),
      content,
      values: valuesOf(content.blocks),
      errors: {},
    };
    setStack(user, [...below, view]);
    return view;
  }

  function open(trigger: Trigger, content: ViewContent): StoredView {
    const below = stack(trigger.user);
    const inDialog = below.some((view) => view.id === trigger.viewId);
    return place(trigger.user, inDialog ? below : [], content);
  }

  function push(trigger: Trigger, content: ViewContent): StoredView {
    const below = stack(trigger.user);
    if (!below.some((view) => view.id === trigger.viewId)) refuse('not_found');
    return place(trigger.user, below, content);
  }

  function update(named: NamedView, contentOf: (type: ViewContent['type']) => ViewContent): StoredView {
    const found = everyView().find(({ view }) =>
      named.viewId === undefined ? view.content.externalId === named.externalId : view.id === named.viewId,
    );
    if (found === undefined) return refuse('not_found');
    const { user, view } = found;
    if (named.hash !== undefined && named.hash !== view.hash) refuse('hash_conflict');
    const content = contentOf(view.content.type);
    checkExternalId(content.externalId, view.id);
    const after = renewed(view, content);
    keep(user, after);
    return after;
  }

  function publish(user: string, content: ViewContent, hash: string | undefined): StoredView {
    const before = workspace.home(user);
    if (hash !== undefined && before !== undefined && hash !== before.hash) refuse('hash_conflict');
    checkExternalId(content.externalId, before?.id);
    const id = before?.id ?? newId();
    const fresh = { id, rootId: id, previousId: null, hash: '', content, values: {}, errors: {} };
    const after = renewed(before ?? fresh, content);
    workspace.saveHome(user, after);
    return after;
  }

  function keep(user: string, view: StoredView): void {
    if (view.content.type === 'home') workspace.saveHome(user, view);
    else
      setStack(
        user,
        stack(user).map((one) => (one.id === view.id ? view : one)),
      );
  }

  function close(user: string, viewId: string): void {
    const views = stack(user);
    const index = views.findIndex((view) => view.id === viewId);
    if (index !== -1) setStack(user, views.slice(0, index));
  }

  return {
    stack,
    home: workspace.home,
    open,
    push,
    update,
    publish,
    keep,
    close,
    clear: (user) => setStack(user, []),
    offered: (viewId, blockId) => offers.get(`${viewId} ${blockId}`) ?? [],
    rememberOffered: (viewId, blockId, options) => {
      const key = `${viewId} ${blockId}`;
      offers.set(key, [...options, ...(offers.get(key) ?? [])].slice(0, KEPT_OFFERS));
    },
  };
}

/** What was typed stays where block id and action id stay. */
function renewed(view: StoredView, content: ViewContent): StoredView {
  return { ...view, content, hash: newHash(), values: valuesOf(content.blocks, view.values), errors: {} };
}

function newId(): string {
  return `V${randomBytes(5).toString('hex').toUpperCase()}`;
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(6).toString('base64url')}`;
}
