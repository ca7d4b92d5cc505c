import type { DigestMail, DigestThread, MailContent } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { oneLine } from '../text.ts';
import { foot, subjectOf } from './about.ts';
import { button, layout, type Part, paragraph, quote } from './parts.ts';

const SUBJECT_LENGTH = 150;
const EXCERPT_LENGTH = 300;

/** What merchants wrote in an hour and nobody has read, thread by thread. */
export function digestMail({ threads, count, more, reader }: DigestMail, texts: Texts): MailContent {
  const { mails } = texts;
  const subject = oneLine(mails.digestSubject({ organization: oneLine(reader.organizationName) }), SUBJECT_LENGTH);
  const body: Part[] = [
    paragraph(mails.unreadLastHour({ count })),
    ...threads.flatMap((thread) => threadParts(thread, texts)),
    ...(more > 0 ? [paragraph(mails.moreThreads({ count: more }))] : []),
  ];
  const { html, text } = layout(subject, texts.language, body, foot(reader, texts));
  return { subject, html, text };
}

function threadParts({ about, count, excerpt, threadUrl }: DigestThread, texts: Texts): Part[] {
  const unread = texts.card.unread({ count });
  return [
    paragraph(`${subjectOf(about, texts)} · ${unread}`),
    quote(oneLine(excerpt, EXCERPT_LENGTH) || '–'),
    ...(threadUrl === undefined ? [] : [button(texts.mails.openThread, threadUrl)]),
  ];
}
