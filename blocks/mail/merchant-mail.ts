import type { MailContent } from '../../src/domain/mail.ts';
import type { OutboundEvent, OutboundFile } from '../../src/domain/outbound-event.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { cleanWords, oneLine } from '../text.ts';
import { aside, button, escapeHtml, layout, type Part, paragraph } from './parts.ts';

/** Who a mail to a merchant is from, and where it leads. */
export interface MerchantMailPlace {
  /** How the organization is called outside. */
  agency: string;
  /** What the conversation is about. */
  about?: string;
  /** The conversation's page. */
  url: string;
  /** Whether an answer by mail comes back to us. */
  takesAnswers: boolean;
}

const SUBJECT_LENGTH = 150;

/** The mail that tells a merchant of an event; undefined for what the page says by itself. */
export function merchantMail(event: OutboundEvent, place: MerchantMailPlace, texts: Texts): MailContent | undefined {
  const news = newsOf(event, place, texts);
  if (!news) return undefined;
  const { merchantMails: said } = texts;
  const agency = oneLine(place.agency);
  const about = oneLine(place.about ?? '');
  const subject = about === '' ? said.plainSubject({ agency }) : said.subject({ about, agency });
  const foot = [aside(place.takesAnswers ? said.byMail : said.onPage), aside(said.why({ agency }))];
  const { html, text } = layout(subject, texts.language, [...news, button(said.open, place.url)], foot);
  return { subject: oneLine(subject, SUBJECT_LENGTH), html, text };
}

/** Whose name stands as the sender's. */
export function senderOf(event: OutboundEvent, agency: string): string {
  const name = oneLine(nameOf(event) ?? '');
  const house = oneLine(agency);
  return name === '' || name === house ? house : `${name} (${house})`;
}

function nameOf(event: OutboundEvent): string | undefined {
  return event.type === 'message.sent' ? event.message.author.name : event.by?.name;
}

function newsOf(event: OutboundEvent, { agency }: MerchantMailPlace, texts: Texts): Part[] | undefined {
  const { merchantMails: said } = texts;
  const name = oneLine(nameOf(event) ?? '') || oneLine(agency);
  switch (event.type) {
    case 'message.sent':
      return [...wordsOf(event.message), ...filesOf(event.message.files, texts)];
    case 'message.corrected':
      return [paragraph(said.corrected({ name })), ...wordsOf(event.message)];
    case 'message.withdrawn':
      return [paragraph(said.withdrawn({ name }))];
    case 'job.declined':
      return event.comment === undefined ? undefined : linesOf(event.comment);
    case 'job.completed':
      return [paragraph(said.completed({ name }))];
    case 'proposal.sent':
      return [paragraph(said.proposal({ name, service: oneLine(event.proposal.service.name) }))];
    case 'review.requested':
      return [paragraph(said.review({ name }))];
    case 'store_access.requested':
      return [paragraph(said.storeAccess({ name }))];
    default:
      return undefined;
  }
}

/** `html` is rendered by us: nothing of it can do anything. */
function wordsOf({ body, html }: { body: string; html: string }): Part[] {
  if (body.trim() === '') return [];
  return [
    { html: `<div dir="auto" style="margin:0 0 14px;overflow-wrap:anywhere">${html}</div>`, text: cleanWords(body) },
  ];
}

function linesOf(words: string): Part[] {
  const lines = escapeHtml(words.trim()).replaceAll('\n', '<br>');
  return [{ html: `<p dir="auto" style="margin:0 0 14px">${lines}</p>`, text: cleanWords(words.trim()) }];
}

function filesOf(files: readonly OutboundFile[], { merchantMails, formats }: Texts): Part[] {
  if (files.length === 0) return [];
  // A document that stands elsewhere has no size.
  const sized = (size: number): string => (size > 0 ? ` (${formats.bytes(size)})` : '');
  const named = files.map(({ name, size, url }) => ({ label: `${oneLine(name)}${sized(size)}`, url }));
  const links = named.map(({ label, url }) => `<a href="${escapeHtml(url)}" target="_blank">${escapeHtml(label)}</a>`);
  return [
    {
      html: `<p style="margin:0 0 14px">${escapeHtml(merchantMails.files)}:<br>${links.join('<br>')}</p>`,
      text: [`${merchantMails.files}:`, ...named.map(({ label, url }) => `${label}: ${url}`)].join('\n'),
    },
    aside(merchantMails.linksFor),
  ];
}
