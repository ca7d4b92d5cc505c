import type { JobKind } from '../../domain/card.ts';
import type { card as en } from '../en/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

const kinds: Record<JobKind, string> = { match: 'Match', direct: 'Direkte', proposal: 'Forslag' };

/** The card of a job or conversation, and its buttons. */
export const card: typeof en = {
  kinds,
  title: ({ service, client }) => `${service} til ${client}`,
  conversationTitle: ({ client }) => `Samtale med ${client}`,
  /** Stands where names stand, also at the start of a sentence. */
  someMerchant: 'Shopejer uden navn',
  someService: 'Opgave',
  fields: {
    status: 'Status',
    answerBy: 'Svar senest',
    answerMerchantBy: ({ merchant }) => `Svar ${merchant} senest`,
    timeIsUp: 'Tiden er gået',
    declinedOn: 'Afvist',
    expiredOn: 'Udløbet',
    closedOn: 'Lukket',
    completedOn: 'Fuldført',
    assigned: 'Tildelte',
    wants: 'Ønsker',
    service: 'Ydelse',
  },
  timeIsUp: ({ at }) => `fristen var ${at}, nu kan intet sendes`,
  byMerchant: 'af shopejeren',
  byUs: 'af os',
  byName: ({ name }) => `af ${name}`,
  confirmed: 'bekræftet af shopejeren',
  nobodyYet: 'Ingen endnu',
  more: ({ count }) => plural(count, { other: '+# mere' }),
  unread: ({ count }) => plural(count, { one: '# ulæst', other: '# ulæste' }),
  undelivered: ({ count }) => plural(count, { one: '# besked ikke leveret', other: '# beskeder ikke leveret' }),
  held: ({ count }) =>
    plural(count, { one: '# besked venter på en beslutning', other: '# beskeder venter på en beslutning' }),
  noAcceptedProposal: 'Intet accepteret forslag endnu',
  acceptedProposal: 'Accepteret: I kan gå i gang med arbejdet',
  blocked: 'Blokeret: Beskeder går hverken ud eller ind',
  footer: ({ merchant }) =>
    `Det, I skriver i denne tråd, går til ${merchant}. Begynd med //, så bliver det mellem jer.`,
  buttons: {
    open: 'Åbn',
    reply: 'Svar',
    assignMe: 'Tildel mig',
    assign: 'Tildel',
    tag: 'Etiketter',
    decline: 'Afvis',
    more: 'Mere',
    aboutLabel: ({ button, job }) => `${button}: ${job}`,
    retry: 'Prøv igen',
    retryLabel: 'Prøv igen: send denne besked en gang til',
  },
};
