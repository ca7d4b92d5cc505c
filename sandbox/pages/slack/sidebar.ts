import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Avatar } from './avatar.ts';
import { type Channel, displayName, useSlack } from './context.ts';
import { unreadCount } from './read-marks.ts';

/** The workspace at the left: who one is, the channels, the DM with the app. */
export function Sidebar({ current, onUser }: { current: string; onUser(user: string): void }): VNode {
  const { state } = useSlack();
  const me = state.members.find((member) => member.id === state.me);
  const people = state.members.map(
    (member) => html`<option value=${member.id} selected=${member.id === state.me}>
      ${displayName(member)}${member.isMember ? '' : ' (no member)'}
    </option>`,
  );
  return html`<div class="sidebar">
    <p class="team-name">${state.team.name}</p>
    <nav aria-label="Channels">
      <h2>Channels</h2>
      <ul>${state.channels.filter((one) => one.kind === 'channel').map((one) => html`<${Entry} channel=${one} current=${current} />`)}</ul>
      <h2>Apps</h2>
      <ul>${state.channels.filter((one) => one.kind === 'dm').map((one) => html`<${Entry} channel=${one} current=${current} />`)}</ul>
    </nav>
    <label class="who">
      <span class="who-label">You are</span>
      <span class="who-pick">
        <${Avatar} user=${state.me} name=${me?.name ?? ''} small />
        <select aria-label="You are" onChange=${(event: Event) => onUser((event.target as HTMLSelectElement).value)}>${people}</select>
      </span>
      <span class="who-hint">Open a second window to be someone else there.</span>
    </label>
  </div>`;
}

function Entry({ channel, current }: { channel: Channel; current: string }): VNode {
  const { state, openChannel } = useSlack();
  const unread = channel.id === current ? 0 : unreadCount(state, channel);
  const sign =
    channel.kind === 'dm'
      ? html`<img class="app-icon" src="/assets/icon.svg" alt="" />`
      : html`<span class="hash">#</span>`;
  const name = channel.kind === 'dm' ? state.app.name : channel.name;
  return html`<li>
    <button
      type="button"
      class=${unread > 0 ? 'unread' : ''}
      aria-current=${channel.id === current ? 'page' : undefined}
      data-channel-link=${channel.id}
      onClick=${() => openChannel(channel.id)}
    >
      ${sign}<span class="entry-name">${name}</span>
      ${unread > 0 && html`<span class="count" aria-label=${`${unread} unread`}>${unread}</span>`}
    </button>
  </li>`;
}
