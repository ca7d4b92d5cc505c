import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { postJson } from '../shared/http.ts';
import { useSlack } from './context.ts';
import { Menu, type MenuItem } from './menu.ts';

/** "More actions" of a message: what the app can do with it. */
export function MessageShortcuts({ channel, ts }: { channel: string; ts: string }): VNode | null {
  const items = useShortcuts('message', { channel, ts });
  if (items.length === 0) return null;
  return html`<${Menu} label="More actions" items=${items} look="tool-button" />`;
}

/** What the app can do anywhere. */
export function GlobalShortcuts(): VNode | null {
  const items = useShortcuts('global', {});
  if (items.length === 0) return null;
  return html`<${Menu} label="Shortcuts" items=${items} look="style-button"><span aria-hidden="true">⚡</span></${Menu}>`;
}

function useShortcuts(type: 'message' | 'global', about: { channel?: string; ts?: string }): MenuItem[] {
  const { state, complain } = useSlack();
  return state.app.shortcuts
    .filter((shortcut) => shortcut.type === type)
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      words: name,
      hint: `${description} · ${state.app.name}`,
      onChoose: async () => {
        const answer = await postJson('/slack/page/shortcuts', { user: state.me, callbackId, ...about });
        if (!answer.ok) complain(`“${name}” did not work: ${answer.error}`);
      },
    }));
}
