import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { SlackContent } from '../../blocks/text.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { texts as textsIn } from '../../src/i18n/texts.ts';
import { nodes } from './slack-limits.ts';
import { ORDINARY } from './surface-data.ts';
import { messagesOf } from './surface-messages.ts';

/** What a screen reader does not say, or says otherwise: marks, entities, the look of links. */
function plain(words: string): string {
  return words
    .replace(/^(?:>|&gt;) /gm, '')
    .replace(/<(https?:[^|<>]+)\|([^<>]*)>/g, '$2')
    .replace(/<(https?:[^|<>]+)>/g, '$1')
    .replace(/[*`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every line of the blocks, button labels apart. */
function linesOf(blocks: readonly KnownBlock[]): string[] {
  const words = blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'header':
        return [block.text.text];
      case 'section':
        return [...(block.text ? [block.text] : []), ...(block.fields ?? [])].map(({ text }) => text);
      case 'context':
        return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
      case 'rich_text':
        return block.elements.map((part) => nodes(part).map(richWords).join(''));
      case 'actions':
      case 'divider':
        return [];
      default:
        throw new Error(`no message has a block of type ${block.type}`);
    }
  });
  return words.flatMap((each) => each.split('\n')).map(plain);
}

/** Words of rich text stand as they are: no mark in them is one. */
function richWords({ type, text, url }: Record<string, unknown>): string {
  if (type === 'link') return String(text ?? url);
  return type === 'text' ? String(text) : '';
}

function unspoken({ text, blocks }: SlackContent): string[] {
  const said = plain(text);
  return linesOf(blocks).filter((line) => !said.includes(line));
}

describe.each(LANGUAGES)('in %s the text of every message', (language) => {
  const texts = textsIn(language);
  const messages = messagesOf(ORDINARY, texts);

  it('tells all that its blocks tell', () => {
    const missing = messages.flatMap(([name, content]) => unspoken(content).map((line) => `${name}: ${line}`));
    expect(missing).toEqual([]);
  });

  it('names the choice where only its buttons decide', () => {
    const { retry } = texts.card.buttons;
    const { send, keep } = texts.relay.held;
    const mute = messages.filter(([name, { text, blocks }]) => {
      const ids = nodes(blocks).map(({ action_id }) => action_id);
      const choices = name.startsWith('held') ? [send, keep] : ids.includes('delivery_retry') ? [retry] : [];
      return choices.some((choice) => !text.includes(choice));
    });
    expect(mute.map(([name, { text }]) => `${name}: ${text}`)).toEqual([]);
  });
});

it('a text that lacks a line of its blocks is found out', () => {
  const blocks: KnownBlock[] = [
    { type: 'section', fields: [{ type: 'mrkdwn', text: '*Status*\n🔵\u00a0New' }] },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one\ntwo' }] }] },
  ];
  expect(unspoken({ text: 'Status: 🔵 New\none', blocks })).toEqual(['two']);
  expect(unspoken({ text: 'Status: 🔵 New\none\ntwo', blocks })).toEqual([]);
});
