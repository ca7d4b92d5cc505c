import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './state.ts';

/** What the app was installed with. */
export interface Installation {
  events: ReadonlySet<string>;
  scopes: ReadonlySet<string>;
  interactive: boolean;
  socketMode: boolean;
}

/** Reads what the local Slack needs of a manifest. Throws when neither an object nor a readable file is given. */
export function readInstallation(source: { manifest?: JsonObject; manifestFile?: string }): Installation {
  const manifest = source.manifest ?? readManifestFile(source.manifestFile);
  const settings = child(manifest, 'settings');
  return {
    events: new Set(names(child(settings, 'event_subscriptions').bot_events)),
    scopes: new Set(names(child(child(manifest, 'oauth_config'), 'scopes').bot)),
    interactive: child(settings, 'interactivity').is_enabled === true,
    socketMode: settings.socket_mode_enabled === true,
  };
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
