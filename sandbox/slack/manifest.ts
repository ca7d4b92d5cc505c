import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './state.ts';

export interface SlashCommand {
  command: string;
  description: string;
  usageHint: string;
  shouldEscape: boolean;
  /** The path of its address. */
  path: string;
}

export interface Shortcut {
  name: string;
  type: 'message' | 'global';
  callbackId: string;
  description: string;
}

const EVENTS_PATH = '/slack/events';

/** What the app was installed with. */
export interface Installation {
  events: ReadonlySet<string>;
  scopes: ReadonlySet<string>;
  interactive: boolean;
  /** Whether Home is shown. */
  home: boolean;
  /** Where menus ask for their options. */
  optionsPath: string | undefined;
  commands: readonly SlashCommand[];
  shortcuts: readonly Shortcut[];
  socketMode: boolean;
}

/** Reads what the local Slack needs of a manifest. Throws when neither an object nor a readable file is given. */
export function readInstallation(source: { manifest?: JsonObject; manifestFile?: string }): Installation {
  const manifest = source.manifest ?? readManifestFile(source.manifestFile);
  const settings = child(manifest, 'settings');
  const features = child(manifest, 'features');
  return {
    events: new Set(names(child(settings, 'event_subscriptions').bot_events)),
    scopes: new Set(names(child(child(manifest, 'oauth_config'), 'scopes').bot)),
    interactive: child(settings, 'interactivity').is_enabled === true,
    home: child(features, 'app_home').home_tab_enabled === true,
    optionsPath: pathOf(child(settings, 'interactivity').message_menu_options_url),
    commands: objects(features.slash_commands).map(readCommand),
    shortcuts: objects(features.shortcuts).map(readShortcut),
    socketMode: settings.socket_mode_enabled === true,
  };
}

function readCommand(given: JsonObject): SlashCommand {
  return {
    command: text(given.command),
    description: text(given.description),
    usageHint: text(given.usage_hint),
    shouldEscape: given.should_escape === true,
    path: pathOf(given.url) ?? EVENTS_PATH,
  };
}

function readShortcut(given: JsonObject): Shortcut {
  return {
    name: text(given.name),
    type: given.type === 'global' ? 'global' : 'message',
    callbackId: text(given.callback_id),
    description: text(given.description),
  };
}

function pathOf(address: Json | undefined): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).pathname : undefined;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function readManifestFile(path: string | undefined): JsonObject {
  if (path === undefined) throw new Error('the local Slack needs a manifest to install the app from');
  const parsed: unknown = parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(parsed)) throw new Error(`${path} is not a manifest`);
  return parsed;
}

function child(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isJsonObject(value) ? value : {};
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
