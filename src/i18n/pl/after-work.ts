import type { afterWork as en } from '../en/after-work.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** Reviews, access to the store, invoices. */
export const afterWork: typeof en = {
  review: {
    title: ({ thread }) => `Opinia o ${thread}`,
    does: {
      job: ({ merchant }) =>
        `${merchant} dostanie prośbę o opinię o waszej pracy nad tym zadaniem: od jednej do pięciu gwiazdek i, jeśli zechce, kilka słów. Opinia pojawi się tutaj.`,
      proposal: ({ merchant }) =>
        `${merchant} dostanie prośbę o opinię o współpracy przy ofercie: od jednej do pięciu gwiazdek i, jeśli zechce, kilka słów. Opinia pojawi się tutaj.`,
      lead: ({ merchant }) =>
        `${merchant} dostanie prośbę o opinię o tym, jak zajęliście się zapytaniem: od jednej do pięciu gwiazdek i, jeśli zechce, kilka słów. Opinia pojawi się tutaj.`,
    },
    once: 'Można o nią poprosić jeden raz.',
    submit: 'Poproś o opinię',
    stars: ({ count }) => plural(count, { other: '# na 5 gwiazdek' }),
    wrote: {
      job: ({ merchant }) => `${merchant} ocenia waszą pracę`,
      proposal: ({ merchant }) => `${merchant} ocenia waszą ofertę`,
      lead: ({ merchant }) => `${merchant} ocenia, jak zajęliście się zapytaniem`,
    },
    wordless: 'Bez słów.',
    partGone: 'Ta część znikła, gdy opinia została zmieniona.',
    asked: 'Poproszono o opinię',
  },
  access: {
    title: ({ thread }) => `Dostęp do ${thread}`,
    does: ({ merchant }) =>
      `${merchant} dostanie prośbę o zgodę na waszą pracę w sklepie. Najpierw o tym porozmawiajcie: co tam zrobicie i jak długo.`,
    label: 'Zgoda',
    agreed: 'Sprzedawca rozumie to i się zgadza',
    needsAgreement: 'Zaznacz to, gdy sprzedawca to zrozumie i się zgodzi. Wcześniej nie można o nic poprosić.',
    submit: 'Poproś o dostęp',
    field: 'Dostęp do sklepu',
    approved: ({ merchant, at }) => `${merchant} zgadza się od ${at}`,
    asked: 'Poproszono o dostęp do sklepu',
    refused: 'Odmowa dostępu do sklepu',
    open: 'Otwórz sklep',
  },
  invoices: {
    unpaid: ({ count }) =>
      plural(count, {
        one: '# nieopłacona faktura',
        few: '# nieopłacone faktury',
        many: '# nieopłaconych faktur',
        other: '# nieopłaconej faktury',
      }),
    title: 'Faktury',
    open: 'jeszcze nieopłacona',
    paid: ({ at }) => `opłacona ${at}`,
    closed: ({ at }) => `zamknięta ${at}`,
  },
  history: {
    reviewRequested: ({ name }) => `${name} prosi o opinię`,
    reviewed: ({ name, stars }) => `${name} daje ${stars}`,
    accessRequested: ({ name }) => `${name} prosi o dostęp do sklepu`,
    accessApproved: ({ name }) => `${name} daje dostęp do sklepu`,
    accessRefused: ({ name }) => `${name} odmawia dostępu do sklepu`,
    invoiceCreated: ({ money }) => `Wystawiono fakturę na kwotę ${money}`,
    invoicePaid: ({ money }) => `Opłacono fakturę na kwotę ${money}`,
    invoiceClosed: ({ money }) => `Zamknięto fakturę na kwotę ${money}`,
  },
};
