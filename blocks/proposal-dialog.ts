import type { InputBlock, KnownBlock, ModalView, PlainTextInput, PlainTextOption } from '@slack/types';
import {
  MILESTONES_AT_MOST,
  milestoneField,
  PROPOSAL_LENGTHS,
  type ProposalForm,
  type TypedMilestone,
  type TypedProposal,
} from '../src/domain/proposal-form.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { contextOf, dialog, input, inputOf, type SentDialog, threadIdOf, wordsOf } from './dialog.ts';
import { readAsked } from './doubts.ts';
import { section } from './proposal-parts.ts';
import { inert, oneLine, plainText } from './text.ts';

const OPTION_LENGTH = 75;
/** What is typed as a number, at most. */
const NUMBER_LENGTH = 20;

/** What is offered: the merchant reads it as it is typed here. `said` stands above it: mrkdwn, escaped already. */
export function proposalDialog(form: ProposalForm, texts: Texts, said?: string): ModalView {
  const { typed, editing, seen, threadId, asked = [] } = form;
  const words = texts.proposals.dialog;
  const intro = editing
    ? words.editing({ version: texts.formats.number(editing.version) })
    : words.intro({ merchant: inert(form.merchantName) || texts.card.someMerchant });
  return dialog(
    {
      id: 'proposal',
      title: words.title({ job: form.label }),
      submit: asked.length > 0 ? texts.relay.dialog.sendAnyway : editing ? words.sendAgain : words.send,
      blocks: [
        ...(said === undefined ? [] : [section(`⚠️ ${said}`)]),
        section(intro),
        serviceField(form, texts),
        textField('work', texts.proposals.work, typed.work, {
          multiline: true,
          most: PROPOSAL_LENGTHS.work,
          hint: words.workHint,
        }),
        ...typed.milestones.flatMap((milestone, index) => milestoneRow(milestone, index + 1, texts)),
        ...(typed.milestones.length < MILESTONES_AT_MOST ? [addButton(threadId, texts)] : []),
        textField('price', texts.proposals.price, typed.price, { hint: words.priceHint, optional: true }),
        textField('currency', words.currency, typed.currency, { most: 3, hint: words.currencyHint }),
        textField('estimated_days', words.estimatedDays, typed.estimatedDays, { hint: words.daysHint, optional: true }),
        textField('terms', texts.proposals.terms, typed.terms, {
          multiline: true,
          most: PROPOSAL_LENGTHS.terms,
          hint: words.termsHint,
          optional: true,
        }),
      ],
      context: { threadId, asked, ...(editing ? { proposalId: editing.id, version: editing.version } : { seen }) },
    },
    texts,
  );
}

/** The dialog with one more row, everything typed kept; unchanged where there are as many as there may be. */
export function withMilestone(view: SentDialog, form: ProposalForm, texts: Texts): ModalView {
  const sent = readProposal(view);
  const rows = [...sent.typed.milestones, { title: '', price: '', durationDays: '' }].slice(0, MILESTONES_AT_MOST);
  return proposalDialog(typedInto(form, { ...sent, typed: { ...sent.typed, milestones: rows } }), texts);
}

/** A form with what was typed in a dialog, and what that one knew. */
export function typedInto(form: ProposalForm, { typed, editing, seen, asked }: SentProposal): ProposalForm {
  return { ...form, typed, seen, asked, ...(editing && { editing }) };
}

export interface SentProposal {
  threadId: number | undefined;
  /** The version that was edited; a new proposal when absent. */
  editing?: { id: string; version: number };
  /** How many proposals the conversation had. */
  seen: number;
  /** What its author was asked about. */
  asked: string[];
  typed: TypedProposal;
}

export function readProposal(view: SentDialog): SentProposal {
  const { proposalId, version, seen } = contextOf(view);
  const editing =
    typeof proposalId === 'string' && typeof version === 'number' ? { editing: { id: proposalId, version } } : {};
  return {
    threadId: threadIdOf(view),
    ...editing,
    seen: typeof seen === 'number' ? seen : 0,
    asked: readAsked(view),
    typed: {
      service: inputOf(view, 'service').selected_option?.value ?? '',
      work: wordsOf(view, 'work'),
      price: wordsOf(view, 'price'),
      currency: wordsOf(view, 'currency'),
      estimatedDays: wordsOf(view, 'estimated_days'),
      terms: wordsOf(view, 'terms'),
      milestones: readRows(view),
    },
  };
}

function readRows(view: SentDialog): TypedMilestone[] {
  const rows: TypedMilestone[] = [];
  for (let row = 1; row <= MILESTONES_AT_MOST && milestoneField(row, 'title') in view.state.values; row++) {
    rows.push({
      title: wordsOf(view, milestoneField(row, 'title')),
      price: wordsOf(view, milestoneField(row, 'price')),
      durationDays: wordsOf(view, milestoneField(row, 'duration_days')),
    });
  }
  return rows;
}

function serviceField({ choices, typed }: ProposalForm, texts: Texts): InputBlock {
  const options: PlainTextOption[] = choices.map(({ value, name }) => ({
    text: plainText(oneLine(name, OPTION_LENGTH)),
    value,
  }));
  const chosen = options.find(({ value }) => value === typed.service);
  return input('service', texts.proposals.service, {
    type: 'static_select',
    placeholder: plainText(texts.proposals.dialog.chooseService),
    options,
    ...(chosen && { initial_option: chosen }),
  });
}

/** What is wrong with a row is said under its fields once it is sent; an empty one is none. */
function milestoneRow({ title, price, durationDays }: TypedMilestone, row: number, texts: Texts): InputBlock[] {
  const { milestone } = texts.proposals.dialog;
  const number = texts.formats.number(row);
  return [
    textField(milestoneField(row, 'title'), milestone.title({ number }), title, {
      most: PROPOSAL_LENGTHS.title,
      optional: true,
    }),
    textField(milestoneField(row, 'price'), milestone.price({ number }), price, { optional: true }),
    textField(milestoneField(row, 'duration_days'), milestone.days({ number }), durationDays, { optional: true }),
  ];
}

function addButton(threadId: number, texts: Texts): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.proposalMilestone,
        text: plainText(texts.proposals.dialog.addMilestone),
        value: String(threadId),
      },
    ],
  };
}

function textField(
  field: string,
  label: string,
  value: string,
  more: { multiline?: boolean; most?: number; hint?: string; optional?: boolean } = {},
): InputBlock {
  const most = more.most ?? NUMBER_LENGTH;
  const element: Omit<PlainTextInput, 'action_id'> = {
    type: 'plain_text_input',
    max_length: most,
    ...(more.multiline && { multiline: true }),
    ...(value !== '' && { initial_value: value.slice(0, most) }),
  };
  const { hint, optional } = more;
  return input(field, label, element, { ...(hint !== undefined && { hint }), ...(optional && { optional }) });
}
