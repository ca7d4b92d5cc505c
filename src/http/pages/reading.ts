import type { ConversationPage } from '../../domain/conversation-page.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { PageAct } from './act-form.ts';
import type { KeptFile } from './deps.ts';

/** A form that has to be filled in differently, or was left for a look: drawn again with what was typed. */
export interface Retry {
  act: PageAct;
  field: (name: string) => string;
  kept: readonly KeptFile[];
  /** The field, by its name, and what is wrong with it. */
  wrong?: { field: string; words: string };
}

/** Who reads a conversation's page, and how. */
export interface Reading {
  token: string;
  texts: Texts;
  /** With the zone its times are told in: the merchant's where it is known. */
  organization: ConversationPage['organization'];
  /** Nothing can be done here any more. */
  blocked: boolean;
  retry?: Retry;
}

/** The form's last filling, where this is the one that is drawn again: of the act, and of the job or proposal it is about. */
export function retryOf(
  { retry }: Reading,
  act: PageAct,
  about: Readonly<Record<string, string>> = {},
): Retry | undefined {
  const isThis = retry?.act === act && Object.entries(about).every(([name, value]) => retry.field(name) === value);
  return isThis ? retry : undefined;
}

/** What a field of that form has: its value, and what is wrong with it. */
export function typedIn(
  retry: Retry | undefined,
  name: string,
): { value?: string; wrong?: string; autofocus?: boolean } {
  if (!retry) return {};
  const wrong = retry.wrong?.field === name ? retry.wrong.words : undefined;
  return { value: retry.field(name), ...(wrong !== undefined && { wrong, autofocus: true }) };
}
