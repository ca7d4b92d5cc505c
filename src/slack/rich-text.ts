import { emojiFromHex } from './emoji.ts';
import { type Inline, inlinesOf, type RichBlock, readMessage, type WrittenMessage } from './rich-text-model.ts';
import { type MentionNames, renderHtml, renderPlain } from './rich-text-render.ts';

/** Slack ids that a message mentions; look up their names before rendering. */
export interface Mentions {
  users: string[];
  channels: string[];
  usergroups: string[];
}

/** A member's words as they read outside Slack: plain text, and well-formed HTML with nothing but formatting and safe links. */
export interface RenderedWords {
  body: string;
  html: string;
}

export function collectMentions(message: WrittenMessage): Mentions {
  const found: Mentions = { users: [], channels: [], usergroups: [] };
  const lists = { user: found.users, channel: found.channels, usergroup: found.usergroups };
  for (const inline of readMessage(message).flatMap(inlinesOf)) {
    if (inline.kind !== 'user' && inline.kind !== 'channel' && inline.kind !== 'usergroup') continue;
    const list = lists[inline.kind];
    if (inline.id && !list.includes(inline.id)) list.push(inline.id);
  }
  return found;
}

/** Renders a message for the merchant. Ids without a name become words; unknown elements become their text or nothing. */
export function renderWords(message: WrittenMessage, names: MentionNames): RenderedWords {
  const blocks = readMessage(message);
  return { body: renderPlain(blocks, names), html: renderHtml(blocks, names) };
}

/**
 * The message in the forms that the relay policy looks at: its bare words without styles and list marks, and Slack's own text.
 * Both, since either alone can hide a prefix.
 */
export function relayForms(message: WrittenMessage): { forms: string[]; startsWithMention: boolean } {
  const blocks = readMessage(message);
  const inlines = blocks.flatMap(inlinesOf);
  const bare = blocks.map(bareBlock).join('\n');
  const forms = message.text && message.text !== bare ? [bare, message.text] : [bare];
  const first = inlines.find(
    (inline) => inline.kind !== 'text' || /[^\s*_~`>\p{Default_Ignorable_Code_Point}]/u.test(inline.text),
  );
  return { forms, startsWithMention: first !== undefined && isMention(first) };
}

function bareBlock(block: RichBlock): string {
  if (block.kind === 'list') return block.items.map((item) => item.map(bareInline).join('')).join('\n');
  return block.inlines.map(bareInline).join('');
}

function bareInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'link':
      return inline.label ?? inline.url;
    case 'emoji':
      return (inline.unicode && emojiFromHex(inline.unicode)) || `:${inline.name}:`;
    case 'date':
      return inline.fallback ?? '';
    default:
      return '@';
  }
}

function isMention(inline: Inline): boolean {
  return inline.kind === 'user' || inline.kind === 'usergroup' || inline.kind === 'broadcast';
}
