import { jsonArg, textArg } from '../args.ts';
import { textOfBlocks } from '../block-text.ts';
import { isJsonObject } from '../json.ts';
import { acceptMetadata } from '../metadata.ts';
import { normalizeMrkdwn } from '../mrkdwn.ts';
import { refuse } from '../refusal.ts';
import type { JsonObject, SlackBlock, SlackMessage } from '../state.ts';
import { acceptBlocks } from '../validate-blocks.ts';

/** Longer texts are cut by `chat.postMessage`. */
const TEXT_KEPT = 40_000;

export interface ChatContent {
  text: string;
  blocks?: SlackBlock[];
  attachments?: JsonObject[];
}

/** What a new message says. Refuses with `no_text` or the errors of blocks. */
export function readContent(args: JsonObject): ChatContent {
  const text = textArg(args, 'text') ?? '';
  const blocks = readBlocks(args);
  const attachments = readAttachments(args);
  const hasBlocks = blocks !== undefined && blocks.length > 0;
  const hasAttachments = attachments !== undefined && attachments.length > 0;
  if (text === '' && !hasBlocks && !hasAttachments) refuse('no_text');
  const words = text === '' && hasBlocks ? textOfBlocks(blocks) : normalizeMrkdwn(text);
  return {
    text: words.slice(0, TEXT_KEPT),
    ...(hasBlocks && { blocks }),
    ...(hasAttachments && { attachments }),
  };
}

/** Undefined where the argument is absent. */
export function readBlocks(args: JsonObject): SlackBlock[] | undefined {
  const blocks = jsonArg(args, 'blocks');
  return blocks.given ? acceptBlocks(blocks.value) : undefined;
}

export function readAttachments(args: JsonObject): JsonObject[] | undefined {
  const attachments = jsonArg(args, 'attachments');
  if (!attachments.given) return undefined;
  const { value } = attachments;
  return Array.isArray(value) && value.every(isJsonObject) ? value : refuse('invalid_attachments');
}

/** `given: false` leaves what is there; given but undefined takes it off. */
export function readMetadata(args: JsonObject): { given: boolean; metadata: SlackMessage['metadata'] } {
  const metadata = jsonArg(args, 'metadata');
  if (!metadata.given) return { given: false, metadata: undefined };
  return { given: true, metadata: acceptMetadata(metadata.value) };
}
