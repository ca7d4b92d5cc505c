import type { MailContent } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { oneLine } from '../text.ts';
import { aside, button, layout, paragraph } from './parts.ts';

const NAME = 80;

/** The link that opens a merchant's conversation now, for whoever came with one that no longer does. */
export function linkMail({ organization, url }: { organization: string; url: string }, texts: Texts): MailContent {
  const { mail } = texts.pages.unknownLink;
  const agency = oneLine(organization, NAME);
  const subject = mail.subject({ agency });
  const body = [paragraph(mail.words({ agency })), button(texts.merchantMails.open, url)];
  const { html, text } = layout(subject, texts.language, body, [aside(mail.notYou)]);
  return { subject, html, text };
}
