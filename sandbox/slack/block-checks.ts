import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './state.ts';

/** Collects what is wrong, worded and pointed at as Slack does. */
export class Problems {
  readonly found: string[] = [];

  add(problem: string, pointer: string): void {
    this.found.push(`${problem} [json-pointer:${pointer}]`);
  }
}

/** Checks one value; `at` is its JSON pointer. */
export type Check = (value: Json | undefined, at: string, problems: Problems) => void;

/** An object with exactly these fields; `?` at a name's end makes the field optional. */
export function objectOf(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields).map(([key, check]) => {
    const optional = key.endsWith('?');
    return { name: optional ? key.slice(0, -1) : key, optional, check };
  });
  const known = new Set(checks.map(({ name }) => name));
  return (value, at, problems) => {
    if (!isJsonObject(value)) return problems.add('must be a JSON object', at);
    for (const name of Object.keys(value)) {
      if (!known.has(name)) problems.add(`invalid additional property: ${name}`, at);
    }
    for (const { name, optional, check } of checks) {
      const field = value[name];
      if (field !== undefined) check(field, `${at}/${name}`, problems);
      else if (!optional) problems.add(`missing required field: ${name}`, at);
    }
  };
}

/** Chooses the check by the object's `type`. */
export function byType(what: string, checks: Readonly<Record<string, Check>>): Check {
  return (value, at, problems) => {
    if (!isJsonObject(value)) return problems.add('must be a JSON object', at);
    const type = value.type;
    if (typeof type !== 'string') return problems.add('missing required field: type', at);
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    if (check === undefined) return problems.add(`unsupported type: ${type} for ${what}`, `${at}/type`);
    check(value, at, problems);
  };
}

export function listOf(check: Check, least: number, most: number): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) return problems.add('must be an array', at);
    if (value.length < least) problems.add(`no fewer than ${least} items required`, at);
    if (value.length > most) problems.add(`no more than ${most} items allowed`, at);
    for (const [index, item] of value.entries()) check(item, `${at}/${index}`, problems);
  };
}

/** Lengths are counted in code points. */
export function textOf(least: number, most: number): Check {
  return (value, at, problems) => {
    if (typeof value !== 'string') return problems.add('must be a string', at);
    const length = [...value].length;
    if (length < least) problems.add(`must be more than ${least - 1} characters`, at);
    if (length > most) problems.add(`must be less than ${most + 1} characters`, at);
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at, problems) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      problems.add(`must be one of: ${allowed.join(', ')}`, at);
  };
}

export const flag: Check = (value, at, problems) => {
  if (typeof value !== 'boolean') problems.add('must be a boolean', at);
};

export const wholeNumber: Check = (value, at, problems) => {
  if (!Number.isInteger(value)) problems.add('must be an integer', at);
};

export const webAddress: Check = (value, at, problems) => {
  textOf(1, 3000)(value, at, problems);
  if (typeof value === 'string' && !/^https?:\/\/\S+$/.test(value)) problems.add('invalid url', at);
};

/** Runs several checks on the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, problems) => {
    for (const check of checks) check(value, at, problems);
  };
}

/** At least one of the fields must be there. */
export function someOf(...names: readonly string[]): Check {
  return (value, at, problems) => {
    if (isJsonObject(value) && names.every((name) => value[name] === undefined)) {
      problems.add(`missing required field: ${names.join(' or ')}`, at);
    }
  };
}

/** No two objects of a list bear the same `name`. */
export function uniqueIn(list: readonly (JsonObject | Json)[], name: string, at: string, problems: Problems): void {
  const seen = new Set<Json>();
  for (const [index, item] of list.entries()) {
    const id = isJsonObject(item) ? item[name] : undefined;
    if (id === undefined) continue;
    if (seen.has(id)) problems.add(`${name} ${JSON.stringify(id)} already exists`, `${at}/${index}/${name}`);
    seen.add(id);
  }
}
