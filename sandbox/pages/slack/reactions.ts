import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { type Message, nameOf, useSlack } from './context.ts';
import { Emoji } from './text.ts';

/** The reactions under a message, with who reacted. */
export function Reactions({ reactions }: { reactions: Message['reactions'] }): VNode | null {
  const { state } = useSlack();
  if (reactions.length === 0) return null;
  const chips = reactions.map(({ name, users }) => {
    const who = users.map((user) => nameOf(state, user)).join(', ');
    const words = `${who} reacted with :${name}:`;
    return html`<li key=${name} data-reaction=${name} title=${words} aria-label=${words}>
      <${Emoji} name=${name} /><span>${users.length}</span>
    </li>`;
  });
  return html`<ul class="reactions">${chips}</ul>`;
}
