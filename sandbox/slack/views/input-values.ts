import { isJsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { Json, JsonObject, SlackBlock } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import { type Control, controlsOf, firstValue, type InputKind, isEmpty, optionsOf } from './input-kinds.ts';
import type { ViewValues } from './view-model.ts';

/** What the controls of blocks show: what is kept of before where ids and type stay, else their first values. */
export function valuesOf(blocks: readonly SlackBlock[], before: ViewValues = {}): ViewValues {
  const values: ViewValues = {};
  for (const { block, element, kind } of controlsOf(blocks)) {
    if (kind === undefined) continue;
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const kept = before[blockId]?.[actionId];
    const stays = kept !== undefined && kept.type === element.type && stillOffered(element, kind, kept);
    values[blockId] = { ...values[blockId], [actionId]: stays ? kept : firstValue(element, kind) };
  }
  return values;
}

function stillOffered(element: JsonObject, kind: InputKind, kept: JsonObject): boolean {
  const loads = String(element.type).endsWith('external_select');
  if (kind.holds !== 'option' || loads) return true;
  const offered = new Set(optionsOf(element).map((option) => option.value));
  return optionsIn(kept[kind.field]).every((option) => offered.has(option.value));
}

function optionsIn(held: Json | undefined): JsonObject[] {
  return [held].flat().filter(isJsonObject);
}

/** A control set to what was typed or chosen. `offered` are options that a loading menu showed. Refuses what it does not offer. */
export function setTo(
  workspace: Workspace,
  { block, element }: Control,
  kind: InputKind,
  given: string | readonly string[],
  offered: readonly JsonObject[],
): JsonObject {
  const list = (typeof given === 'string' ? [given] : given).filter((one) => one !== '');
  const at = String(block.block_id);
  if (!kind.many && list.length > 1) refuse(`takes_one ${at}`);
  const held = list.map((one) => pick(workspace, element, kind, one, offered) ?? refuse(`not_offered ${at}: ${one}`));
  return { type: element.type, [kind.field]: kind.many ? held : (held[0] ?? null) };
}

function pick(
  workspace: Workspace,
  element: JsonObject,
  kind: InputKind,
  given: string,
  offered: readonly JsonObject[],
): Json | undefined {
  if (kind.holds === 'words') return given;
  if (kind.holds === 'option') {
    return [...optionsOf(element), ...offered].find((option) => option.value === given);
  }
  if (kind.holds === 'user') return workspace.member(given)?.id;
  if (kind.holds === 'date') return isDate(given) ? given : undefined;
  if (kind.holds === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : undefined;
  const channel = workspace.channel(given);
  if (kind.holds === 'channel' && channel?.kind === 'dm') return undefined;
  return channel?.id ?? (kind.holds === 'conversation' ? workspace.member(given)?.id : undefined);
}

function isDate(given: string): boolean {
  const at = new Date(`${given}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given);
}

/** What Slack's client says of an input before it sends anything; undefined where it may go. */
export function problemOf({ block, element, kind }: Control, value: JsonObject | undefined): string | undefined {
  if (kind === undefined || block.type !== 'input' || value === undefined) return undefined;
  const at = String(block.block_id);
  if (isEmpty(value, kind)) return block.optional === true ? undefined : `required ${at}`;
  const held = value[kind.field];
  if (Array.isArray(held) && held.length > Number(element.max_selected_items ?? held.length)) return `too_many ${at}`;
  return typeof held === 'string' ? problemOfText(element, held, at) : undefined;
}

function problemOfText(element: JsonObject, words: string, at: string): string | undefined {
  if (element.type === 'email_text_input') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words) ? undefined : `email ${at}`;
  if (element.type === 'url_text_input') return URL.canParse(words) ? undefined : `url ${at}`;
  if (element.type === 'number_input') return problemOfNumber(element, words, at);
  if (element.type !== 'plain_text_input') return undefined;
  const length = [...words].length;
  if (length > Number(element.max_length ?? 3000)) return `too_long ${at}`;
  return length < Number(element.min_length ?? 0) ? `too_short ${at}` : undefined;
}

function problemOfNumber(element: JsonObject, words: string, at: string): string | undefined {
  const number = Number(words);
  const allowed = element.is_decimal_allowed === true ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/;
  if (!allowed.test(words)) return `number ${at}`;
  if (number < Number(element.min_value ?? number)) return `too_small ${at}`;
  return number > Number(element.max_value ?? number) ? `too_big ${at}` : undefined;
}
