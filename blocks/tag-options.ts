import type { PlainTextOption } from '@slack/types';
import { TAG_NAME_LENGTH, type Tag, type TagRef, tagName } from '../src/domain/tag.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { oneLine, plainText } from './text.ts';

/** Options of one answer. */
const OPTIONS_AT_MOST = 100;
const OPTION_LENGTH = 75;

export function tagOption({ id, name }: Tag): PlainTextOption {
  return { text: plainText(oneLine(name, TAG_NAME_LENGTH)), value: `id:${id}` };
}

/** What a menu of tags offers for the words typed: the tags found, and a new one where none has this name. */
export function tagOptions(found: readonly Tag[], words: string, texts: Texts): PlainTextOption[] {
  const name = tagName(words);
  const isNew = name !== undefined && !found.some((tag) => sameName(tag.name, name));
  const options = found.slice(0, OPTIONS_AT_MOST - (isNew ? 1 : 0)).map(tagOption);
  return isNew ? [...options, newTagOption(name, texts)] : options;
}

function newTagOption(name: string, texts: Texts): PlainTextOption {
  const room = OPTION_LENGTH - texts.teamwork.createOption({ name: '' }).length;
  return { text: plainText(texts.teamwork.createOption({ name: oneLine(name, room) })), value: `new:${name}` };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The tag that an option means; undefined for a value that is none of ours. */
export function readTagOption(value: string | undefined): TagRef | undefined {
  if (value?.startsWith('new:')) return { name: value.slice('new:'.length) };
  const id = value?.startsWith('id:') ? Number(value.slice('id:'.length)) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? { id } : undefined;
}
