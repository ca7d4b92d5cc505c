import type { MailContent } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { oneLine } from '../text.ts';
import { aside, layout, paragraph } from './parts.ts';

const SUBJECT_LENGTH = 150;

/** To whoever wrote a mail that could not be taken in: that it was not, and what to do. */
export function automaticAnswer(
  { code, agency, subject: theirs }: { code: keyof Texts['merchantMails']['answers']; agency: string; subject: string },
  texts: Texts,
): MailContent {
  const { merchantMails: said } = texts;
  const about = oneLine(theirs, SUBJECT_LENGTH).replace(/^(re|aw|sv|vs|odp|antw)\s*:\s*/i, '');
  const subject = oneLine(`Re: ${about || said.plainSubject({ agency: oneLine(agency) })}`, SUBJECT_LENGTH);
  const body = [paragraph(said.answers[code]({ agency: oneLine(agency) }))];
  const { html, text } = layout(subject, texts.language, body, [aside(said.automatic)]);
  return { subject, html, text };
}
