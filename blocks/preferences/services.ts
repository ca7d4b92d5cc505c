import type { KnownBlock, ModalView } from '@slack/types';
import { checkService } from '../../src/domain/preference-fields.ts';
import type { Checked, Preferences, Service } from '../../src/domain/preferences.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { ACTION_IDS, DIALOG_IDS } from '../action-ids.ts';
import { contextOf, dialog, type SentDialog, wordsOf } from '../dialog.ts';
import { inert, oneLine } from '../text.ts';
import { ADD, button, channelField, channelOf, removeButton, said, textField } from './fields.ts';

/** Two blocks each, below the hundred of a dialog. */
const MOST_SHOWN = 45;

/** All services, each with its buttons, and where threads of jobs go. */
export function servicesDialog(chosen: Preferences, services: readonly Service[], texts: Texts): ModalView {
  const words = texts.preferences;
  const hidden = services.length - MOST_SHOWN;
  const blocks: KnownBlock[] = [
    channelField('jobs_channel', words.fields.jobsChannel, chosen.jobsChannel, words.fields.jobsChannelHint),
    ...(services.length === 0 ? [said(words.noServices)] : []),
    ...services.slice(0, MOST_SHOWN).flatMap((service) => rowOf(service, texts)),
    ...(hidden > 0 ? [said(words.moreThere({ count: hidden }))] : []),
    {
      type: 'actions',
      elements: [button(ACTION_IDS.preferencesService, words.addService, ADD, words.sections.services)],
    },
  ];
  const id = DIALOG_IDS.preferences;
  const submit = texts.dialogs.save;
  return dialog({ id, title: words.sections.services, submit, blocks, context: { section: 'services' } }, texts);
}

/** Null where no channel is chosen: the one that stands is kept. */
export function readJobsChannel(view: SentDialog): Partial<Preferences> {
  const jobsChannel = channelOf(view, 'jobs_channel');
  return jobsChannel === undefined ? {} : { jobsChannel };
}

function rowOf(service: Service, texts: Texts): KnownBlock[] {
  const words = texts.preferences;
  const name = oneLine(service.name);
  const channel =
    service.channel !== undefined && /^[CG][A-Z0-9]+$/.test(service.channel) ? `<#${service.channel}>` : '';
  const facts = [
    `*${inert(service.name)}*`,
    inert(service.handle),
    service.price ? texts.formats.money(service.price) : '',
    channel && words.inChannel({ channel }),
  ].filter((fact) => fact !== '');
  const ask = { about: name, title: words.removeServiceTitle, text: words.removeServiceText({ name }) };
  return [
    said(facts.join(' · ')),
    {
      type: 'actions',
      elements: [
        button(ACTION_IDS.preferencesService, words.edit, service.handle, name),
        removeButton(ACTION_IDS.preferencesServiceRemove, service.handle, ask, texts),
      ],
    },
  ];
}

/** One service; its handle can be chosen only while it is new. */
export function serviceDialog(service: Service | undefined, texts: Texts): ModalView {
  const { fields, service: title } = texts.preferences;
  const blocks: KnownBlock[] = [
    service
      ? said(`*${fields.handle}*\n${inert(service.handle)}`)
      : textField('handle', fields.handle, null, { hint: fields.handleHint }),
    textField('name', fields.serviceName, service?.name ?? null),
    textField('price_amount', fields.amount, service?.price?.amount ?? null),
    textField('price_currency', fields.currency, service?.price?.currency ?? null),
    channelField('channel', fields.channel, service?.channel ?? null, fields.channelHint),
  ];
  const context = { section: 'service', ...(service && { handle: service.handle }) };
  return dialog({ id: DIALOG_IDS.preferences, title, submit: texts.dialogs.save, blocks, context }, texts);
}

/** `known` is the handle of the one that is changed. */
export function readService(view: SentDialog): { known: string | undefined; service: Checked<Service> } {
  const { handle } = contextOf(view);
  const known = typeof handle === 'string' ? handle : undefined;
  const service = checkService({
    handle: known ?? wordsOf(view, 'handle'),
    name: wordsOf(view, 'name'),
    amount: wordsOf(view, 'price_amount'),
    currency: wordsOf(view, 'price_currency'),
    channel: channelOf(view, 'channel'),
  });
  return { known, service };
}
