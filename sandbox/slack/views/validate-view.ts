import { byType, type Check, flag, objectOf, Problems, textOf } from '../block-checks.ts';
import { plainText } from '../block-elements.ts';
import { isJsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { Json, JsonObject } from '../state.ts';
import { completeBlocks, viewBlocks } from '../validate-blocks.ts';
import type { ViewContent } from './view-model.ts';

const MAX_VIEW_CHARACTERS = 250_000;

const head = {
  type: textOf(1, 10),
  blocks: viewBlocks,
  'private_metadata?': textOf(0, 3000),
  'callback_id?': textOf(0, 255),
  'external_id?': textOf(0, 255),
};

const view = byType('view', {
  modal: objectOf({
    ...head,
    title: plainText(24),
    'submit?': plainText(24),
    'close?': plainText(24),
    'clear_on_close?': flag,
    'notify_on_close?': flag,
    'submit_disabled?': flag,
  }),
  home: objectOf(head),
});

const submitForInputs: Check = (value, at, problems) => {
  if (!isJsonObject(value) || value.type !== 'modal' || value.submit !== undefined) return;
  const blocks = Array.isArray(value.blocks) ? value.blocks : [];
  const hasInput = blocks.some((block) => isJsonObject(block) && block.type === 'input');
  if (hasInput) problems.add('missing required field: submit, as there is an input block', at);
};

const oneFocus: Check = (value, at, problems) => {
  if (countFocus(value) > 1) problems.add('focus_on_load may be set for one element only', at);
};

function countFocus(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countFocus(one), 0);
  if (!isJsonObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + countFocus(one), value.focus_on_load === true ? 1 : 0);
}

/** What the app says a view is. Refuses with `invalid_arguments` or `view_too_large`. */
export function acceptView(given: Json | undefined, type: ViewContent['type']): ViewContent {
  if (JSON.stringify(given ?? null).length > MAX_VIEW_CHARACTERS) return refuse('view_too_large');
  const problems = new Problems();
  if (isJsonObject(given) && given.type !== type) problems.add(`must be of type ${type}`, '/view/type');
  else for (const check of [view, submitForInputs, oneFocus]) check(given, '/view', problems);
  if (problems.found.length > 0 || !isJsonObject(given)) {
    return refuse('invalid_arguments', {
      response_metadata: { messages: problems.found.map((problem) => `[ERROR] ${problem}`) },
    });
  }
  return contentOf(given, type);
}

function contentOf(given: JsonObject, type: ViewContent['type']): ViewContent {
  const submit = words(given.submit);
  const close = words(given.close);
  return {
    type,
    callbackId: text(given.callback_id),
    title: words(given.title) ?? '',
    ...(submit !== undefined && { submit }),
    ...(close !== undefined && { close }),
    privateMetadata: text(given.private_metadata),
    externalId: text(given.external_id),
    clearOnClose: given.clear_on_close === true,
    notifyOnClose: given.notify_on_close === true,
    blocks: completeBlocks(Array.isArray(given.blocks) ? given.blocks : []),
  };
}

function words(value: Json | undefined): string | undefined {
  return isJsonObject(value) && typeof value.text === 'string' ? value.text : undefined;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
