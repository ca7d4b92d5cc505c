import { describe, expect, it } from 'vitest';
import * as actionIds from '../../blocks/action-ids.ts';
import { LISTENERS } from '../../src/listeners/index.ts';
import { readManifest } from '../support/manifest.ts';
import { manifestSchema } from '../support/manifest-schema.ts';

const manifest = manifestSchema.parse(readManifest());

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

/** Ids of one list of `action-ids.ts`; a list that does not exist yet has none. */
function idsOf(list: string): string[] {
  const lists: Record<string, Record<string, string>> = { ...actionIds };
  return sorted(Object.values(lists[list] ?? {}));
}

/** What an event subscription is called when it arrives: `message.channels` comes in as `message`. */
function arrivesAs(subscription: string): string {
  return subscription.split('.')[0] ?? subscription;
}

describe('every id that Slack can send back has a listener, and every listener an id', () => {
  it('for buttons and menus', () => {
    expect(sorted([...Object.keys(LISTENERS.actions), ...Object.keys(LISTENERS.options)])).toEqual(idsOf('ACTION_IDS'));
  });

  it('for dialogs and shortcuts', () => {
    expect(sorted([...Object.keys(LISTENERS.views), ...Object.keys(LISTENERS.shortcuts)])).toEqual(
      idsOf('CALLBACK_IDS'),
    );
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
