import type { ModalView } from '@slack/types';
import { DIALOG_IDS } from '../../blocks/action-ids.ts';
import { messageDialog } from '../../blocks/dialog.ts';
import { awayDialog } from '../../blocks/preferences/away.ts';
import { languageDialog } from '../../blocks/preferences/language.ts';
import { mineDialog } from '../../blocks/preferences/mine.ts';
import { preferencesDialog } from '../../blocks/preferences/overview.ts';
import { profileDialog } from '../../blocks/preferences/profile.ts';
import { remindersDialog } from '../../blocks/preferences/reminders.ts';
import { repliesDialog } from '../../blocks/preferences/replies.ts';
import { serviceDialog, servicesDialog } from '../../blocks/preferences/services.ts';
import { templateDialog, templatesDialog } from '../../blocks/preferences/templates.ts';
import { pageName } from '../domain/experts.ts';
import { isAwayOver } from '../domain/preferences.ts';
import { dayIn, isoDay } from '../domain/working-hours.ts';
import { type Texts, texts } from '../i18n/texts.ts';
import type { PreferencePage, PreferencesDeps } from '../listeners/deps/preferences.ts';
import type { Caller } from '../listeners/deps.ts';
import { getOrganizationOnPages } from '../store/organization-on-pages.ts';
import { getOwnPreferences } from '../store/own-preferences.ts';
import { getPreferences } from '../store/preferences.ts';
import { type Reader, readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { listServices } from '../store/services.ts';
import { findTemplate } from '../store/template-changes.ts';
import { listTemplates } from '../store/templates.ts';
import { saveOwnPreferences } from '../use-cases/organizations/save-own-preferences.ts';
import { savePreferences } from '../use-cases/organizations/save-preferences.ts';
import { removeService, saveService } from '../use-cases/organizations/save-service.ts';
import { removeTemplate, saveTemplate } from '../use-cases/organizations/save-template.ts';
import type { WiringDeps } from './wiring-deps.ts';

const TEMPLATES_AT_MOST = 500;

export function preferences(deps: WiringDeps): PreferencesDeps {
  const { db, now } = deps;

  function by({ slackUser, name }: Caller) {
    return { slackUser, name, at: now() };
  }

  return {
    preferencesDialog: (caller, page = { section: 'all' }) =>
      readInOrganization(db, caller.organizationId, (reader) =>
        pageOf(reader, {
          caller,
          page,
          undoSeconds: deps.settings.undoSeconds,
          publicUrl: deps.publicUrl(),
          now: now(),
        }),
      ),
    savePreferences: (caller, read) =>
      inOrganization(db, caller.organizationId, async (tx) => {
        const { timeZone } = await getPreferences(tx, tx.organizationId);
        const chosen = read(isoDay(dayIn(now(), timeZone)));
        if (chosen.kind === 'wrong') return chosen;
        await savePreferences(tx, chosen.value, by(caller));
        return { kind: 'saved' };
      }),
    saveService: (caller, known, service) =>
      inOrganization(db, caller.organizationId, (tx) => saveService(tx, service, { known, by: by(caller) })),
    removeService: (caller, handle) =>
      inOrganization(db, caller.organizationId, (tx) => removeService(tx, handle, by(caller))),
    saveOwnPreferences: ({ organizationId, slackUser }, chosen) =>
      inOrganization(db, organizationId, (tx) => saveOwnPreferences(tx, slackUser, chosen)),
    saveTemplate: ({ organizationId }, template) =>
      inOrganization(db, organizationId, (tx) => saveTemplate(tx, template)),
    removeTemplate: ({ organizationId }, id) => inOrganization(db, organizationId, (tx) => removeTemplate(tx, id)),
  };
}

interface Asked {
  caller: Caller;
  page: PreferencePage;
  undoSeconds: number;
  publicUrl: string;
  now: Date;
}

async function pageOf(reader: Reader, { caller, page, undoSeconds, publicUrl, now }: Asked): Promise<ModalView> {
  const said = texts(caller.language);
  const [chosen, own, services, templates] = await Promise.all([
    getPreferences(reader, reader.organizationId),
    getOwnPreferences(reader, caller.slackUser),
    listServices(reader),
    listTemplates(reader, TEMPLATES_AT_MOST),
  ]);
  const awayIsOver = isAwayOver(chosen, isoDay(dayIn(now, chosen.timeZone)));
  switch (page.section) {
    case 'all': {
      const counts = { services: services.length, templates: templates.length };
      return preferencesDialog({ preferences: chosen, own, ...counts, undoSeconds, awayIsOver }, said);
    }
    case 'profile':
      return profileDialog(
        chosen,
        said,
        `${publicUrl}/request/${pageName(await getOrganizationOnPages(reader, reader.organizationId))}`,
      );
    case 'services':
      return servicesDialog(chosen, services, said);
    case 'service': {
      const service = services.find(({ handle }) => handle === page.handle);
      return page.handle !== undefined && !service ? gone(said) : serviceDialog(service, said);
    }
    case 'replies':
      return repliesDialog(chosen, undoSeconds, said);
    case 'templates':
      return templatesDialog(templates, said);
    case 'template': {
      const template = page.id === undefined ? undefined : await findTemplate(reader, page.id);
      return page.id !== undefined && !template ? gone(said) : templateDialog(template, said);
    }
    case 'reminders':
      return remindersDialog(chosen, said);
    case 'language':
      return languageDialog(chosen, said);
    case 'away':
      return awayDialog(chosen, awayIsOver, said);
    case 'mine':
      return mineDialog(own, said);
  }
}

function gone(said: Texts): ModalView {
  return messageDialog(DIALOG_IDS.preferences, said.preferences.title, said.preferences.gone, said);
}
