import { hasEnded } from '../../src/domain/job-status.ts';
import type { MailCard, MailReader } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { clientName } from '../card-parts.ts';
import { oneLine } from '../text.ts';
import { aside, type Part, smallLink } from './parts.ts';

const SUBJECT_LENGTH = 150;

/** "J-12". */
export function numberOf({ of, card }: MailCard): string {
  return of === 'job' ? `J-${card.number}` : `C-${card.number}`;
}

/** "Store setup for Blue Fjord Candles". */
export function titleOf({ of, card }: MailCard, texts: Texts): string {
  const client = clientName(card.merchant, texts);
  if (of === 'conversation') return texts.card.conversationTitle({ client });
  return texts.card.title({ service: oneLine(card.serviceName) || texts.card.someService, client });
}

/** The same for every mail of one thread, so that mail clients keep them together. */
export function subjectOf(about: MailCard, texts: Texts): string {
  return oneLine(texts.mails.subject({ number: numberOf(about), title: titleOf(about, texts) }), SUBJECT_LENGTH);
}

/** Status, and until when to answer, by the reader's clock. */
export function standing({ of, card }: MailCard, reader: MailReader, texts: Texts): { label: string; value: string }[] {
  if (of === 'conversation') return [];
  const { fields } = texts.card;
  const { label, meaning } = texts.statuses[card.status];
  const status = { label: fields.status, value: `${label} · ${meaning}` };
  const first = card.status === 'new' || card.status === 'opened';
  const until = first ? card.expiresAt : card.status === 'awaiting_response' ? card.answerBy : undefined;
  if (!until || hasEnded(card.status)) return [status];
  const at = texts.formats.dateTime(until, reader.timeZone);
  return [status, { label: first && card.timeIsUp ? fields.timeIsUp : fields.answerBy, value: at }];
}

/** Why this came, and how to end it. */
export function foot(reader: MailReader, texts: Texts): Part[] {
  const organization = oneLine(reader.organizationName);
  const { mails } = texts;
  if (reader.unsubscribeUrl === undefined) return [aside(mails.whyNotified({ organization }))];
  return [
    aside(mails.answerInSlack),
    aside(mails.whyAssigned({ organization })),
    smallLink(mails.stop, reader.unsubscribeUrl),
  ];
}
