import type { BlockElementAction, SlackViewAction } from '@slack/bolt';
import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { ADD } from '../../../blocks/preferences/fields.ts';
import { PREFERENCE_SECTIONS } from '../../domain/preferences.ts';
import type { PreferencePage } from '../deps/preferences.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { openDialog, updateDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** Preferences in Home. */
export function openPreferences(deps: ListenerDeps): ActionListener {
  return opening(deps, () => ({ section: 'all' }));
}

/** A row of the first dialog. */
export function openPreferenceSection(deps: ListenerDeps): ActionListener {
  return opening(deps, (value) => {
    const section = [...PREFERENCE_SECTIONS, 'templates' as const].find((one) => one === value);
    return { section: section ?? 'all' };
  });
}

/** A service, or a new one. */
export function openService(deps: ListenerDeps): ActionListener {
  return opening(deps, (handle) => ({ section: 'service', ...(handle !== ADD && { handle }) }));
}

/** A template, or a new one. */
export function openTemplate(deps: ListenerDeps): ActionListener {
  return opening(deps, (value) => ({ section: 'template', ...(value !== ADD && { id: idOf(value) }) }));
}

/** Removing a service, which the button asked about. */
export function removeService(deps: ListenerDeps): ActionListener {
  return removing(deps, (caller, handle) => deps.removeService(caller, handle), { section: 'services' });
}

export function removeTemplate(deps: ListenerDeps): ActionListener {
  return removing(deps, (caller, value) => deps.removeTemplate(caller, idOf(value)), { section: 'templates' });
}

function opening(deps: ListenerDeps, pageOf: (value: string) => PreferencePage): ActionListener {
  return async ({ ack, body, action, client, logger, respond }) => {
    const who = await memberWhoClicked(deps, body);
    const dialog = 'caller' in who ? await deps.preferencesDialog(who.caller, pageOf(valueClicked(action))) : undefined;
    await ack();
    if ('refusal' in who) {
      await tellClicker({ client, body, logger, respond }, DIALOG_IDS.preferences, who.refusal, who.language);
    } else if (dialog) await openDialog({ client, body, logger }, dialog);
  };
}

function removing(
  deps: ListenerDeps,
  remove: (caller: Caller, value: string) => Promise<void>,
  page: PreferencePage,
): ActionListener {
  return async ({ ack, body, action, client, logger, respond }) => {
    const who = await memberWhoClicked(deps, body);
    if ('caller' in who) await remove(who.caller, valueClicked(action));
    await ack();
    if ('refusal' in who) {
      return tellClicker({ client, body, logger, respond }, DIALOG_IDS.preferences, who.refusal, who.language);
    }
    const view: SlackViewAction['view'] | undefined = body.view;
    if (!view) return;
    const shown = { id: view.id, ...(view.hash !== undefined && { hash: view.hash }) };
    await updateDialog({ client, logger }, shown, await deps.preferencesDialog(who.caller, page));
    const root = view.root_view_id;
    if (root && root !== view.id) {
      await updateDialog({ client, logger }, { id: root }, await deps.preferencesDialog(who.caller));
    }
  };
}

function valueClicked(action: BlockElementAction): string {
  return action.type === 'button' ? (action.value ?? '') : '';
}

/** 0 is nobody's. */
function idOf(value: string): number {
  const id = Number(value);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
