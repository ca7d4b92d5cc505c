import type { ProposalAnswer, ProposalDelivery, ProposalLine } from '../../domain/proposal.ts';
import type { ProposalProblem } from '../../domain/proposal-form.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** A milestone's place, counted from 1. */
interface Place {
  number: string;
}
/** Ready to be read. */
interface Who {
  merchant: string;
}

type Late = Extract<ProposalLine, { code: 'too_late' }>['because'];

/** Proposals: their posts, their dialogs, what became of them. */
export const proposals = {
  sent: ({ author, merchant }: { author: string; merchant: string }) => `${author} sent ${merchant} a proposal`,
  sentAgain: ({ author, merchant, version }: { author: string; merchant: string; version: string }) =>
    `${author} sent ${merchant} version ${version} of the proposal`,
  view: 'View proposal',
  edit: 'Edit and send again',
  close: 'Close proposal',
  closeTitle: 'Close this proposal?',
  closeText: 'The merchant can no longer accept it. This cannot be undone, but you can send a new one.',
  keep: 'Keep it',
  version: ({ version }: { version: string }) => `Version ${version}`,
  service: 'Service',
  work: 'Proposed work',
  price: 'Price',
  duration: 'Estimated time',
  milestones: 'Milestones',
  terms: 'Terms',
  days: ({ count }: { count: number }) => plural(count, { one: '# day', other: '# days' }),
  forStore: ({ store }: { store: string }) => `for ${store}`,
  forNewStore: 'for a new store',
  feedback: 'Feedback:',
  feedbackOf: ({ merchant }: Who) => `Feedback of ${merchant}`,
  states: {
    sent: 'Waits for the merchant’s answer',
    accepted: 'Accepted',
    declined: 'Declined',
    closed: 'Closed',
    replaced: ({ version }: { version: string }) => `Replaced by version ${version}`,
  },
  deliveries: {
    queued: 'On its way',
    delivered: 'Delivered',
    failed: 'Not delivered',
    cancelled: 'Never left',
  } satisfies Record<ProposalDelivery, string>,
  lines: {
    accepted: ({ merchant, store }: { merchant: string; store: string }) =>
      `${merchant} accepted the proposal for ${store}. You can start the work.`,
    acceptedNewStore: ({ merchant }: Who) =>
      `${merchant} accepted the proposal for a new store. You can start the work.`,
    newJob: ({ job }: { job: string }) => `It goes on as ${job}.`,
    declined: ({ merchant }: Who) => `${merchant} declined the proposal. You can edit it and send it again.`,
    closed: ({ name }: { name: string }) => `${name} closed the proposal. The merchant can no longer accept it.`,
    beganJob: ({ merchant }: Who) => `This job comes from a proposal that ${merchant} accepted.`,
    answered: {
      accepted: ({ merchant, version }: { merchant: string; version: string }) =>
        `${merchant} accepted version ${version} of the proposal.`,
      declined: ({ merchant, version }: { merchant: string; version: string }) =>
        `${merchant} declined version ${version} of the proposal.`,
    } satisfies Record<ProposalAnswer, unknown>,
    tooLate: {
      old_version: 'This does not count: a newer version was on its way. Ask them to look at that one.',
      answered_already: 'This does not count: the version had been answered before, and that answer stands.',
      closed: 'This does not count: the proposal was closed. Send a new one if you still want the work.',
    } satisfies Record<Late, string>,
  },
  dialog: {
    title: ({ job }: { job: string }) => `Proposal ${job}`,
    send: 'Send proposal',
    sendAgain: 'Send again',
    intro: ({ merchant }: Who) => `It goes to ${merchant} at once, as it stands here. Your team sees it in the thread.`,
    editing: ({ version }: { version: string }) =>
      `You change version ${version}. The merchant gets a new version; the old one can still be read.`,
    meanwhile: ({ name }: { name: string }) =>
      `${name} has sent this merchant a proposal while you were writing. Nothing of yours is lost: send it again if both are meant.`,
    chooseService: 'Choose a service',
    workHint: 'What you will do, step by step. The merchant reads it.',
    priceHint: 'Of all the work. Left empty, the prices of the milestones are added up.',
    currency: 'Currency',
    currencyHint: 'Three letters, such as EUR.',
    estimatedDays: 'Estimated days',
    daysHint: 'From start to end. Left empty, the days of the milestones are added up.',
    termsHint: 'Payment, what is included and what is not.',
    addMilestone: 'Add a milestone',
    milestone: {
      title: ({ number }: Place) => `Milestone ${number}`,
      price: ({ number }: Place) => `Price of milestone ${number}`,
      days: ({ number }: Place) => `Days for milestone ${number}`,
    },
    problems: {
      service_missing: 'Choose a service.',
      service_gone: 'This service has been removed in the meantime. Choose another one.',
      work_missing: 'Say what you will do.',
      looks_like_note: 'This begins like a note, and the merchant would read it. Say it differently.',
      too_long: 'This is too long. Shorten it.',
      price_missing: 'Give a price.',
      not_a_price: 'This is no price. Write a number such as 1500 or 1500.50, without a currency.',
      free_of_charge: 'The price of all the work must be more than zero.',
      milestones_cost_more: 'The milestones together cost more than this. Change one of them, or leave this empty.',
      not_a_currency: 'This is no currency. Write its three letters, such as EUR.',
      days_missing: 'Say how many days it will take.',
      not_days: 'Write a whole number of days, from 1 to 3650.',
      title_missing: 'Say what this milestone is.',
    } satisfies Record<ProposalProblem, string>,
  },
  list: {
    title: 'Proposals and jobs',
    proposals: 'Proposals',
    none: 'No proposals yet.',
    older: ({ count }: { count: number }) => plural(count, { one: '# older proposal.', other: '# older proposals.' }),
    olderVersions: ({ count }: { count: number }) =>
      plural(count, { one: '# older version.', other: '# older versions.' }),
    jobs: 'Jobs',
    noJobs: 'No jobs yet.',
    closed: 'The proposal is closed.',
  },
  history: {
    proposed: ({ name, version }: { name: string; version: string }) => `${name} sent version ${version} of a proposal`,
    closed: ({ name }: { name: string }) => `${name} closed a proposal`,
    accepted: ({ name, version }: { name: string; version: string }) =>
      `${name} accepted version ${version} of a proposal`,
    declined: ({ name, version }: { name: string; version: string }) =>
      `${name} declined version ${version} of a proposal`,
  },
};
