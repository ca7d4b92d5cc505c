import type { OfferMailed } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { cleanWords, oneLine } from '../text.ts';
import { facts, type Part, paragraph, quote } from './parts.ts';

/** What was offered, or what the merchant said to it. */
export function offerNews({ event, offer }: OfferMailed, merchant: string, texts: Texts): Part[] {
  const { proposal, version } = offer;
  const said = texts.proposals;
  if (event === 'declined') {
    const feedback = cleanWords(version.feedback ?? '').trim();
    return [paragraph(said.lines.declined({ merchant })), ...(feedback === '' ? [] : [quote(feedback)])];
  }
  if (event === 'accepted') {
    const store = proposal.acceptedFor?.store;
    const isNew = store === undefined || store === 'new';
    const accepted = isNew
      ? said.lines.acceptedNewStore({ merchant })
      : said.lines.accepted({ merchant, store: oneLine(store.name) });
    return [paragraph(accepted)];
  }
  const author = oneLine(version.authorName) || texts.outside.someone;
  return [
    paragraph(`${said.sent({ author, merchant })}:`),
    quote(cleanWords(version.work).trim() || '–'),
    ...facts([
      { label: said.service, value: oneLine(version.service.name) },
      { label: said.price, value: texts.formats.money(version.price) },
      { label: said.duration, value: said.days({ count: version.estimatedDays }) },
    ]),
  ];
}
