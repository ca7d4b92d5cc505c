import { mrkdwnToBlocks } from './mrkdwn.ts';

/** What a person wrote, in the shapes that matter outside Slack. */
export interface TextStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  underline?: boolean;
}

export type Inline =
  | { kind: 'text'; text: string; style: TextStyle }
  | { kind: 'link'; url: string; label?: string; style: TextStyle }
  | { kind: 'user' | 'channel' | 'usergroup'; id: string; label?: string; style: TextStyle }
  | { kind: 'broadcast'; range: string; style: TextStyle }
  | { kind: 'emoji'; name: string; unicode?: string; skinTone?: number }
  | { kind: 'date'; seconds: number; fallback?: string; style: TextStyle };

export type RichBlock =
  | { kind: 'section' | 'quote' | 'pre'; inlines: Inline[] }
  | { kind: 'list'; ordered: boolean; indent: number; offset: number; items: Inline[][] };

/** A Slack message as far as its words go; blocks are as Slack sent them. */
export interface WrittenMessage {
  text?: string | undefined;
  blocks?: readonly unknown[] | undefined;
}

/** Reads a message's rich text, or its mrkdwn text where it has none (bots, mails, some mobile shares). Never throws. */
export function readMessage(message: WrittenMessage): RichBlock[] {
  const blocks = (message.blocks ?? []).flatMap((block) => {
    const node = asNode(block);
    return node?.type === 'rich_text' ? listOf(node.elements).flatMap(readBlock) : [];
  });
  return blocks.length > 0 ? blocks : mrkdwnToBlocks(message.text ?? '');
}

export function inlinesOf(block: RichBlock): Inline[] {
  return block.kind === 'list' ? block.items.flat() : block.inlines;
}

type Node = Record<string, unknown>;

function readBlock(value: unknown): RichBlock[] {
  const node = asNode(value);
  if (!node) return [];
  switch (node.type) {
    case 'rich_text_quote':
      return [{ kind: 'quote', inlines: inlines(node) }];
    case 'rich_text_preformatted':
      return [{ kind: 'pre', inlines: inlines(node) }];
    case 'rich_text_list':
      return [
        {
          kind: 'list',
          ordered: node.style === 'ordered',
          indent: clamp(node.indent, 8),
          offset: clamp(node.offset, 9999),
          items: listOf(node.elements).map((item) => inlines(asNode(item) ?? {})),
        },
      ];
    default:
      return [{ kind: 'section', inlines: Array.isArray(node.elements) ? inlines(node) : readInline(node) }];
  }
}

function inlines(node: Node): Inline[] {
  return listOf(node.elements).flatMap(readInline);
}

function readInline(value: unknown): Inline[] {
  const node = asNode(value);
  if (!node) return [];
  const style = readStyle(node.style);
  const text = stringOf(node.text);
  switch (node.type) {
    case 'link':
      return [{ kind: 'link', url: stringOf(node.url) ?? '', ...(text && { label: text }), style }];
    case 'user':
      return [{ kind: 'user', id: stringOf(node.user_id) ?? '', style }];
    case 'channel':
      return [{ kind: 'channel', id: stringOf(node.channel_id) ?? '', style }];
    case 'usergroup':
      return [{ kind: 'usergroup', id: stringOf(node.usergroup_id) ?? '', style }];
    case 'broadcast':
      return [{ kind: 'broadcast', range: stringOf(node.range) ?? '', style }];
    case 'emoji':
      return [readEmoji(node)];
    case 'date':
      return [readDate(node, style)];
    case 'color':
      return [{ kind: 'text', text: stringOf(node.value) ?? '', style }];
    default:
      if (text !== undefined) return [{ kind: 'text', text, style }];
      return Array.isArray(node.elements) ? inlines(node) : [];
  }
}

function readEmoji(node: Node): Inline {
  const unicode = stringOf(node.unicode);
  const name = stringOf(node.name) ?? '';
  const tone = typeof node.skin_tone === 'number' ? node.skin_tone : undefined;
  return { kind: 'emoji', name, ...(unicode && { unicode }), ...(tone !== undefined && { skinTone: tone }) };
}

function readDate(node: Node, style: TextStyle): Inline {
  const fallback = stringOf(node.fallback);
  return { kind: 'date', seconds: Number(node.timestamp), ...(fallback && { fallback }), style };
}

function readStyle(value: unknown): TextStyle {
  const node = asNode(value) ?? {};
  return {
    ...(node.bold === true && { bold: true }),
    ...(node.italic === true && { italic: true }),
    ...(node.strike === true && { strike: true }),
    ...(node.code === true && { code: true }),
    ...(node.underline === true && { underline: true }),
  };
}

function asNode(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function clamp(value: unknown, most: number): number {
  return typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), most) : 0;
}
