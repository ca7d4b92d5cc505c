import { expect } from 'vitest';
import type { SlackContent } from '../../blocks/text.ts';

/** Fails where Slack would answer `invalid_blocks` or `msg_too_long`. */
export function expectWithinLimits(content: SlackContent): void {
  expect(beyondLimits(content)).toEqual([]);
}

function beyondLimits({ text, blocks }: SlackContent): string[] {
  const problems = [...outside('text', text.length, 1, 3900), ...outside('blocks', blocks.length, 1, 50)];
  for (const block of blocks) {
    if (block.type === 'header') problems.push(...wrongText(block.text, 150));
    if (block.type === 'context') problems.push(...outside('context', block.elements.length, 1, 10));
    if (block.type === 'section') {
      if (block.text === undefined) problems.push(...outside('fields', block.fields?.length ?? 0, 1, 10));
      for (const field of block.fields ?? []) problems.push(...wrongText(field, 2000));
    }
    if (block.type === 'actions') problems.push(...outside('actions', block.elements.length, 1, 6));
  }
  for (const node of nodes(blocks)) {
    if (node.type === 'plain_text' || node.type === 'mrkdwn') problems.push(...wrongText(node, 3000));
    if (node.type === 'button') {
      problems.push(
        ...wrongText(asNode(node.text), 75),
        ...outside('value', String(node.value).length, 0, 2000),
        ...outside('accessibility_label', String(node.accessibility_label ?? '').length, 0, 75),
      );
    }
    if (node.type === 'text') problems.push(...outside('rich text', String(node.text).length, 1, 3000));
  }
  return problems;
}

/**
 * Fails where text that is not ours has power: the only `<…>` that may stand in mrkdwn are dates, mentions of members and
 * a link to exactly what it shows; entities are whole; nothing reorders what is read.
 */
export function expectNoPower(content: SlackContent): void {
  expect(powers(content)).toEqual([]);
}

function powers({ text, blocks }: SlackContent): string[] {
  const all = nodes(blocks);
  const spoken = [text, ...all.flatMap((node) => (node.type === 'mrkdwn' ? [String(node.text)] : []))];
  const problems = spoken.filter((words) => {
    const harmless = words
      .replace(/<!date\^\d+\^[^^|<>]*\|[^<>]*>/g, '')
      .replace(/<@[UW][A-Z0-9]+>/g, '')
      .replace(/<https:\/\/([^|<>]+)\|([^<>]+)>/g, (_, url, label) => (url === label ? '' : 'DISGUISED <'))
      .replace(/^> /gm, '');
    return /[<>]/.test(harmless) || harmless.replace(/&(?:amp|lt|gt);/g, '').includes('&');
  });
  if (/[\u202a-\u202e]/.test(JSON.stringify({ text, blocks }))) problems.push('a character reorders what is read');
  for (const node of all) {
    if (node.type === 'mrkdwn' && node.verbatim !== true) problems.push(`not verbatim: ${node.text}`);
    if (node.type === 'plain_text' && node.emoji !== false) problems.push(`emoji: ${node.text}`);
    if (['user', 'usergroup', 'broadcast', 'channel'].includes(String(node.type))) problems.push(String(node.type));
  }
  return problems;
}

type Node = Record<string, unknown>;

/** Every object inside, at any depth. */
export function nodes(value: unknown): Node[] {
  const found: Node[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Node[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found);
  else if (typeof value === 'object' && value !== null) {
    found.push(asNode(value));
    for (const each of Object.values(value)) collect(each, found);
  }
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function outside(what: string, length: number, least: number, most: number): string[] {
  return length < least || length > most ? [`${what}: ${length} is not from ${least} to ${most}`] : [];
}

function wrongText(text: object, limit: number): string[] {
  const words = String(asNode(text).text);
  return outside(words.slice(0, 40), words.length, 1, limit);
}
