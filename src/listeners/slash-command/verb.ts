import type { Texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import type { Answer } from './answer.ts';

/** A command about one job that exists. */
export interface OfJob {
  caller: Caller;
  threadId: number;
  /** `J-12` or `C-3`. */
  name: string;
  /** Slack user ids. */
  people: readonly string[];
  /** As Slack escapes them. */
  words: string;
  /** Names this one asking: the same twice is one. */
  key: string;
  texts: Texts;
}

/** Resolves after the commit. */
export type Verb = (deps: ListenerDeps, asked: OfJob) => Promise<Answer>;
