import { randomBytes } from 'node:crypto';
import { all, byType, type Check, flag, listOf, objectOf, Problems, someOf, textOf, uniqueIn } from './block-checks.ts';
import {
  accessory,
  actionElement,
  contextElement,
  imageBlockFields,
  imageSource,
  plainText,
  richTextElement,
  textObject,
} from './block-elements.ts';
import { inputElement, viewAccessory, viewActionElement } from './input-elements.ts';
import { isJsonObject } from './json.ts';
import { refuse } from './refusal.ts';
import type { Json, JsonObject, SlackBlock } from './state.ts';
import { isInputType } from './views/input-kinds.ts';

const MAX_BLOCKS = 50;
const MAX_VIEW_BLOCKS = 100;

const head = { type: textOf(1, 50), 'block_id?': textOf(0, 255) };

const uniqueActionIds: Check = (value, at, problems) => {
  const elements = isJsonObject(value) ? value.elements : undefined;
  if (Array.isArray(elements)) uniqueIn(elements, 'action_id', `${at}/elements`, problems);
};

const inBoth = {
  header: objectOf({ ...head, text: plainText(150) }),
  context: objectOf({ ...head, elements: listOf(contextElement, 1, 10) }),
  divider: objectOf(head),
  image: all(objectOf({ ...head, ...imageBlockFields }), imageSource),
  rich_text: objectOf({ ...head, elements: listOf(richTextElement, 0, 1000) }),
};

function section(beside: Check): Check {
  return all(
    objectOf({
      ...head,
      'text?': textObject(3000),
      'fields?': listOf(textObject(2000), 1, 10),
      'accessory?': beside,
      'expand?': flag,
    }),
    someOf('text', 'fields'),
  );
}

function actions(element: Check): Check {
  return all(objectOf({ ...head, elements: listOf(element, 1, 25) }), uniqueActionIds);
}

const input = objectOf({
  ...head,
  label: plainText(2000),
  element: inputElement,
  'hint?': plainText(2000),
  'optional?': flag,
  'dispatch_action?': flag,
});

const messageBlocks = listOf(
  byType('block', { ...inBoth, section: section(accessory), actions: actions(actionElement) }),
  0,
  MAX_BLOCKS,
);
/** The blocks of a dialog or of Home. */
export const viewBlocks: Check = all(
  listOf(
    byType('block', { ...inBoth, section: section(viewAccessory), actions: actions(viewActionElement), input }),
    0,
    MAX_VIEW_BLOCKS,
  ),
  (value, at, problems) => {
    if (Array.isArray(value)) uniqueIn(value, 'block_id', at, problems);
  },
);

/** The blocks with the ids and defaults that Slack adds. Refuses with `invalid_blocks_format` or `invalid_blocks`. */
export function acceptBlocks(value: Json | undefined): SlackBlock[] {
  if (!Array.isArray(value)) return refuse('invalid_blocks_format');
  const problems = new Problems();
  messageBlocks(value, '/blocks', problems);
  uniqueIn(value, 'block_id', '/blocks', problems);
  if (problems.found.length > 0) {
    refuse('invalid_blocks', {
      errors: problems.found,
      response_metadata: { messages: problems.found.map((problem) => `[ERROR] ${problem}`) },
    });
  }
  return completeBlocks(value);
}

/** Blocks that were checked, with the ids and defaults that Slack adds. */
export function completeBlocks(value: readonly Json[]): SlackBlock[] {
  return value.filter(isSlackBlock).map(withDefaults);
}

function isSlackBlock(value: Json): value is SlackBlock {
  return isJsonObject(value) && typeof value.type === 'string';
}

function withDefaults(given: SlackBlock): SlackBlock {
  const completed = complete(given);
  const id = given.block_id;
  return { ...completed, type: given.type, block_id: id === undefined || id === '' ? shortId() : id };
}

/** Fills in `emoji`, `verbatim` and `action_id` wherever Slack would. */
function complete(value: JsonObject): JsonObject {
  const filled = Object.entries(value).map(([key, part]) => [key, completePart(part)] as const);
  const result: JsonObject = Object.fromEntries(filled);
  if (result.type === 'plain_text') result.emoji ??= true;
  if (result.type === 'mrkdwn') result.verbatim ??= false;
  if (isControl(String(result.type))) result.action_id ??= shortId();
  return result;
}

function isControl(type: string): boolean {
  return type === 'button' || type === 'overflow' || isInputType(type);
}

function completePart(part: Json | undefined): Json | undefined {
  if (Array.isArray(part)) return part.map((item) => (isJsonObject(item) ? complete(item) : item));
  return isJsonObject(part) ? complete(part) : part;
}

function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
