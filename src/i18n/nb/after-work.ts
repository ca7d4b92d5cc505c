import type { afterWork as en } from '../en/after-work.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** Reviews, access to the store, invoices. */
export const afterWork: typeof en = {
  review: {
    title: ({ thread }) => `Anmeldelse av ${thread}`,
    does: {
      job: ({ merchant }) =>
        `${merchant} blir bedt om å anmelde arbeidet deres med jobben: én til fem stjerner og gjerne noen ord. Det som blir skrevet, vises her.`,
      proposal: ({ merchant }) =>
        `${merchant} blir bedt om å anmelde samarbeidet om tilbudet: én til fem stjerner og gjerne noen ord. Det som blir skrevet, vises her.`,
      lead: ({ merchant }) =>
        `${merchant} blir bedt om å anmelde hvordan dere tok dere av henvendelsen: én til fem stjerner og gjerne noen ord. Det som blir skrevet, vises her.`,
    },
    once: 'Dere kan be om det én gang.',
    submit: 'Be om anmeldelse',
    stars: ({ count }) => plural(count, { other: '# av 5 stjerner' }),
    wrote: {
      job: ({ merchant }) => `${merchant} har anmeldt arbeidet deres`,
      proposal: ({ merchant }) => `${merchant} har anmeldt tilbudet deres`,
      lead: ({ merchant }) => `${merchant} har anmeldt hvordan dere tok dere av henvendelsen`,
    },
    wordless: 'Uten ord.',
    partGone: 'Denne delen falt ut da anmeldelsen ble endret.',
    asked: 'Bedt om anmeldelse',
  },
  access: {
    title: ({ thread }) => `Tilgang for ${thread}`,
    does: ({ merchant }) =>
      `${merchant} blir bedt om å la dere arbeide i butikken. Snakk om det først: hva dere skal gjøre der, og hvor lenge.`,
    label: 'Samtykke',
    agreed: 'Forhandleren har forstått det og er innforstått',
    needsAgreement:
      'Kryss av her når forhandleren har forstått det og er innforstått. Før det kan dere ikke be om tilgang.',
    submit: 'Be om tilgang',
    field: 'Tilgang til butikken',
    approved: ({ merchant, at }) => `${merchant} sa ja ${at}`,
    asked: 'Bedt om tilgang til butikken',
    refused: 'Tilgang til butikken avslått',
    open: 'Åpne butikk',
  },
  invoices: {
    unpaid: ({ count }) => plural(count, { one: '# ubetalt faktura', other: '# ubetalte fakturaer' }),
    title: 'Fakturaer',
    open: 'ikke betalt ennå',
    paid: ({ at }) => `betalt ${at}`,
    closed: ({ at }) => `lukket ${at}`,
  },
  history: {
    reviewRequested: ({ name }) => `${name} ba om en anmeldelse`,
    reviewed: ({ name, stars }) => `${name} ga ${stars}`,
    accessRequested: ({ name }) => `${name} ba om tilgang til butikken`,
    accessApproved: ({ name }) => `${name} ga tilgang til butikken`,
    accessRefused: ({ name }) => `${name} avslo tilgang til butikken`,
    invoiceCreated: ({ money }) => `En faktura på ${money} ble opprettet`,
    invoicePaid: ({ money }) => `En faktura på ${money} ble betalt`,
    invoiceClosed: ({ money }) => `En faktura på ${money} ble lukket`,
  },
};
