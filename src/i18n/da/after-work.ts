import type { afterWork as en } from '../en/after-work.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** Reviews, access to the store, invoices. */
export const afterWork: typeof en = {
  review: {
    title: ({ thread }) => `Anmeldelse af ${thread}`,
    does: {
      job: ({ merchant }) =>
        `${merchant} bliver bedt om at anmelde jeres arbejde med jobbet: en til fem stjerner og eventuelt et par ord. Det, der bliver skrevet, vises her.`,
      proposal: ({ merchant }) =>
        `${merchant} bliver bedt om at anmelde samarbejdet om forslaget: en til fem stjerner og eventuelt et par ord. Det, der bliver skrevet, vises her.`,
      lead: ({ merchant }) =>
        `${merchant} bliver bedt om at anmelde, hvordan I tog jer af henvendelsen: en til fem stjerner og eventuelt et par ord. Det, der bliver skrevet, vises her.`,
    },
    once: 'I kan bede om det én gang.',
    submit: 'Bed om anmeldelse',
    stars: ({ count }) => plural(count, { other: '# af 5 stjerner' }),
    wrote: {
      job: ({ merchant }) => `${merchant} har anmeldt jeres arbejde`,
      proposal: ({ merchant }) => `${merchant} har anmeldt jeres forslag`,
      lead: ({ merchant }) => `${merchant} har anmeldt, hvordan I tog jer af henvendelsen`,
    },
    wordless: 'Uden ord.',
    partGone: 'Denne del faldt ud, da anmeldelsen blev ændret.',
    asked: 'Bedt om anmeldelse',
  },
  access: {
    title: ({ thread }) => `Adgang for ${thread}`,
    does: ({ merchant }) =>
      `${merchant} bliver bedt om at lade jer arbejde i butikken. Tal om det først: hvad I vil gøre der, og hvor længe.`,
    label: 'Samtykke',
    agreed: 'Shopejeren har forstået det og er indforstået',
    needsAgreement:
      'Sæt kryds her, når shopejeren har forstået det og er indforstået. Før det kan I ikke bede om adgang.',
    submit: 'Bed om adgang',
    field: 'Adgang til butikken',
    approved: ({ merchant, at }) => `${merchant} sagde ja den ${at}`,
    asked: 'Bedt om adgang til butikken',
    refused: 'Adgang til butikken afslået',
    open: 'Åbn butik',
  },
  invoices: {
    unpaid: ({ count }) => plural(count, { one: '# ubetalt faktura', other: '# ubetalte fakturaer' }),
    title: 'Fakturaer',
    open: 'ikke betalt endnu',
    paid: ({ at }) => `betalt den ${at}`,
    closed: ({ at }) => `lukket den ${at}`,
  },
  history: {
    reviewRequested: ({ name }) => `${name} bad om en anmeldelse`,
    reviewed: ({ name, stars }) => `${name} gav ${stars}`,
    accessRequested: ({ name }) => `${name} bad om adgang til butikken`,
    accessApproved: ({ name }) => `${name} gav adgang til butikken`,
    accessRefused: ({ name }) => `${name} afslog adgang til butikken`,
    invoiceCreated: ({ money }) => `En faktura på ${money} blev oprettet`,
    invoicePaid: ({ money }) => `En faktura på ${money} blev betalt`,
    invoiceClosed: ({ money }) => `En faktura på ${money} blev lukket`,
  },
};
