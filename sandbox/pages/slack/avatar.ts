import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { displayName, useSlack } from './context.ts';

/** A square with initials in the member's color; the app has its own mark. */
export function Avatar({
  user,
  name,
  isApp,
  small,
}: {
  user?: string;
  name: string;
  isApp?: boolean;
  small?: boolean;
}): VNode {
  const { state } = useSlack();
  const size = small ? 'avatar small' : 'avatar';
  if (isApp || user === state.app.userId) {
    return html`<img class=${size} src="/assets/icon.svg" alt="" />`;
  }
  const member = state.members.find((one) => one.id === user);
  const initials = (member ? displayName(member) : name)
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
  const color = `#${member?.color ?? '5b6472'}`;
  return html`<span class=${size} style=${{ '--person': color }} aria-hidden="true">${initials}</span>`;
}
