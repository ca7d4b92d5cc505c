import type { SlackMessage } from './own-words.ts';

/** Web addresses and `:emoji:` in words that somebody typed into a field. */
const TOKENS = /(https?:\/\/[^\s<>"'`|\\^{}]*[^\s<>"'`|\\^{}.,;:!?)\]])|:([a-z0-9_+-]*[a-z_+][a-z0-9_+-]*):/gi;

/** Whether somebody typed this into a field: what was written in Slack has its place. */
export function wereTyped(content: SlackMessage): boolean {
  return content.ts === undefined;
}

/**
 * Words from a text field as if they had been written in Slack: no sign in them formats or mentions, addresses are links, and
 * `:tada:` is its picture.
 */
export function typedWords(text: string): SlackMessage {
  const elements: object[] = [];
  const add = (words: string): void => {
    if (words !== '') elements.push({ type: 'text', text: words });
  };
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [token, url, emoji] = match;
    add(text.slice(from, match.index));
    elements.push(url === undefined ? { type: 'emoji', name: emoji } : { type: 'link', url });
    from = match.index + token.length;
  }
  add(text.slice(from));
  return { blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] };
}
