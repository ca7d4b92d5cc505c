import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { SlackContent } from '../../blocks/text.ts';
import { acceptBlocks } from '../../sandbox/slack/validate-blocks.ts';
import { acceptView } from '../../sandbox/slack/views/validate-view.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { texts as textsIn } from '../../src/i18n/texts.ts';
import { help } from '../../src/listeners/slash-command/help.ts';
import { expectNoPower, expectWithinLimits } from './slack-limits.ts';
import { BRIMS, largest, ORDINARY, type SurfaceData, TEAM_URL } from './surface-data.ts';
import { mailsOf } from './surface-mails.ts';
import { messagesOf } from './surface-messages.ts';
import { preferencesOf } from './surface-preferences.ts';
import { dialogsOf, homesOf, optionsOf } from './surface-views.ts';

/** Everything that is wrong, by name: one look at all of it. */
function faults<Surface>(surfaces: readonly [string, Surface][], check: (surface: Surface) => void): string[] {
  return surfaces.flatMap(([name, surface]) => {
    try {
      check(surface);
      return [];
    } catch (error) {
      return [`${name}: ${reasonOf(error)}`];
    }
  });
}

function reasonOf(error: unknown): string {
  const extra: unknown = Object(error).extra ?? '';
  return `${error instanceof Error ? error.message : String(error)} ${JSON.stringify(extra)}`.slice(0, 600);
}

/** The same without what is ours: links to threads, channels. */
function theirs<Surface>(surface: Surface): Surface {
  const own = new RegExp(`<${TEAM_URL}archives/C0JOBS/p\\d+(?:\\|([^<>]*))?>`, 'g');
  return JSON.parse(JSON.stringify(surface).replace(own, '$1').replaceAll('<#C0JOBS>', '#jobs'));
}

function expectMessage(content: SlackContent): void {
  expectWithinLimits(content);
  acceptBlocks(JSON.parse(JSON.stringify(content.blocks)));
  expectNoPower(theirs(content));
  expectWhole(content);
}

function expectView(view: { type: string; blocks: unknown[] }, type: 'modal' | 'home'): void {
  acceptView(JSON.parse(JSON.stringify(view)), type);
  const blocks = view.blocks.filter((block): block is KnownBlock => Object(block).type !== 'input');
  expectNoPower(theirs({ text: '–', blocks }));
  expectWhole(view);
}

/** No character is cut in two. */
function expectWhole(surface: unknown): void {
  expect(stringsIn(surface).filter((words) => !words.isWellFormed())).toEqual([]);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Long words in every language; the other ways of being large do not depend on the language, so each has one of them. */
function brimsFor(language: Language): [string, SurfaceData][] {
  const mine = Object.entries(BRIMS).filter(([name], n) => name === 'letters' || LANGUAGES[n % 6] === language);
  return [['ordinary', ORDINARY], ...mine.map(([name, brim]): [string, SurfaceData] => [name, largest(brim)])];
}

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = textsIn(language);

  it('nothing of what is ordinary is cut off', () => {
    const dialogs = [...dialogsOf(ORDINARY, texts), ...preferencesOf({ ...ORDINARY }, texts)];
    const views: [string, object][] = [...dialogs, ...homesOf(ORDINARY, texts), ...messagesOf(ORDINARY, texts)];
    const surfaces = [...views, ['options', optionsOf(ORDINARY, texts)] satisfies [string, object]];
    expect(faults(surfaces, (surface) => expect(JSON.stringify(surface)).not.toContain('…'))).toEqual([]);
  });

  it('every label of a dialog fits as the catalogue has it', () => {
    const labels = dialogsOf(ORDINARY, texts).flatMap(([, view]) => [view.title, view.submit, view.close]);
    for (const label of labels) expect(label?.text.length ?? 0).toBeLessThanOrEqual(24);
  });

  it('the help fits into one message', () => {
    const answer = help(texts);
    expect(answer.kind === 'said' && answer.text.length).toBeLessThanOrEqual(3900);
  });

  it.each(brimsFor(language))('every surface is within the limits and without power: %s', (_, data) => {
    expect(faults(messagesOf(data, texts), expectMessage)).toEqual([]);
    const dialogs: [string, ModalView][] = [...dialogsOf(data, texts), ...preferencesOf(data, texts)];
    expect(faults(dialogs, (view) => expectView(view, 'modal'))).toEqual([]);
    expect(faults(homesOf(data, texts), (view) => expectView(view, 'home'))).toEqual([]);
    for (const option of optionsOf(data, texts)) {
      expect(option.text.text.length).toBeLessThanOrEqual(75);
      expect(option.value?.length ?? 0).toBeLessThanOrEqual(150);
      expect(option.description?.text.length ?? 0).toBeLessThanOrEqual(75);
      expectWhole(option);
    }
    expect(faults(mailsOf(data, texts), expectMail)).toEqual([]);
  });
});

function expectMail({ subject, html, text }: { subject: string; html: string; text: string }): void {
  expect(subject).not.toMatch(/[\r\n]/);
  expect(subject.length).toBeLessThanOrEqual(150);
  expect(subject.isWellFormed() && html.isWellFormed() && text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/undefined|\[object/);
  expect(html.match(/<(?!\/?(?:!doctype|html|head|meta|title|body|div|p|br|a|span)\b)/gi)).toBeNull();
  for (const [, url] of html.matchAll(/href="([^"]*)"/g))
    expect(url).toMatch(/^https:\/\/(?:acme\.slack|jobline\.example)\.com\//);
}

/** What others of them are made with. */
const INNER = ['dialog', 'line', 'withTemplate'];
const BUILDER =
  /export function (\w+)\((?:(?!\nexport )[\s\S])*?\): (?:ModalView|HomeView|SlackContent|MailContent)\b/g;

it('no builder is forgotten here', () => {
  const blocks = filesUnder(new URL('../../blocks/', import.meta.url)).join('\n');
  const lists = filesUnder(new URL('.', import.meta.url), /^surface-.*\.ts$/).join('\n');
  const builders = [...blocks.matchAll(BUILDER)].map(([, name]) => name ?? '');
  expect(builders.length).toBeGreaterThan(35);
  expect(builders.filter((name) => !INNER.includes(name) && !lists.includes(`${name}(`))).toEqual([]);
});

function filesUnder(folder: URL, named = /\.ts$/): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && named.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
