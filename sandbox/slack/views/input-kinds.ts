import { isJsonObject } from '../json.ts';
import type { Json, JsonObject, SlackBlock } from '../state.ts';

type Holds = 'words' | 'option' | 'user' | 'conversation' | 'channel' | 'date' | 'time';

/** What a control keeps, and under which names. */
export interface InputKind {
  holds: Holds;
  many: boolean;
  /** The name in `state.values` and in actions. */
  field: string;
  /** The name of the element's first value. */
  initial: string;
}

function one(holds: Holds, field: string, initial: string): InputKind {
  return { holds, many: false, field, initial };
}

function many(holds: Holds, field: string, initial: string): InputKind {
  return { holds, many: true, field, initial };
}

const words = one('words', 'value', 'initial_value');
const oneOption = one('option', 'selected_option', 'initial_option');
const someOptions = many('option', 'selected_options', 'initial_options');

/** The controls that remember what was typed or chosen; buttons and overflow menus do not. */
const KINDS: Readonly<Record<string, InputKind>> = {
  plain_text_input: words,
  email_text_input: words,
  url_text_input: words,
  number_input: words,
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  multi_static_select: someOptions,
  multi_external_select: someOptions,
  checkboxes: someOptions,
  users_select: one('user', 'selected_user', 'initial_user'),
  multi_users_select: many('user', 'selected_users', 'initial_users'),
  conversations_select: one('conversation', 'selected_conversation', 'initial_conversation'),
  multi_conversations_select: many('conversation', 'selected_conversations', 'initial_conversations'),
  channels_select: one('channel', 'selected_channel', 'initial_channel'),
  multi_channels_select: many('channel', 'selected_channels', 'initial_channels'),
  datepicker: one('date', 'selected_date', 'initial_date'),
  timepicker: one('time', 'selected_time', 'initial_time'),
};

export function isInputType(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

/** A control and the block it stands in. */
export interface Control {
  block: SlackBlock;
  element: JsonObject;
  /** Undefined for buttons and overflow menus. */
  kind: InputKind | undefined;
}

/** Every control of the blocks, in their order. */
export function controlsOf(blocks: readonly SlackBlock[]): Control[] {
  return blocks.flatMap((block) => {
    const listed = block.type === 'actions' && Array.isArray(block.elements) ? block.elements : [];
    const elements = [...listed, block.accessory, block.element].filter(isJsonObject);
    return elements
      .filter((element) => element.type !== 'image')
      .map((element) => ({ block, element, kind: KINDS[String(element.type)] }));
  });
}

/** What `state.values` shows of a control that nobody has touched. */
export function firstValue(element: JsonObject, kind: InputKind): JsonObject {
  const initial = element[kind.initial];
  return { type: element.type, [kind.field]: initial ?? (kind.many ? [] : null) };
}

export function isEmpty(value: JsonObject, kind: InputKind): boolean {
  const held = value[kind.field];
  if (Array.isArray(held)) return held.length === 0;
  return held === null || held === undefined || held === '';
}

/** The options of a menu, groups taken together. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const groups = listOfObjects(element.option_groups).flatMap((group) => listOfObjects(group.options));
  return [...listOfObjects(element.options), ...groups];
}

export function listOfObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
