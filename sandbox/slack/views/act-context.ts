import type { EventSender } from '../event-sender.ts';
import type { Installation } from '../manifest.ts';
import { refuse } from '../refusal.ts';
import type { ResponseUrls } from '../response-urls.ts';
import type { Member } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import type { Interactions } from './interactions.ts';
import type { Surfaces } from './surfaces.ts';
import type { Triggers } from './triggers.ts';
import type { StoredView } from './view-model.ts';

/** What everything that persons do with the app needs. */
export interface ActContext {
  workspace: Workspace;
  installation: Installation;
  surfaces: Surfaces;
  triggers: Triggers;
  interactions: Interactions;
  responseUrls: ResponseUrls;
  sender: EventSender;
  /** Where the local Slack is reached; learnt from the first request. */
  baseUrl: () => string;
}

export const NO_INTERACTIVITY = { ok: false, error: 'This app has no interactivity in its manifest.' } as const;

/** Refuses with `user_not_found`. */
export function needPerson({ workspace }: Pick<ActContext, 'workspace'>, user: string): Member {
  return workspace.member(user) ?? refuse('user_not_found');
}

/** The topmost dialog, or Home. Refuses with `no_open_dialog` or `no_home`. */
export function needView({ surfaces }: ActContext, user: string, where: 'dialog' | 'home' = 'dialog'): StoredView {
  if (where === 'home') return surfaces.home(user) ?? refuse('no_home');
  return surfaces.stack(user).at(-1) ?? refuse('no_open_dialog');
}
