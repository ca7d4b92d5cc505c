import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import { contextOf, messageDialog } from '../../../blocks/dialog.ts';
import { readAway } from '../../../blocks/preferences/away.ts';
import { readLanguage } from '../../../blocks/preferences/language.ts';
import { readMine } from '../../../blocks/preferences/mine.ts';
import { readProfile } from '../../../blocks/preferences/profile.ts';
import { readReminders } from '../../../blocks/preferences/reminders.ts';
import { readReplies } from '../../../blocks/preferences/replies.ts';
import { readJobsChannel, readService } from '../../../blocks/preferences/services.ts';
import { readTemplate } from '../../../blocks/preferences/templates.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import type { Language } from '../../domain/language.ts';
import type { FieldProblems } from '../../domain/preferences.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import type { PreferencePage, Saved } from '../deps/preferences.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView, type DialogClient, updateDialog } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

type Sent = Parameters<ViewListener>[0]['view'];

/** A dialog of the preferences was sent: it is saved and closes, and those beneath it show what is chosen now. */
export function preferencesSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view, client, logger }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog(who.refusal, who.language));
    const saved = await save(deps, who.caller, view);
    if (saved.kind === 'wrong') return ackWithErrors(ack, wordsFor(saved.problems, who.caller.language));
    await ack();
    // What was chosen may be the language.
    const after = await memberWhoClicked(deps, body);
    if ('caller' in after) await showBeneath(deps, after.caller, view, { client, logger });
  };
}

async function save(deps: ListenerDeps, caller: Caller, view: Sent): Promise<Saved> {
  switch (contextOf(view).section) {
    case 'profile':
      return deps.savePreferences(caller, () => readProfile(view));
    case 'services':
      return deps.savePreferences(caller, () => ({ kind: 'fits', value: readJobsChannel(view) }));
    case 'replies':
      return deps.savePreferences(caller, () => readReplies(view));
    case 'reminders':
      return deps.savePreferences(caller, () => readReminders(view));
    case 'language':
      return deps.savePreferences(caller, () => readLanguage(view));
    case 'away':
      return deps.savePreferences(caller, (today) => readAway(view, today));
    case 'service': {
      const { known, service } = readService(view);
      return service.kind === 'wrong' ? service : deps.saveService(caller, known, service.value);
    }
    case 'template':
      return deps.saveTemplate(caller, readTemplate(view));
    case 'mine':
      await deps.saveOwnPreferences(caller, readMine(view));
      return { kind: 'saved' };
    default:
      return { kind: 'saved' };
  }
}

const LIST_BENEATH: Readonly<Record<string, PreferencePage>> = {
  service: { section: 'services' },
  template: { section: 'templates' },
};

async function showBeneath(
  deps: ListenerDeps,
  caller: Caller,
  view: Sent,
  slack: { client: DialogClient; logger: Parameters<ViewListener>[0]['logger'] },
): Promise<void> {
  const list = LIST_BENEATH[String(contextOf(view).section)];
  const { previous_view_id: previous, root_view_id: root } = view;
  if (list && previous && previous !== root) {
    await updateDialog(slack, { id: previous }, await deps.preferencesDialog(caller, list));
  }
  if (root && root !== view.id) await updateDialog(slack, { id: root }, await deps.preferencesDialog(caller));
}

function wordsFor(problems: FieldProblems, language: Language): Record<string, string> {
  const said = texts(language).preferences.problems;
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, said[problem]]));
}

function refusalDialog(refusal: Refusal, language: Language) {
  const said = texts(language);
  const { text } = refusalMessage(refusal, said, { doing: 'act' });
  return messageDialog(DIALOG_IDS.preferences, said.preferences.title, text, said);
}
