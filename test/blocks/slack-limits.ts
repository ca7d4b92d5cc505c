import { expect } from 'vitest';
import type { SlackContent } from '../../blocks/text.ts';

/** Fails where Slack would answer `invalid_blocks` or `msg_too_long`. */
export function expectWithinLimits({ text, blocks }: SlackContent): void {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(3900);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(50);
  for (const block of blocks) {
    if (block.type === 'header') expectText(block.text, 150);
    if (block.type === 'context') {
      expect(block.elements.length).toBeGreaterThan(0);
      expect(block.elements.length).toBeLessThanOrEqual(10);
    }
    if (block.type === 'section') {
      expect(block.text !== undefined || (block.fields?.length ?? 0) > 0).toBe(true);
      expect(block.fields?.length ?? 1).toBeLessThanOrEqual(10);
      for (const field of block.fields ?? []) expectText(field, 2000);
    }
    if (block.type === 'actions') {
      expect(block.elements.length).toBeGreaterThan(0);
      expect(block.elements.length).toBeLessThanOrEqual(6);
    }
  }
  for (const node of nodes(blocks)) {
    if (node.type === 'plain_text' || node.type === 'mrkdwn') expectText(node, 3000);
    if (node.type === 'button') {
      expectText(asNode(node.text), 75);
      expect(String(node.value).length).toBeLessThanOrEqual(2000);
      expect(String(node.accessibility_label ?? '').length).toBeLessThanOrEqual(75);
    }
    if (node.type === 'text') expect(String(node.text).length).toBeGreaterThan(0);
  }
}

/**
 * Fails where text that is not ours has power: the only `<…>` that may stand in mrkdwn are dates, mentions of members and
 * a link to exactly what it shows; entities are whole; nothing reorders what is read.
 */
export function expectNoPower({ text, blocks }: SlackContent): void {
  const spoken = [text, ...nodes(blocks).flatMap((node) => (node.type === 'mrkdwn' ? [String(node.text)] : []))];
  for (const words of spoken) {
    const harmless = words
      .replace(/<!date\^\d+\^[^^|<>]*\|[^<>]*>/g, '')
      .replace(/<@[UW][A-Z0-9]+>/g, '')
      .replace(/<https:\/\/([^|<>]+)\|([^<>]+)>/g, (_, url, label) => (url === label ? '' : 'DISGUISED <'))
      .replace(/^> /gm, '');
    expect(harmless).not.toMatch(/[<>]/);
    expect(harmless.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
  }
  expect(JSON.stringify({ text, blocks })).not.toMatch(/[\u202a-\u202e]/);
  for (const node of nodes(blocks)) {
    if (node.type === 'mrkdwn') expect(node.verbatim).toBe(true);
    if (node.type === 'plain_text') expect(node.emoji).toBe(false);
    expect(['user', 'usergroup', 'broadcast', 'channel']).not.toContain(node.type);
  }
}

type Node = Record<string, unknown>;

/** Every object inside, at any depth. */
export function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  return [asNode(value), ...Object.values(value).flatMap(nodes)];
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function expectText(value: object, limit: number): void {
  const words = String(asNode(value).text);
  expect(words.length).toBeGreaterThan(0);
  expect(words.length).toBeLessThanOrEqual(limit);
}
