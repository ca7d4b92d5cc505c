import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { flagArg, readBody, textArg } from './args.ts';
import { answerJson, answerText } from './http.ts';
import { isJsonObject, parseJson } from './json.ts';
import type { Messages } from './messages.ts';
import { type ChatContent, readContent } from './methods/chat-content.ts';
import { refuse, SlackRefusal } from './refusal.ts';
import type { Ephemeral, JsonObject, SlackMessage } from './state.ts';
import type { Workspace } from './workspace.ts';

const MAX_USES = 5;
const VALID_MS = 30 * 60_000;

interface Origin {
  channel: string;
  /** Absent for a command, which no message stands for. */
  ts?: string;
  user: string;
  ephemeral: boolean;
}

export interface ResponseUrls {
  /** A new id, good for five uses within half an hour. */
  issue(origin: Origin): string;
  /** What an app answers at once, shown as if it came over the address. Returns what is shown. */
  say(origin: Origin, body: JsonObject): ChatContent;
  answer(request: IncomingMessage, response: ServerResponse, id: string): Promise<void>;
}

export function createResponseUrls(workspace: Workspace, messages: Messages): ResponseUrls {
  const issued = new Map<string, { origin: Origin; uses: number; until: number }>();

  function issue(origin: Origin): string {
    const id = randomBytes(12).toString('base64url');
    issued.set(id, { origin, uses: 0, until: Date.now() + VALID_MS });
    return id;
  }

  async function answer(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    try {
      const url = issued.get(id);
      if (url === undefined || url.until < Date.now()) refuse('expired_url');
      if (url.uses >= MAX_USES) refuse('used_url');
      const body = parseJson((await readBody(request)).toString('utf8'));
      if (!isJsonObject(body)) refuse('invalid_payload');
      url.uses += 1;
      apply(url.origin, body);
      answerText(response, 200, 'ok');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      const status = error.code === 'expired_url' || error.code === 'used_url' ? 404 : 400;
      answerJson(response, status, { ok: false, error: error.code, ...error.details });
    }
  }

  function apply(origin: Origin, body: JsonObject): void {
    if (flagArg(body, 'delete_original')) deleteOriginal(origin);
    else if (flagArg(body, 'replace_original')) replaceOriginal(origin, readContent(body));
    else addAnswer(origin, body);
  }

  function addAnswer(origin: Origin, body: JsonObject): ChatContent {
    const content = readContent(body);
    const thread = textArg(body, 'thread_ts');
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    if (textArg(body, 'response_type') === 'in_channel') {
      const { botId, id, userId } = workspace.app;
      const author = { user: userId, bot_id: botId, app_id: id };
      messages.add(workspace.needChannel(origin.channel), { ...author, ...content, ...inThread });
      return content;
    }
    const { text, blocks } = content;
    const ts = workspace.nextTs();
    const shown = { channel: origin.channel, ts, addressee: origin.user, text, ...inThread };
    workspace.ephemerals.push(blocks === undefined ? shown : { ...shown, blocks });
    workspace.changed();
    return content;
  }

  function deleteOriginal(origin: Origin): void {
    if (origin.ephemeral) {
      workspace.ephemerals.splice(ephemeralIndex(origin), 1);
      workspace.changed();
      return;
    }
    messages.erase(workspace.needChannel(origin.channel), original(origin));
  }

  function replaceOriginal(origin: Origin, { text, blocks }: ChatContent): void {
    if (origin.ephemeral) {
      const index = ephemeralIndex(origin);
      const { blocks: _blocks, ...before } = workspace.ephemerals[index] ?? refuse('message_not_found');
      const after: Ephemeral = { ...before, text, ...(blocks !== undefined && { blocks }) };
      workspace.ephemerals.splice(index, 1, after);
      workspace.changed();
      return;
    }
    const before = original(origin);
    const { blocks: _blocks, ...rest } = before;
    messages.change(workspace.needChannel(origin.channel), before, { ...rest, text, ...(blocks && { blocks }) });
  }

  function ephemeralIndex(origin: Origin): number {
    const index = workspace.ephemerals.findIndex((one) => one.ts === origin.ts && one.addressee === origin.user);
    return index === -1 ? refuse('message_not_found') : index;
  }

  function original(origin: Origin): SlackMessage {
    return workspace.message(origin.channel, origin.ts ?? '') ?? refuse('message_not_found');
  }

  return { issue, say: addAnswer, answer };
}
