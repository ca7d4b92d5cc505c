import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ReplyForm } from '../src/domain/reply-form.ts';
import { type Doubt, doubtName } from '../src/domain/slip.ts';
import { clipText } from '../src/domain/split-text.ts';
import { fillTemplate, REPLY_LENGTH, TEMPLATE_NAME_LENGTH } from '../src/domain/template.ts';
import { languageForMerchant } from '../src/i18n/languages.ts';
import { type Texts, texts as textsIn } from '../src/i18n/texts.ts';
import { ACTION_IDS, VALUE } from './action-ids.ts';
import { merchantName } from './card-parts.ts';
import { contextOf, dialog, type InputState, input, inputOf, type SentDialog, threadIdOf, wordsOf } from './dialog.ts';
import { doubtQuestion, readAsked } from './doubts.ts';
import { inert, mrkdwn, oneLine, plainText } from './text.ts';

const EXCERPT_LENGTH = 600;
const OPTION_LENGTH = 75;
const SAVE = 'save';
/** The value of the template that nobody saved. */
const FIRST_REPLY = 'first';

/** What is in the text field when the dialog is shown. */
export interface Typed {
  text: string;
  /** How often a template was filled in: Slack keeps what a field holds, so a filled one is a new one. */
  filled: number;
  /** What its author was asked about: Send sends it now. */
  asked?: readonly string[];
}

/** The request beside the text, templates, and what goes to the merchant. `question` stands above it: mrkdwn, escaped already. */
export function replyDialog(form: ReplyForm, texts: Texts, typed?: Typed, question?: string): ModalView {
  const said = texts.relay.dialog;
  const { text, filled, asked = [] } = typed ?? firstText(form, texts);
  const templates = templateSelect(form, texts);
  const field = input(
    'text',
    said.text({ merchant: oneLine(merchantName(form.merchant, texts)) }),
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: REPLY_LENGTH,
      focus_on_load: true,
      ...(text !== '' && { initial_value: text.slice(0, REPLY_LENGTH) }),
    },
    { hint: said.textHint },
  );
  return dialog(
    {
      id: 'reply',
      title: said.title({ job: form.label }),
      submit: asked.length > 0 ? said.sendAnyway : said.send,
      notifyOnClose: true,
      context: { threadId: form.threadId, filled, asked },
      blocks: [
        ...(question === undefined ? [] : [section(`⚠️ ${question}`)]),
        ...othersLine(form, texts),
        ...requestBlocks(form, texts),
        ...(templates ? [templates] : []),
        { ...field, element: { ...field.element, action_id: actionOf(filled) } },
        input(
          SAVE,
          said.save,
          { type: 'checkboxes', options: [{ text: plainText(said.saveAs), value: SAVE }] },
          { optional: true },
        ),
        input(
          'name',
          said.name,
          { type: 'plain_text_input', max_length: TEMPLATE_NAME_LENGTH },
          { optional: true, hint: said.nameHint },
        ),
      ],
    },
    texts,
  );
}

/** The dialog once more as it was typed, with the question whether it is for the merchant: its button then sends it. */
export function askedAgain(
  form: ReplyForm,
  { text, filled, doubts, merchantName: to }: Typed & { doubts: readonly Doubt[]; merchantName: string },
  texts: Texts,
): ModalView {
  const typed = { text, filled, asked: doubts.map(doubtName) };
  return replyDialog(form, texts, typed, doubtQuestion(doubts, to, texts));
}

function firstText(form: ReplyForm, texts: Texts): Typed {
  return { text: form.isFirst ? firstReply(form, texts) : '', filled: 0 };
}

export interface SentReply extends Required<Typed> {
  threadId: number | undefined;
  /** The name to save it under; empty where the tick stands without one. */
  saveAs?: string;
}

