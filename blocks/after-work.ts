import type { KnownBlock } from '@slack/types';
import type { AfterWork, CardMerchant, Money } from '../src/domain/card.ts';
import type { Invoice } from '../src/domain/invoice.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { merchantName } from './card-parts.ts';
import { starsText } from './review-posts.ts';
import { type Run, richText } from './rich-parts.ts';
import { escapeSlack, inert, mrkdwn, oneLine, plainText, when } from './text.ts';

const SUMS_NAMED = 3;
const INVOICES_NAMED = 20;
const URL_LENGTH = 2048;

/** What is so right now, one short line each. */
export function afterWorkMarks({ reviewAsked, rating, storeAccess, unpaid }: AfterWork, texts: Texts): string[] {
  const { review, access, invoices } = texts.afterWork;
  return [
    ...(storeAccess?.state === 'requested' ? [`🔑 ${access.asked}`] : []),
    ...(storeAccess?.state === 'refused' ? [`🔒 ${access.refused}`] : []),
    ...(unpaid?.length ? [`🧾 ${invoices.unpaid({ count: unpaid.length })}: ${sums(unpaid, texts)}`] : []),
    ...(rating !== undefined ? [starsText(rating, texts)] : reviewAsked ? [`⭐ ${review.asked}`] : []),
  ];
}

function sums(unpaid: readonly Money[], texts: Texts): string {
  const named = unpaid.slice(0, SUMS_NAMED).map((money) => oneLine(texts.formats.money(money)));
  const rest = unpaid.length - named.length;
  return [...named, ...(rest > 0 ? [texts.card.more({ count: rest })] : [])].join(', ');
}

/** Who let us into the store, and the way in. */
export function openStore(
  { storeAccess, merchant }: AfterWork & { merchant: CardMerchant },
  job: string,
  texts: Texts,
): { block: KnownBlock; text: string } | undefined {
  if (storeAccess?.state !== 'approved') return undefined;
  const { access } = texts.afterWork;
  const { answeredAt, answeredBy, url } = storeAccess;
  const name = (answeredBy && oneLine(answeredBy)) || merchantName(merchant, texts);
  const at = answeredAt ? when(answeredAt, texts, 'sentence') : '–';
  const button = url !== undefined &&
    isOpenable(url) && {
      accessory: {
        type: 'button' as const,
        action_id: ACTION_IDS.storeOpen,
        text: plainText(access.open),
        accessibility_label: texts.card.buttons.aboutLabel({ button: access.open, job }),
        url,
      },
    };
  return {
    block: {
      type: 'section',
      text: mrkdwn(`*${access.field}*\n${access.approved({ merchant: inert(name), at })}`),
      ...button,
    },
    text: `${access.field}: ${access.approved({ merchant: escapeSlack(name), at })}`,
  };
}

/** No name and password before the host: what a browser would open must be what it looks like. */
function isOpenable(address: string): boolean {
  const url = URL.parse(address);
  if (!url || address.length > URL_LENGTH) return false;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}

/** All invoices of a job, on top of its history. */
export function invoiceLines(invoices: readonly Invoice[], texts: Texts): KnownBlock[] {
  if (invoices.length === 0) return [];
  const words = texts.afterWork.invoices;
  const lines = invoices.slice(-INVOICES_NAMED).flatMap((invoice): Run[] => {
    const { number, money, url } = invoice;
    const named = [number && oneLine(number), oneLine(texts.formats.money(money)), stateOf(invoice, texts)];
    return [
      { text: `\n${named.filter(Boolean).join(' · ')}` },
      ...(url === undefined ? [] : [{ text: ' · ' }, { text: url, linked: true }]),
    ];
  });
  return [richText([{ text: words.title, bold: true }, ...lines]), { type: 'divider' }];
}

function stateOf({ paidAt, closedAt }: Invoice, texts: Texts): string {
  const { open, paid, closed } = texts.afterWork.invoices;
  if (closedAt && !(paidAt && paidAt > closedAt)) return closed({ at: texts.formats.dateTime(closedAt) });
  return paidAt ? paid({ at: texts.formats.dateTime(paidAt) }) : open;
}
