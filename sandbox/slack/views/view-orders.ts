import { needText, optionalText } from '../http.ts';
import type { Json, JsonObject } from '../state.ts';
import type { GivenValues, ViewActs } from './view-model.ts';

type Order = (acts: ViewActs, body: JsonObject, url: URL) => object | Promise<object>;

/** What persons do with dialogs, Home, commands and shortcuts, as JSON: for the page and for `/control`. */
export const VIEW_ORDERS: Readonly<Record<string, Order>> = {
  'GET /views': (acts, _body, url) => ({ views: acts.views(url.searchParams.get('user') ?? '') }),
  'POST /views/submit': (acts, body) => acts.submit({ user: needText(body, 'user'), values: valuesOf(body.values) }),
  'POST /views/click': (acts, body) => {
    const blockId = optionalText(body, 'blockId');
    const value = textsOf(body.value);
    return acts.clickIn({
      user: needText(body, 'user'),
      actionId: needText(body, 'actionId'),
      values: valuesOf(body.values),
      in: whereOf(body),
      ...(blockId !== undefined && { blockId }),
      ...(value !== undefined && { value }),
    });
  },
  'POST /views/close': (acts, body) => acts.closeView({ user: needText(body, 'user'), all: body.all === true }),
  'POST /views/suggest': async (acts, body) => ({
    options: await acts.suggest({
      user: needText(body, 'user'),
      blockId: needText(body, 'blockId'),
      query: optionalText(body, 'query') ?? '',
      in: whereOf(body),
    }),
  }),
  'POST /commands': (acts, body) => {
    const channel = optionalText(body, 'channel');
    const command = optionalText(body, 'command');
    const threadTs = optionalText(body, 'threadTs');
    return acts.command({
      user: needText(body, 'user'),
      text: optionalText(body, 'text') ?? '',
      ...(channel !== undefined && { channel }),
      ...(command !== undefined && { command }),
      ...(threadTs !== undefined && { threadTs }),
    });
  },
  'POST /shortcuts': (acts, body) => {
    const channel = optionalText(body, 'channel');
    const ts = optionalText(body, 'ts');
    return acts.shortcut({
      user: needText(body, 'user'),
      callbackId: needText(body, 'callbackId'),
      ...(channel !== undefined && { channel }),
      ...(ts !== undefined && { ts }),
    });
  },
  'GET /home': (acts, _body, url) => ({ home: acts.home(url.searchParams.get('user') ?? '') ?? null }),
  'POST /home': (acts, body) => {
    acts.openHome(needText(body, 'user'));
    return {};
  },
};

function whereOf(body: JsonObject): 'dialog' | 'home' {
  return body.in === 'home' ? 'home' : 'dialog';
}

function valuesOf(given: Json | undefined): GivenValues {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error('"values" must be an object');
  return Object.fromEntries(
    Object.entries(given).map(([blockId, value]) => {
      const known = textsOf(value);
      if (known === undefined) throw new Error(`"values" of ${blockId} must be a text or a list of texts`);
      return [blockId, known];
    }),
  );
}

function textsOf(value: Json | undefined): string | string[] | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
