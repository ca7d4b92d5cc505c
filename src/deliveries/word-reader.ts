import { texts } from '../i18n/texts.ts';
import { relayForms, renderWords } from '../slack/rich-text.ts';
import type { WordReader } from '../use-cases/conversations/hear-reply.ts';

const NOBODY = { users: new Map(), channels: new Map(), usergroups: new Map() };

/** Slack's rich text for use cases, which do not know Slack. Names are looked up when words leave. */
export const wordReader: WordReader = {
  words: relayForms,
  plain: (message) => renderWords(message, { ...NOBODY, words: texts('en').outside }).body,
};
