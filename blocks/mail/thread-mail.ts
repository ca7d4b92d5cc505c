import type { MailContent, MailWords, ThreadMail } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { merchantName } from '../card-parts.ts';
import { fileLines } from '../file-lines.ts';
import { cleanWords, oneLine } from '../text.ts';
import { foot, numberOf, standing, subjectOf, titleOf } from './about.ts';
import { offerNews } from './offer-news.ts';
import { aside, button, facts, layout, type Part, paragraph, quote } from './parts.ts';

/** A mail about a thread: what is new, how it stands, the way there. */
export function threadMail(mail: ThreadMail, texts: Texts): MailContent {
  const { about, reader, threadUrl, noChannel } = mail;
  const subject = subjectOf(about, texts);
  const body: Part[] = [
    ...newsOf(mail, texts),
    ...(mail.news.of === 'message' ? [] : facts(standing(about, reader, texts))),
    ...(threadUrl === undefined ? [] : [button(texts.mails.openThread, threadUrl)]),
    ...(noChannel ? [aside(texts.mails.noChannel)] : []),
  ];
  const { html, text } = layout(subject, texts.language, body, foot(reader, texts));
  return { subject, html, text };
}

function newsOf({ about, news }: ThreadMail, texts: Texts): Part[] {
  const { mails } = texts;
  const merchant = merchantName(about.card.merchant, texts);
  switch (news.of) {
    case 'assigned': {
      const by = oneLine(news.byName) || texts.outside.someone;
      const job = `${numberOf(about)} (${titleOf(about, texts)})`;
      return [paragraph(mails.assigned({ by, job })), ...requestOf(about)];
    }
    case 'message': {
      const name = oneLine(news.words.name);
      const said =
        news.words.from === 'merchant'
          ? mails.merchantWrote({ merchant: name || merchant })
          : mails.memberWrote({ member: name || texts.outside.someone, merchant });
      return [paragraph(said), ...wordsOf(news.words, texts)];
    }
    case 'proposal':
      return offerNews(news, merchant, texts);
    case 'first_contact': {
      const said = about.of === 'job' ? mails.newJob({ merchant }) : mails.newConversation({ merchant });
      return [paragraph(said), ...(news.words ? wordsOf(news.words, texts) : requestOf(about))];
    }
  }
}

function wordsOf({ body, edited, files }: MailWords, texts: Texts): Part[] {
  const said = cleanWords(body).trim();
  const listed = fileLines(files, texts);
  const shown = [said, listed].filter(Boolean).join('\n\n');
  return [quote(shown || '–'), ...(edited ? [aside(texts.thread.edited)] : [])];
}

/** A job's title and the first of its words. */
function requestOf(about: ThreadMail['about']): Part[] {
  if (about.of === 'conversation') return [];
  const words = [about.card.title, about.card.summary].filter((line) => line?.trim()).join('\n\n');
  return words ? [quote(words)] : [];
}
