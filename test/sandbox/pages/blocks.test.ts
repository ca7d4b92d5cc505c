import type { InputBlock, KnownBlock, RichTextSection } from '@slack/types';
import { html } from 'htm/preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Blocks } from '../../../sandbox/pages/slack/blocks.ts';
import { Slack, type SlackContext, type State } from '../../../sandbox/pages/slack/context.ts';
import type { Surface } from '../../../sandbox/pages/slack/surface.ts';

const state: State = {
  team: { id: 'T1', name: 'Team' },
  me: 'U1',
  members: [{ id: 'U1', name: 'ann', displayName: 'Ann', color: '4b6bfb', isMember: true }],
  channels: [{ id: 'C1', name: 'jobs', kind: 'channel', archived: false, messages: [] }],
  app: { userId: 'U0', name: 'Jobline', hasHome: false, commands: [], shortcuts: [] },
  views: [],
};

function doNothing(): void {
  // The page's own verbs are not called while it is only drawn.
}

const context: SlackContext = {
  state,
  openThread: doNothing,
  openChannel: doNothing,
  openHome: doNothing,
  complain: doNothing,
};

const surface: Surface = {
  use: async () => ({ ok: true, value: {} }),
  held: () => undefined,
  chosen: () => [],
  keep: doNothing,
  error: (blockId) => (blockId === 'wrong' ? 'Too short.' : undefined),
  load: async () => ({ ok: true, value: { options: [] } }),
};

function draw(...blocks: KnownBlock[]): string {
  return render(
    html`<${Slack.Provider} value=${context}><${Blocks} blocks=${blocks} surface=${surface} /></${Slack.Provider}>`,
  );
}

describe('the blocks of a message', () => {
  it('shows a button with its words and its action id', () => {
    const text = { type: 'plain_text', text: 'Open' } as const;
    const drawn = draw({
      type: 'actions',
      elements: [{ type: 'button', action_id: 'job_open', style: 'primary', text }],
    });
    expect(drawn).toContain('data-action-id="job_open"');
    expect(drawn).toContain('primary');
    expect(drawn).toContain('>Open<');
  });

  it('shows mentions by name in a section and its fields', () => {
    const drawn = draw({ type: 'section', fields: [{ type: 'mrkdwn', text: '*Assigned*\n<@U1>' }] });
    expect(drawn).toContain('@Ann');
    expect(drawn).toContain('<strong>Assigned</strong>');
  });

  it('never turns what somebody wrote into markup', () => {
    const drawn = draw({
      type: 'section',
      text: { type: 'mrkdwn', text: '&lt;img src=x onerror=alert(1)&gt; <javascript:alert(1)|x>' },
    });
    expect(drawn).toContain('&lt;img');
    expect(drawn).not.toContain('<img');
    expect(drawn).not.toContain('href');
  });

  it('draws every element of rich text', () => {
    const section: RichTextSection = { type: 'rich_text_section', elements: [{ type: 'text', text: 'point' }] };
    const drawn = draw({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'strong', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
            { type: 'emoji', name: 'tada' },
            { type: 'link', url: 'https://a.example', text: 'a' },
          ],
        },
        { type: 'rich_text_list', style: 'bullet', elements: [section] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ],
    });
    for (const part of ['<strong>strong</strong>', '@Ann', '🎉', '<li>point</li>', '<blockquote>said', '<pre>code']) {
      expect(drawn).toContain(part);
    }
    expect(drawn).not.toContain('data-unknown-block');
  });

  it('draws every input that a dialog can have, with what is wrong under it', () => {
    const options = [{ text: { type: 'plain_text', text: 'One' }, value: '1' }] as const;
    const elements: InputBlock['element'][] = [
      { type: 'plain_text_input' },
      { type: 'email_text_input' },
      { type: 'url_text_input' },
      { type: 'number_input', is_decimal_allowed: true },
      { type: 'static_select', options: [...options] },
      { type: 'external_select' },
      { type: 'users_select' },
      { type: 'conversations_select' },
      { type: 'channels_select' },
      { type: 'multi_static_select', options: [...options] },
      { type: 'multi_external_select' },
      { type: 'multi_users_select' },
      { type: 'multi_conversations_select' },
      { type: 'multi_channels_select' },
      { type: 'datepicker' },
      { type: 'timepicker' },
      { type: 'checkboxes', options: [...options] },
      { type: 'radio_buttons', options: [...options] },
    ];
    for (const element of elements) {
      const label = { type: 'plain_text', text: 'Label' } as const;
      const drawn = draw({ type: 'input', block_id: 'wrong', label, element: { ...element, action_id: 'value' } });
      expect(drawn, element.type).not.toContain('data-unknown-block');
      expect(drawn, element.type).toContain('data-action-id="value"');
      expect(drawn, element.type).toContain('Too short.');
    }
  });

  it('marks what it cannot draw', () => {
    const drawn = draw({
      type: 'video',
      title: { type: 'plain_text', text: 'x' },
      alt_text: 'x',
      video_url: 'https://a.example',
      thumbnail_url: 'https://a.example',
    });
    expect(drawn).toContain('data-unknown-block="video"');
  });
});
