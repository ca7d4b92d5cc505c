import type { afterWork as en } from '../en/after-work.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** Reviews, access to the store, invoices. */
export const afterWork: typeof en = {
  review: {
    title: ({ thread }) => `Bewertung für ${thread}`,
    does: {
      job: ({ merchant }) =>
        `${merchant} wird gebeten, eure Arbeit an diesem Job zu bewerten: ein bis fünf Sterne und, wenn gewünscht, ein paar Worte. Was geschrieben wird, erscheint hier.`,
      proposal: ({ merchant }) =>
        `${merchant} wird gebeten, die Zusammenarbeit am Angebot zu bewerten: ein bis fünf Sterne und, wenn gewünscht, ein paar Worte. Was geschrieben wird, erscheint hier.`,
      lead: ({ merchant }) =>
        `${merchant} wird gebeten zu bewerten, wie ihr euch gekümmert habt: ein bis fünf Sterne und, wenn gewünscht, ein paar Worte. Was geschrieben wird, erscheint hier.`,
    },
    once: 'Ihr könnt einmal darum bitten.',
    submit: 'Bewertung anfragen',
    stars: ({ count }) => plural(count, { other: '# von 5 Sternen' }),
    wrote: {
      job: ({ merchant }) => `${merchant} hat eure Arbeit bewertet`,
      proposal: ({ merchant }) => `${merchant} hat euer Angebot bewertet`,
      lead: ({ merchant }) => `${merchant} hat bewertet, wie ihr euch gekümmert habt`,
    },
    wordless: 'Ohne Worte.',
    partGone: 'Dieser Teil entfiel, als die Bewertung geändert wurde.',
    asked: 'Bewertung angefragt',
  },
  access: {
    title: ({ thread }) => `Zugang für ${thread}`,
    does: ({ merchant }) =>
      `${merchant} wird gebeten, euch im Shop arbeiten zu lassen. Sprecht vorher darüber: was ihr dort tut und wie lange.`,
    label: 'Einverständnis',
    agreed: 'Der Händler hat es verstanden und ist einverstanden',
    needsAgreement:
      'Hake das an, sobald der Händler es verstanden hat und einverstanden ist. Vorher lässt sich nichts anfragen.',
    submit: 'Zugang anfragen',
    field: 'Zugang zum Shop',
    approved: ({ merchant, at }) => `${merchant} hat am ${at} zugestimmt`,
    asked: 'Zugang zum Shop angefragt',
    refused: 'Zugang zum Shop verweigert',
    open: 'Shop öffnen',
  },
  invoices: {
    unpaid: ({ count }) => plural(count, { one: '# offene Rechnung', other: '# offene Rechnungen' }),
    title: 'Rechnungen',
    open: 'noch nicht bezahlt',
    paid: ({ at }) => `bezahlt am ${at}`,
    closed: ({ at }) => `geschlossen am ${at}`,
  },
  history: {
    reviewRequested: ({ name }) => `${name} hat um eine Bewertung gebeten`,
    reviewed: ({ name, stars }) => `${name} hat ${stars} gegeben`,
    accessRequested: ({ name }) => `${name} hat um Zugang zum Shop gebeten`,
    accessApproved: ({ name }) => `${name} hat Zugang zum Shop gegeben`,
    accessRefused: ({ name }) => `${name} hat den Zugang zum Shop verweigert`,
    invoiceCreated: ({ money }) => `Eine Rechnung über ${money} wurde erstellt`,
    invoicePaid: ({ money }) => `Eine Rechnung über ${money} wurde bezahlt`,
    invoiceClosed: ({ money }) => `Eine Rechnung über ${money} wurde geschlossen`,
  },
};
