import { emojiByName, emojiFromHex } from './emoji.ts';
import { safeLink, withoutSlackAddresses } from './links.ts';
import type { Inline, RichBlock, TextStyle } from './rich-text-model.ts';

/** How what only Slack knows is called outside. `words` are in the reader's language. */
export interface MentionNames {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
  usergroups: ReadonlyMap<string, string>;
  words: {
    someone: string;
    channel: string;
    group: string;
    everyone: string;
    everyoneHere: string;
    slackLink: string;
  };
}

/** One run of text, or one link, in both forms. */
interface Run {
  plain: string;
  html: string;
}

const TAGS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
] as const satisfies readonly (readonly [keyof TextStyle, string])[];

export function renderPlain(blocks: readonly RichBlock[], names: MentionNames): string {
  return blocks
    .map((block) => plainBlock(block, names))
    .map((text) => text.replace(/\n$/, ''))
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
}

export function renderHtml(blocks: readonly RichBlock[], names: MentionNames): string {
  let html = '';
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.kind === 'list') {
      const lists = takeLists(blocks, i);
      html += htmlLists(lists, names);
      i += lists.length - 1;
    } else if (block) html += htmlBlock(block, names);
  }
  return html;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function plainBlock(block: RichBlock, names: MentionNames): string {
  if (block.kind === 'list') {
    const indent = '  '.repeat(block.indent);
    return block.items
      .map((item, index) => {
        const marker = block.ordered ? `${block.offset + index + 1}.` : '•';
        return `${indent}${marker} ${plainInlines(item, names).replace(/\n/g, `\n${indent}  `)}`;
      })
      .join('\n');
  }
  const text = plainInlines(block.inlines, names);
  return block.kind === 'quote' ? text.replace(/\n$/, '').replace(/^/gm, '> ') : text;
}

function plainInlines(inlines: readonly Inline[], names: MentionNames): string {
  return inlines.map((inline) => runOf(inline, names).plain).join('');
}

function htmlBlock(block: Exclude<RichBlock, { kind: 'list' }>, names: MentionNames): string {
  const inner = htmlInlines(block.inlines, names);
  if (inner.trim() === '') return '';
  if (block.kind === 'pre') return `<pre>${inner}</pre>`;
  const lines = inner.replace(/^\n+|\n+$/g, '').replace(/\n/g, '<br>');
  return block.kind === 'quote' ? `<blockquote>${lines}</blockquote>` : `<p>${lines}</p>`;
}

function htmlInlines(inlines: readonly Inline[], names: MentionNames): string {
  return inlines.map((inline) => runOf(inline, names).html).join('');
}

type ListBlock = Extract<RichBlock, { kind: 'list' }>;

function takeLists(blocks: readonly RichBlock[], from: number): ListBlock[] {
  const lists: ListBlock[] = [];
  for (const block of blocks.slice(from)) {
    if (block.kind !== 'list') break;
    lists.push(block);
  }
  return lists;
}

/** Slack sends nested lists flat, one block per run of items with the same indent; HTML wants them inside the item before. */
function htmlLists(lists: readonly ListBlock[], names: MentionNames): string {
  const open: { indent: number; close: string }[] = [];
  let html = '';
  for (const list of lists) {
    const tag = list.ordered ? 'ol' : 'ul';
    const close = `</li></${tag}>`;
    while (open.length > 0 && deeper(open, list, close)) html += open.pop()?.close ?? '';
    for (const [index, item] of list.items.entries()) {
      const isNew = index === 0 && open.at(-1)?.indent !== list.indent;
      if (isNew) {
        html += list.ordered && list.offset > 0 ? `<ol start="${list.offset + 1}">` : `<${tag}>`;
        open.push({ indent: list.indent, close });
      } else html += '</li>';
      html += `<li>${htmlInlines(item, names).trim().replace(/\n/g, '<br>')}`;
    }
  }
  while (open.length > 0) html += open.pop()?.close ?? '';
  return html;
}

function deeper(open: readonly { indent: number; close: string }[], list: ListBlock, close: string): boolean {
  const last = open.at(-1);
  if (!last) return false;
  return last.indent > list.indent || (last.indent === list.indent && last.close !== close);
}

function runOf(inline: Inline, names: MentionNames): Run {
  if (inline.kind === 'link') return linkRun(inline, names);
  if (inline.kind === 'emoji') return plainRun(emojiText(inline), {});
  return plainRun(withoutSlackIds(textOf(inline, names), names), inline.style);
}

function textOf(inline: Exclude<Inline, { kind: 'link' | 'emoji' }>, names: MentionNames): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'user':
      return names.users.get(inline.id) ?? inline.label ?? names.words.someone;
    case 'channel': {
      const name = names.channels.get(inline.id) ?? inline.label;
      return name ? `#${name.replace(/^#/, '')}` : names.words.channel;
    }
    case 'usergroup':
      return names.usergroups.get(inline.id) ?? inline.label ?? names.words.group;
    case 'broadcast':
      return inline.range === 'here' ? names.words.everyoneHere : names.words.everyone;
    case 'date':
      return inline.fallback ?? isoMinutes(inline.seconds);
  }
}

function emojiText(emoji: Extract<Inline, { kind: 'emoji' }>): string {
  const char = emoji.unicode ? emojiFromHex(emoji.unicode) : emojiByName(emoji.name, emoji.skinTone);
  return char ?? (/^[\w+'-]+$/.test(emoji.name) ? `:${emoji.name}:` : '');
}

function isoMinutes(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function linkRun({ url, label, style }: Extract<Inline, { kind: 'link' }>, names: MentionNames): Run {
  const link = safeLink(url);
  const named = label === undefined ? undefined : withoutSlackIds(label, names);
  if (link.kind === 'slack') return plainRun(named ?? names.words.slackLink, style);
  if (link.kind === 'text') return plainRun(named ?? withoutSlackIds(link.shown, names), style);

  const shown = tidy(link.shown);
  const plain = named && !sameAddress(named, shown) ? `${named} (${shown})` : shown;
  return { plain, html: styled(`<a href="${escapeHtml(link.href)}">${escapeHtml(tidy(named ?? shown))}</a>`, style) };
}

function sameAddress(label: string, address: string): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return bare(label) === bare(address);
}

function plainRun(text: string, style: TextStyle): Run {
  const plain = tidy(text);
  return { plain, html: plain === '' ? '' : styled(escapeHtml(plain), style) };
}

function styled(html: string, style: TextStyle): string {
  return TAGS.reduce((inner, [key, tag]) => (style[key] ? `<${tag}>${inner}</${tag}>` : inner), html);
}

/** Ids also hide in text that was pasted or typed as code. */
function withoutSlackIds(text: string, names: MentionNames): string {
  const { users, channels, usergroups, words } = names;
  const clean = text
    .replace(
      /<@([UW][A-Z0-9]*)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => users.get(id) ?? (label || words.someone),
    )
    .replace(
      /<#([CGD][A-Z0-9]*)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => `#${channels.get(id) ?? (label || words.channel)}`,
    )
    .replace(
      /<!subteam\^(\w*)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => usergroups.get(id) ?? (label || words.group),
    )
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, (_, range: string) =>
      range === 'here' ? words.everyoneHere : words.everyone,
    );
  return withoutSlackAddresses(clean, words.slackLink);
}

/** Characters that no page or mail can carry are left out. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
}
