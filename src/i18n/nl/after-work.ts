import type { afterWork as en } from '../en/after-work.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** Reviews, access to the store, invoices. */
export const afterWork: typeof en = {
  review: {
    title: ({ thread }) => `Beoordeling ${thread}`,
    does: {
      job: ({ merchant }) =>
        `${merchant} wordt gevraagd jullie werk aan deze opdracht te beoordelen: één tot vijf sterren en eventueel een paar woorden. Wat er geschreven wordt, verschijnt hier.`,
      proposal: ({ merchant }) =>
        `${merchant} wordt gevraagd de samenwerking aan het voorstel te beoordelen: één tot vijf sterren en eventueel een paar woorden. Wat er geschreven wordt, verschijnt hier.`,
      lead: ({ merchant }) =>
        `${merchant} wordt gevraagd te beoordelen hoe jullie de aanvraag hebben opgepakt: één tot vijf sterren en eventueel een paar woorden. Wat er geschreven wordt, verschijnt hier.`,
    },
    once: 'Jullie kunnen het één keer vragen.',
    submit: 'Beoordeling vragen',
    stars: ({ count }) => plural(count, { other: '# van 5 sterren' }),
    wrote: {
      job: ({ merchant }) => `${merchant} heeft jullie werk beoordeeld`,
      proposal: ({ merchant }) => `${merchant} heeft jullie voorstel beoordeeld`,
      lead: ({ merchant }) => `${merchant} heeft beoordeeld hoe jullie de aanvraag hebben opgepakt`,
    },
    wordless: 'Zonder woorden.',
    partGone: 'Dit deel verviel toen de beoordeling werd gewijzigd.',
    asked: 'Beoordeling gevraagd',
  },
  access: {
    title: ({ thread }) => `Toegang voor ${thread}`,
    does: ({ merchant }) =>
      `${merchant} wordt gevraagd jullie in de winkel te laten werken. Bespreek het eerst: wat jullie daar doen, en hoelang.`,
    label: 'Toestemming',
    agreed: 'De merchant heeft het begrepen en gaat akkoord',
    needsAgreement:
      'Vink dit aan zodra de merchant het heeft begrepen en akkoord gaat. Eerder kan er niets worden gevraagd.',
    submit: 'Toegang vragen',
    field: 'Toegang tot de winkel',
    approved: ({ merchant, at }) => `${merchant} ging akkoord op ${at}`,
    asked: 'Toegang tot de winkel gevraagd',
    refused: 'Toegang tot de winkel geweigerd',
    open: 'Winkel openen',
  },
  invoices: {
    unpaid: ({ count }) => plural(count, { one: '# onbetaalde factuur', other: '# onbetaalde facturen' }),
    title: 'Facturen',
    open: 'nog niet betaald',
    paid: ({ at }) => `betaald op ${at}`,
    closed: ({ at }) => `gesloten op ${at}`,
  },
  history: {
    reviewRequested: ({ name }) => `${name} vroeg om een beoordeling`,
    reviewed: ({ name, stars }) => `${name} gaf ${stars}`,
    accessRequested: ({ name }) => `${name} vroeg om toegang tot de winkel`,
    accessApproved: ({ name }) => `${name} gaf toegang tot de winkel`,
    accessRefused: ({ name }) => `${name} weigerde toegang tot de winkel`,
    invoiceCreated: ({ money }) => `Een factuur van ${money} is aangemaakt`,
    invoicePaid: ({ money }) => `Een factuur van ${money} is betaald`,
    invoiceClosed: ({ money }) => `Een factuur van ${money} is gesloten`,
  },
};
