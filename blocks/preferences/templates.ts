import type { KnownBlock, ModalView } from '@slack/types';
import type { Template } from '../../src/domain/template.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { ACTION_IDS, DIALOG_IDS } from '../action-ids.ts';
import { contextOf, dialog, type SentDialog, wordsOf } from '../dialog.ts';
import { inert, oneLine } from '../text.ts';
import { ADD, button, removeButton, said, textField } from './fields.ts';

/** Two blocks each, below the hundred of a dialog. */
const MOST_SHOWN = 45;
const EXCERPT_LENGTH = 120;

/** All templates, each with its buttons. */
export function templatesDialog(templates: readonly Template[], texts: Texts): ModalView {
  const words = texts.preferences;
  const hidden = templates.length - MOST_SHOWN;
  const blocks: KnownBlock[] = [
    ...(templates.length === 0 ? [said(words.noTemplates)] : []),
    ...templates.slice(0, MOST_SHOWN).flatMap((template) => rowOf(template, texts)),
    ...(hidden > 0 ? [said(words.moreThere({ count: hidden }))] : []),
    {
      type: 'actions',
      elements: [button(ACTION_IDS.preferencesTemplate, words.addTemplate, ADD, words.sections.templates)],
    },
  ];
  const id = DIALOG_IDS.preferences;
  return dialog({ id, title: words.sections.templates, blocks, context: { section: 'templates' } }, texts);
}

function rowOf(template: Template, texts: Texts): KnownBlock[] {
  const words = texts.preferences;
  const name = oneLine(template.name);
  const ask = { about: name, title: words.removeTemplateTitle, text: words.removeTemplateText({ name }) };
  const value = String(template.id);
  return [
    said(`*${inert(template.name)}*\n${inert(template.body, EXCERPT_LENGTH)}`),
    {
      type: 'actions',
      elements: [
        button(ACTION_IDS.preferencesTemplate, words.edit, value, name),
        removeButton(ACTION_IDS.preferencesTemplateRemove, value, ask, texts),
      ],
    },
  ];
}

export function templateDialog(template: Template | undefined, texts: Texts): ModalView {
  const { fields, template: title } = texts.preferences;
  const blocks = [
    textField('template_name', fields.templateName, template?.name ?? null),
    textField('template_body', fields.templateBody, template?.body ?? null, {
      multiline: true,
      hint: fields.templateBodyHint,
    }),
  ];
  const context = { section: 'template', ...(template && { template: template.id }) };
  return dialog({ id: DIALOG_IDS.preferences, title, submit: texts.dialogs.save, blocks, context }, texts);
}

export function readTemplate(view: SentDialog): { id: number | undefined; name: string; body: string } {
  const { template } = contextOf(view);
  return {
    id: typeof template === 'number' ? template : undefined,
    name: wordsOf(view, 'template_name').replace(/\s+/g, ' '),
    body: wordsOf(view, 'template_body'),
  };
}
