import type { ModalView } from '@slack/types';
import { awayDialog } from '../../blocks/preferences/away.ts';
import { languageDialog } from '../../blocks/preferences/language.ts';
import { mineDialog } from '../../blocks/preferences/mine.ts';
import { preferencesDialog } from '../../blocks/preferences/overview.ts';
import { profileDialog } from '../../blocks/preferences/profile.ts';
import { remindersDialog } from '../../blocks/preferences/reminders.ts';
import { repliesDialog } from '../../blocks/preferences/replies.ts';
import { serviceDialog, servicesDialog } from '../../blocks/preferences/services.ts';
import { templateDialog, templatesDialog } from '../../blocks/preferences/templates.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Preferences, Service } from '../../src/domain/preferences.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import { TEMPLATE_NAME_LENGTH } from '../../src/domain/template.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { cut, type SurfaceData } from './surface-data.ts';
import type { Named } from './surface-views.ts';

const SHORT: Preferences = {
  available: true,
  discoverable: true,
  dropshipping: false,
  notificationEmail: null,
  profileName: null,
  profileWords: null,
  profileUrl: null,
  published: false,
  jobsChannel: null,
  relayMode: 'every_reply',
  undoSeconds: null,
  heldWords: [],
  authorNaming: 'person',
  reminderHours: [],
  digest: false,
  withinHours: false,
  language: 'en',
  timeZone: 'UTC',
  workDays: [],
  workFrom: 540,
  workUntil: 1440,
  awayFrom: null,
  awayUntil: null,
  awayWords: null,
};

/** What the checks of each field let through at most. */
function fullOf({ name, comment }: SurfaceData): Preferences {
  return {
    ...SHORT,
    available: false,
    notificationEmail: `${'a'.repeat(240)}@agency.example`.slice(-254),
    profileName: cut(name, 80),
    profileWords: cut(comment, 2000),
    profileUrl: 'https://agency.example',
    published: true,
    jobsChannel: 'C0JOBS',
    undoSeconds: 1,
    heldWords: Array.from({ length: 100 }, (_, n) => `${n} ${cut(name, 40).trim()}`),
    authorNaming: 'agency',
    reminderHours: [71, 24, 4, 1, 0.5],
    digest: true,
    withinHours: true,
    timeZone: 'America/Argentina/ComodRivadavia',
    workDays: [1, 2, 3, 4, 5, 6, 7],
    awayFrom: '2026-03-04',
    awayUntil: '2026-03-09',
    awayWords: cut(comment, 2000),
  };
}

/** Every dialog of the preferences, with this data. */
export function preferencesOf(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  const full = fullOf(data);
  const service: Service = {
    handle: 's'.repeat(60),
    name: cut(data.service, 80),
    price: { amount: '999999999.99', currency: 'EUR' },
    channel: 'C0JOBS',
  };
  const services = Array.from({ length: data.many }, () => service);
  const template = { id: 7, name: cut(data.name, TEMPLATE_NAME_LENGTH), body: data.comment };
  const templates = Array.from({ length: data.many }, (_, id) => ({ ...template, id }));
  const counts = { services: data.many, templates: data.many, undoSeconds: 10, awayIsOver: false };
  const both = [SHORT, full].flatMap((preferences, n): Named<ModalView>[] => [
    [`all ${n}`, preferencesDialog({ preferences, own: { mails: n === 0 }, ...counts }, texts)],
    [`profile ${n}`, profileDialog(preferences, texts)],
    [`replies ${n}`, repliesDialog(preferences, 10, texts)],
    [`reminders ${n}`, remindersDialog(preferences, texts)],
    [`away ${n}`, awayDialog(preferences, false, texts)],
    [`services ${n}`, servicesDialog(preferences, n === 0 ? [] : services, texts)],
    [`service ${n}`, serviceDialog(n === 0 ? undefined : service, texts)],
    [`templates ${n}`, templatesDialog(n === 0 ? [] : templates, texts)],
    [`template ${n}`, templateDialog(n === 0 ? undefined : template, texts)],
    [`mine ${n}`, mineDialog({ mails: n === 0 }, texts)],
  ]);
  const byMode = RELAY_MODES.flatMap((relayMode): Named<ModalView>[] => {
    const preferences = { ...full, relayMode };
    return [
      [`all, ${relayMode}`, preferencesDialog({ preferences, own: { mails: true, language: 'nb' }, ...counts }, texts)],
      [`replies, ${relayMode}`, repliesDialog(preferences, 10, texts)],
    ];
  });
  const byLanguage = LANGUAGES.flatMap((language): Named<ModalView>[] => [
    [`language, ${language}`, languageDialog({ ...full, language }, texts)],
    [`mine, ${language}`, mineDialog({ mails: true, language }, texts)],
  ]);
  return [...both, ...byMode, ...byLanguage];
}
