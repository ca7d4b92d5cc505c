import type { ConversationPage } from '../../domain/conversation-page.ts';
import type { Texts } from '../../i18n/texts.ts';

/** Who reads a conversation's page, and how. */
export interface Reading {
  token: string;
  texts: Texts;
  /** With the zone its times are told in: the merchant's where it is known. */
  organization: ConversationPage['organization'];
  /** Nothing can be done here any more. */
  blocked: boolean;
}
