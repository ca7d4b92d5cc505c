import { overTheWire, parseJson } from '../json.ts';
import type { Installation } from '../manifest.ts';
import { exchangeSigned } from '../signed-post.ts';
import type { EnvelopeKind, Sockets } from '../socket/sockets.ts';
import type { Json, JsonObject, Member } from '../state.ts';
import type { Workspace } from '../workspace.ts';

export interface InteractionOptions {
  appUrl: () => string;
  /** Where the local Slack is reached; learnt from the first request. */
  baseUrl: () => string;
  signingSecret: string;
  answerWithinMs: number;
  sockets: Sockets;
}

/** What the app said: JSON, other words as they are, or nothing. */
export type AppAnswer = { ok: true; status: number; body?: Json } | { ok: false; error: string };

export interface Interactions {
  /** A click, a sent dialog, a shortcut: one signed request or envelope, 3 seconds, no retry. */
  interact(payload: JsonObject): Promise<AppAnswer>;
  /** A menu asks for its options. */
  askForOptions(payload: JsonObject): Promise<AppAnswer>;
  command(fields: Record<string, string>, path: string): Promise<AppAnswer>;
}

export function createInteractions(installation: Installation, options: InteractionOptions): Interactions {
  async function send(
    kind: EnvelopeKind,
    payload: JsonObject,
    form: URLSearchParams,
    path: string,
  ): Promise<AppAnswer> {
    if (options.sockets.inUse()) {
      const told = await options.sockets.deliver(kind, overTheWire(payload));
      if (!told.acknowledged) return { ok: false, error: told.reason };
      return { ok: true, status: 200, ...(told.payload !== undefined && { body: told.payload }) };
    }
    const { outcome, text } = await exchangeSigned({
      url: `${options.appUrl()}${path}`,
      body: form.toString(),
      contentType: 'application/x-www-form-urlencoded',
      signingSecret: options.signingSecret,
      answerWithinMs: options.answerWithinMs,
    });
    if (outcome.delivered) return { ok: true, status: outcome.status, ...bodyOf(text) };
    const { reason, status } = outcome;
    return { ok: false, error: status === undefined ? reason : `${reason} ${status}` };
  }

  function interact(payload: JsonObject, path = '/slack/events'): Promise<AppAnswer> {
    return send('interactive', payload, new URLSearchParams({ payload: JSON.stringify(overTheWire(payload)) }), path);
  }

  return {
    interact,
    askForOptions: (payload) => {
      if (installation.optionsPath === undefined && !options.sockets.inUse()) {
        return Promise.resolve({ ok: false, error: 'This app has no message_menu_options_url in its manifest.' });
      }
      return interact(payload, installation.optionsPath);
    },
    command: (fields, path) => send('slash_commands', { ...fields }, new URLSearchParams(fields), path),
  };
}

function bodyOf(text: string): { body?: Json } {
  if (text.trim() === '') return {};
  return { body: parseJson(text) ?? text };
}

/** What all payloads of interactions share. */
export function fromPerson({ team, app }: Workspace, person: Member): JsonObject {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: app.id,
    token: 'local-slack-verification-token',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Seconds with six digits behind the point, as `action_ts` has them. */
export function actionTs(): string {
  const micros = BigInt(Date.now()) * 1000n + BigInt(Math.floor(Math.random() * 1000));
  const digits = micros.toString();
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
