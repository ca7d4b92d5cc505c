import { describe, expect, it } from 'vitest';
import { ACTION_IDS, DIALOG_IDS, SHORTCUT_IDS, VALUE } from '../../blocks/action-ids.ts';
import { LISTENERS } from '../../src/listeners/index.ts';
import { readManifest } from '../support/manifest.ts';
import { manifestSchema } from '../support/manifest-schema.ts';

const manifest = manifestSchema.parse(readManifest());

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

/** What an event subscription is called when it arrives: `message.channels` comes in as `message`. */
function arrivesAs(subscription: string): string {
  return subscription.split('.')[0] ?? subscription;
}

describe('every id that Slack can send back has a listener, and every listener an id', () => {
  it('for buttons and menus', () => {
    expect(sorted(Object.keys(LISTENERS.actions))).toEqual(sorted(Object.values(ACTION_IDS)));
    expect(Object.keys(LISTENERS.options)).toEqual([VALUE]);
  });

  it('for dialogs and shortcuts', () => {
    expect(sorted(Object.keys(LISTENERS.views))).toEqual(sorted(Object.values(DIALOG_IDS)));
    expect(sorted(Object.keys(LISTENERS.shortcuts))).toEqual(sorted(Object.values(SHORTCUT_IDS)));
  });

  it('for events', () => {
    const subscriptions = manifest.settings.event_subscriptions.bot_events ?? [];
    expect(sorted(Object.keys(LISTENERS.events))).toEqual(sorted(subscriptions.map(arrivesAs)));
  });

  it('for shortcuts in the manifest', () => {
    const shortcuts = manifest.features.shortcuts ?? [];
    expect(sorted(Object.keys(LISTENERS.shortcuts))).toEqual(sorted(shortcuts.map((shortcut) => shortcut.callback_id)));
  });

  it('for slash commands', () => {
    const commands = manifest.features.slash_commands ?? [];
    expect(sorted(Object.keys(LISTENERS.commands))).toEqual(sorted(commands.map((command) => command.command)));
  });

  it('and interactivity is on as soon as there is anything to click', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(Object.keys(LISTENERS.actions).length > 0);
  });
});
