import type { MailContent } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { oneLine } from '../text.ts';
import { aside, button, layout, paragraph, quote } from './parts.ts';

/** Characters of each name in the subject. */
const NAME = 50;

/** Asks whoever has the address whether the request is theirs: only their button sends it on. */
export function confirmRequestMail(
  request: { organization: string; service: string; description: string; url: string },
  texts: Texts,
): MailContent {
  const { mail } = texts.request;
  const about = { organization: oneLine(request.organization, NAME), service: oneLine(request.service, NAME) };
  const subject = mail.subject(about);
  const body = [
    paragraph(mail.ask(about)),
    quote(request.description),
    button(mail.open, request.url),
    paragraph(mail.notYou),
  ];
  const { html, text } = layout(subject, texts.language, body, [aside(mail.why(about))]);
  return { subject, html, text };
}
