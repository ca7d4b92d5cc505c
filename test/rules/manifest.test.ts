import { describe, expect, it } from 'vitest';
import { readManifest } from '../support/manifest.ts';
import { type Manifest, manifestSchema } from '../support/manifest-schema.ts';

const manifest = manifestSchema.parse(readManifest());

/** The manifest with one thing changed. */
function changed(change: (copy: Manifest) => void): unknown {
  const copy = structuredClone(manifest);
  change(copy);
  return copy;
}

describe('manifest.yml', () => {
  it('keeps the rules of the public manifest schema', () => {
    expect(manifestSchema.safeParse(readManifest()).error?.issues ?? []).toEqual([]);
  });

  it('sends events and clicks to the one endpoint that takes them', () => {
    const { event_subscriptions, interactivity } = manifest.settings;
    for (const address of [event_subscriptions.request_url, interactivity.request_url]) {
      expect(new URL(address ?? '').pathname).toBe('/slack/events');
    }
  });

  it('asks for the scopes that its events need', () => {
    const needed: Record<string, string> = {
      app_home_opened: 'none',
      app_uninstalled: 'none',
      tokens_revoked: 'none',
      'message.channels': 'channels:history',
      'message.groups': 'groups:history',
      channel_unarchive: 'channels:read',
      group_unarchive: 'groups:read',
      member_joined_channel: 'channels:read',
      user_change: 'users:read',
    };
    for (const event of manifest.settings.event_subscriptions.bot_events ?? []) {
      expect([...manifest.oauth_config.scopes.bot, 'none'], event).toContain(needed[event]);
    }
  });
});

describe('a manifest is refused', () => {
  const mistakes: [string, unknown][] = [
    ['with a name of 36 letters', changed((copy) => (copy.display_information.name = 'x'.repeat(36)))],
    [
      'with a long description of 174 letters',
      changed((copy) => (copy.display_information.long_description = 'x'.repeat(174))),
    ],
    ['with a color that is none', changed((copy) => (copy.display_information.background_color = 'green'))],
    [
      'with an address that is none',
      changed((copy) => (copy.settings.interactivity.request_url = 'jobline.example.com')),
    ],
    [
      'with the same event twice',
      changed((copy) => (copy.settings.event_subscriptions.bot_events = ['app_mention', 'app_mention'])),
    ],
    [
      'with a slash command that has no slash',
      changed((copy) => (copy.features.slash_commands = [{ command: 'jobline', description: 'x' }])),
    ],
    ['with a key that Slack does not know', { ...manifest, colour: 'green' }],
  ];

  it.each(mistakes)('%s', (_, mistaken) => {
    expect(manifestSchema.safeParse(mistaken).success).toBe(false);
  });
});
