import { LogLevel, type Logger as SdkLogger } from '@slack/bolt';
import type { Logger } from '../log.ts';

/**
 * Slack's libraries speak into our log. Their debug and info lines carry request bodies, so message text, and are dropped;
 * what remains are names of errors and JSON pointers.
 */
export function createSdkLogger(log: Logger): SdkLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words: unknown[]) => log.warn({ said: join(words) }, 'slack library warns'),
    error: (...words: unknown[]) => log.error({ said: join(words) }, 'slack library failed'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function join(words: unknown[]): string {
  return words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
}
