import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { postJson } from '../shared/http.ts';
import { Blocks } from './blocks.ts';
import { useSlack } from './context.ts';
import { useViewSurface } from './view-surface.ts';

/** What the app shows this person alone; opening it is told to the app. */
export function HomeView(): VNode {
  const { state, complain } = useSlack();
  const { home } = state;
  const surface = useViewSurface(home, 'home');
  useEffect(() => {
    void postJson('/slack/page/home', { user: state.me }).then((answer) => {
      if (!answer.ok) complain(`Home did not open: ${answer.error}`);
    });
  }, [state.me]);

  return html`<div class="home" role="tabpanel" aria-label="Home" tabindex="0" data-home=${home?.callback_id}>
    ${
      home
        ? html`<${Blocks} key=${home.id} blocks=${home.blocks} surface=${surface} />`
        : html`<p class="home-empty">${state.app.name} has not shown anything here yet.</p>`
    }
  </div>`;
}