export function readReply(view: SentDialog): SentReply {
  const ticked = inputOf(view, SAVE).selected_options?.some(({ value }) => value === SAVE) === true;
  return {
    threadId: threadIdOf(view),
    text: textOf(view).trim(),
    filled: filledOf(view),
    asked: readAsked(view),
    ...(ticked && { saveAs: wordsOf(view, 'name') }),
  };
}

/** The dialog after a template was chosen: it stands alone, or below what was typed. Undefined for a template that is gone. */
export function withTemplate(view: SentDialog, chosen: string, form: ReplyForm, texts: Texts): ModalView | undefined {
  const first = firstReply(form, texts);
  const wanted = chosen === FIRST_REPLY ? first : form.templates.find(({ id }) => String(id) === chosen)?.body;
  if (wanted === undefined) return undefined;
  const text = textOf(view).trim();
  const filledIn = fillTemplate(wanted, form.words);
  const known = [first, ...form.templates.map(({ body }) => fillTemplate(body, form.words))];
  const stands = text === '' || known.some((body) => body.trim() === text);
  return replyDialog(form, texts, {
    text: stands ? filledIn : `${text}\n\n${filledIn}`,
    filled: filledOf(view) + 1,
  });
}

function filledOf(view: SentDialog): number {
  const { filled } = contextOf(view);
  return typeof filled === 'number' ? filled : 0;
}

/** As it stands when it was filled in so often. */
function actionOf(filled: number): string {
  return filled === 0 ? VALUE : `${VALUE}_${filled}`;
}

function textOf({ state }: SentDialog): string {
  const field: Record<string, InputState> = state.values.text ?? {};
  return Object.values(field).at(-1)?.value ?? '';
}

/** Who we are, in the merchant's language: they have not heard of us before. */
function firstReply(form: ReplyForm, texts: Texts): string {
  const language = languageForMerchant({ locale: form.merchant.locale, organization: texts.language });
  const { words = '', url = '' } = form.profile;
  return fillTemplate(textsIn(language).relay.dialog.firstReply({ words, url }), form.words);
}

function othersLine({ others }: ReplyForm, texts: Texts): KnownBlock[] {
  const said = texts.relay.dialog;
  return others.slice(0, 5).map(({ name, writing }) => {
    const who = { name: inert(name) || texts.outside.someone };
    const words = writing === 'message' ? said.othersMessage(who) : said.othersDialog(who);
    return { type: 'context', elements: [mrkdwn(`✍️ ${words}`)] };
  });
}

function requestBlocks(form: ReplyForm, texts: Texts): KnownBlock[] {
  const said = texts.relay.dialog;
  const title = form.title ?? form.serviceName;
  const request = [title && `*${inert(title, 200)}*`, form.summary && `> ${inert(form.summary, EXCERPT_LENGTH)}`];
  const unread = form.unread && inert(form.unread, EXCERPT_LENGTH);
  const merchant = inert(merchantName(form.merchant, texts));
  return [
    ...(request.some(Boolean) ? [section(`${said.request}\n${request.filter(Boolean).join('\n')}`)] : []),
    ...(unread && form.unread !== form.summary ? [section(`${said.unread({ merchant })}\n> ${unread}`)] : []),
  ];
}

function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}

function templateSelect(form: ReplyForm, texts: Texts): KnownBlock | undefined {
  const said = texts.relay.dialog;
  const options: PlainTextOption[] = [
    ...(form.isFirst ? [{ text: plainText(clipText(said.firstReplyName, OPTION_LENGTH)), value: FIRST_REPLY }] : []),
    ...form.templates.map(({ id, name }) => ({ text: plainText(oneLine(name, OPTION_LENGTH)), value: String(id) })),
  ];
  if (options.length === 0) return undefined;
  return {
    type: 'section',
    block_id: 'template',
    text: mrkdwn(said.template),
    accessory: {
      type: 'static_select',
      action_id: ACTION_IDS.replyTemplate,
      placeholder: plainText(said.chooseTemplate),
      options,
    },
  };
}
