import type { Button, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { FIND_PAGE_SIZE, type Filters, type Found } from '../src/domain/finding.ts';
import { JOB_STATUSES } from '../src/domain/job-status.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from './action-ids.ts';
import { contextLine } from './card-parts.ts';
import { dialog, input, inputOf, type SentDialog, wordsOf } from './dialog.ts';
import { lineBlock, type ReadAt } from './job-line.ts';
import { mrkdwn, oneLine, plainText } from './text.ts';

/** The menu of tags; what it offers is asked for while somebody types. */
export const FIND_TAGS = 'find_tags';
const SERVICES_AT_MOST = 100;
const OPTION_LENGTH = 75;
const VALUE_LENGTH = 150;
const WORDS_LENGTH = 200;

export interface FindDialog extends ReadAt {
  /** Names that the menu of services offers. */
  services: readonly string[];
  /** What stands in the field of words when the dialog opens. */
  words?: string;
  /** Absent until something was looked for. */
  results?: { found: Found; page: number };
}

/** Words and filters, and below them what fits all of them. */
export function findDialog(find: FindDialog, texts: Texts): ModalView {
  const { dialog: said } = texts.finding;
  const blocks = [...inputs(find, texts), ...(find.results ? resultBlocks(find.results, find, texts) : [])];
  return dialog({ id: 'find', title: said.title, submit: said.submit, close: texts.dialogs.close, blocks }, texts);
}

function inputs({ words, services }: FindDialog, texts: Texts): KnownBlock[] {
  const { dialog: said } = texts.finding;
  const optional = { optional: true };
  const statuses = JOB_STATUSES.map((status) => option(texts.statuses[status].label, status));
  const known = services.filter((name) => name.length <= VALUE_LENGTH).slice(0, SERVICES_AT_MOST);
  return [
    input(
      'words',
      said.words,
      {
        type: 'plain_text_input',
        max_length: WORDS_LENGTH,
        placeholder: plainText(said.wordsPlaceholder),
        ...(words && { initial_value: words.slice(0, WORDS_LENGTH) }),
      },
      { ...optional, hint: said.wordsHint },
    ),
    input(
      FIND_TAGS,
      said.tags,
      { type: 'multi_external_select', min_query_length: 0, placeholder: plainText(said.tagsPlaceholder) },
      optional,
    ),
    input(
      'status',
      said.status,
      { type: 'static_select', placeholder: plainText(said.any), options: statuses },
      optional,
    ),
    input('assignee', said.assignee, { type: 'users_select', placeholder: plainText(said.anybody) }, optional),
    ...(known.length > 0 ? [serviceInput(known, texts)] : []),
    input('unread', said.unread, { type: 'checkboxes', options: [option(said.onlyUnread, 'unread')] }, optional),
  ];
}

function serviceInput(services: readonly string[], texts: Texts): KnownBlock {
  const { dialog: said } = texts.finding;
  const options = services.map((name) => option(oneLine(name, OPTION_LENGTH), name));
  const menu = { type: 'static_select', placeholder: plainText(said.any), options } as const;
  return input('service', said.service, menu, { optional: true });
}

function resultBlocks({ found, page }: { found: Found; page: number }, at: ReadAt, texts: Texts): KnownBlock[] {
  const { dialog: said, command, pages: words } = texts.finding;
  if (found.items.length === 0) return [{ type: 'divider' }, { type: 'section', text: mrkdwn(said.nothing) }];
  const { number } = texts.formats;
  const pages = Math.ceil(found.total / FIND_PAGE_SIZE);
  const which = pages > 1 ? ` · ${words.page({ page: number(page + 1), pages: number(pages) })}` : '';
  const buttons: Button[] = [
    ...(page > 0 ? [toPage(ACTION_IDS.findBack, words.back, page - 1)] : []),
    ...(page + 1 < pages ? [toPage(ACTION_IDS.findNext, words.next, page + 1)] : []),
  ];
  return [
    { type: 'divider' },
    contextLine([`${command.found({ count: found.total })}${which}`]),
    ...found.items.map((line) => lineBlock(line, at, texts)),
    ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
  ];
}

function toPage(id: ActionId, label: string, page: number): Button {
  return { type: 'button', action_id: id, text: plainText(label), value: String(page) };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text), value };
}

/** What somebody looks for with the dialog as it stands. */
export function readFindDialog(view: SentDialog): Filters {
  const words = wordsOf(view, 'words');
  const wanted = inputOf(view, 'status').selected_option?.value;
  const status = JOB_STATUSES.find((name) => name === wanted);
  const { selected_user: assignee } = inputOf(view, 'assignee');
  const service = inputOf(view, 'service').selected_option?.value;
  const tags = (inputOf(view, FIND_TAGS).selected_options ?? []).flatMap(({ value }) => tagId(value) ?? []);
  return {
    list: 'all',
    ...(words && { words }),
    ...(tags.length > 0 && { tags }),
    ...(status && { status }),
    ...(assignee && { assignee }),
    ...(service && { service }),
    ...((inputOf(view, 'unread').selected_options?.length ?? 0) > 0 && { unread: true }),
  };
}

/** Options of the menu of tags have their id as `id:12`. */
function tagId(value: string | undefined): number | undefined {
  const id = value?.startsWith('id:') ? Number(value.slice('id:'.length)) : Number.NaN;
  return Number.isSafeInteger(id) ? id : undefined;
}
