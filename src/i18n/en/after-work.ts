import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** Reviews, access to the store, invoices. */
export const afterWork = {
  review: {
    title: ({ thread }: { thread: string }) => `Review of ${thread}`,
    does: {
      job: ({ merchant }: { merchant: string }) =>
        `${merchant} will be asked to review your work on this job: one to five stars, and a few words if they like. What they write appears here.`,
      proposal: ({ merchant }: { merchant: string }) =>
        `${merchant} will be asked to review how you worked with them on the proposal: one to five stars, and a few words if they like. What they write appears here.`,
      lead: ({ merchant }: { merchant: string }) =>
        `${merchant} will be asked to review how you took care of them: one to five stars, and a few words if they like. What they write appears here.`,
    },
    once: 'You can ask for it once.',
    submit: 'Request review',
    stars: ({ count }: { count: number }) => plural(count, { other: '# of 5 stars' }),
    wrote: {
      job: ({ merchant }: { merchant: string }) => `${merchant} reviewed your work`,
      proposal: ({ merchant }: { merchant: string }) => `${merchant} reviewed your proposal`,
      lead: ({ merchant }: { merchant: string }) => `${merchant} reviewed how you took care of them`,
    },
    wordless: 'Without words.',
    partGone: 'This part was taken out when the review was changed.',
    asked: 'Review requested',
  },
  access: {
    title: ({ thread }: { thread: string }) => `Access for ${thread}`,
    does: ({ merchant }: { merchant: string }) =>
      `${merchant} will be asked to let you work in their store. Talk about it first: what you will do there, and for how long.`,
    label: 'Agreement',
    agreed: 'The merchant has understood and agreed',
    needsAgreement: 'Tick this once the merchant has understood and agreed. Until then nothing can be requested.',
    submit: 'Request access',
    field: 'Store access',
    approved: ({ merchant, at }: { merchant: string; at: string }) => `${merchant} agreed on ${at}`,
    asked: 'Access to the store requested',
    refused: 'Access to the store refused',
    open: 'Open store',
  },
  invoices: {
    unpaid: ({ count }: { count: number }) => plural(count, { one: '# unpaid invoice', other: '# unpaid invoices' }),
    title: 'Invoices',
    open: 'not paid yet',
    paid: ({ at }: { at: string }) => `paid on ${at}`,
    closed: ({ at }: { at: string }) => `closed on ${at}`,
  },
  history: {
    reviewRequested: ({ name }: { name: string }) => `${name} asked for a review`,
    reviewed: ({ name, stars }: { name: string; stars: string }) => `${name} gave ${stars}`,
    accessRequested: ({ name }: { name: string }) => `${name} asked for access to the store`,
    accessApproved: ({ name }: { name: string }) => `${name} gave access to the store`,
    accessRefused: ({ name }: { name: string }) => `${name} refused access to the store`,
    invoiceCreated: ({ money }: { money: string }) => `An invoice of ${money} was created`,
    invoicePaid: ({ money }: { money: string }) => `An invoice of ${money} was paid`,
    invoiceClosed: ({ money }: { money: string }) => `An invoice of ${money} was closed`,
  },
};
