import type { JobStatus } from '../src/domain/job-status.ts';
import type { Refusal } from '../src/domain/refusal.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { inert, mrkdwn, oneLine, type SlackContent, when } from './text.ts';

const EXCERPT_LENGTH = 160;
const NAMED = 5;

export interface RefusedAct {
  /** A reply that was written, or a button that was pressed. */
  doing: 'send' | 'act';
  /** First words of the message it is about, where the reader could wonder which. */
  excerpt?: string;
}

/** A "no" for one person: ephemeral or direct message. */
export function refusalMessage(refusal: Refusal, texts: Texts, act: RefusedAct): SlackContent {
  const status: JobStatus = 'status' in refusal ? refusal.status : 'new';
  const by = 'by' in refusal && refusal.by ? inert(refusal.by) : undefined;
  const at = 'at' in refusal && refusal.at ? when(refusal.at, texts, 'sentence') : undefined;
  const names = namesIn(refusal, texts, inert);
  const facts = { status, ...(by && { by }), ...(at && { at }), ...(names && { names }) };
  const said = texts.refusals[refusal.code]({ doing: act.doing, ...facts });
  const excerpt = act.excerpt ? inert(act.excerpt, EXCERPT_LENGTH) : '';
  const text = excerpt ? `${said}\n> ${excerpt}` : said;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}

/** A "no" under the field it is about: nothing in it is read as markup. */
export function refusalWords(refusal: Refusal, texts: Texts): string {
  const names = namesIn(refusal, texts, oneLine);
  return texts.refusals[refusal.code]({ doing: 'act', status: 'new', ...(names && { names }) });
}

function namesIn(refusal: Refusal, texts: Texts, write: (name: string) => string): string | undefined {
  if (!('names' in refusal)) return undefined;
  const named = refusal.names.slice(0, NAMED).map((name) => write(name) || texts.outside.someone);
  const left = refusal.names.length - named.length;
  return [...named, ...(left > 0 ? [texts.card.more({ count: left })] : [])].join(', ');
}
