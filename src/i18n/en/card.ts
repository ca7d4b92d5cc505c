import type { JobKind } from '../../domain/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

const kinds: Record<JobKind, string> = { match: 'Match', direct: 'Direct', proposal: 'Proposal' };

/** The card of a job or conversation, and its buttons. */
export const card = {
  kinds,
  title: ({ service, client }: { service: string; client: string }) => `${service} for ${client}`,
  conversationTitle: ({ client }: { client: string }) => `Conversation with ${client}`,
  someMerchant: 'a merchant',
  someService: 'Work',
  fields: {
    status: 'Status',
    answerBy: 'Answer by',
    answerMerchantBy: ({ merchant }: { merchant: string }) => `Answer ${merchant} by`,
    timeIsUp: 'Time is up',
    declinedOn: 'Declined on',
    expiredOn: 'Expired on',
    closedOn: 'Closed on',
    completedOn: 'Completed on',
    assigned: 'Assigned',
    wants: 'Wants',
    service: 'Service',
  },
  timeIsUp: ({ at }: { at: string }) => `since ${at}, nothing can be sent`,
  byMerchant: 'by the merchant',
  byUs: 'by us',
  byName: ({ name }: { name: string }) => `by ${name}`,
  confirmed: 'the merchant confirmed it',
  nobodyYet: 'Nobody yet',
  more: ({ count }: { count: number }) => plural(count, { other: '+# more' }),
  unread: ({ count }: { count: number }) => plural(count, { other: '# unread' }),
  undelivered: ({ count }: { count: number }) =>
    plural(count, { one: '# message not delivered', other: '# messages not delivered' }),
  held: ({ count }: { count: number }) =>
    plural(count, { one: '# message waits for its author', other: '# messages wait for their authors' }),
  noAcceptedProposal: 'No accepted proposal yet',
  acceptedProposal: 'Accepted: you can start the work',
  blocked: 'Blocked: nothing goes either way',
  footer: ({ merchant }: { merchant: string }) =>
    `What you write in this thread goes to ${merchant}. Start with // to keep it among yourselves.`,
  buttons: {
    open: 'Open',
    reply: 'Reply',
    assignMe: 'Assign to me',
    assign: 'Assign',
    tag: 'Tag',
    decline: 'Decline',
    more: 'More',
    aboutLabel: ({ button, job }: { button: string; job: string }) => `${button}: ${job}`,
    retry: 'Retry',
    retryLabel: 'Retry: send this message again',
  },
};
