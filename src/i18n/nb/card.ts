import type { JobKind } from '../../domain/card.ts';
import type { card as en } from '../en/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

const kinds: Record<JobKind, string> = { match: 'Match', direct: 'Direkte', proposal: 'Tilbud' };

/** The card of a job or conversation, and its buttons. */
export const card: typeof en = {
  kinds,
  title: ({ service, client }) => `${service} for ${client}`,
  conversationTitle: ({ client }) => `Samtale med ${client}`,
  /** Stands where names stand, also at the start of a sentence. */
  someMerchant: 'Forhandler uten navn',
  someService: 'Oppdrag',
  fields: {
    status: 'Status',
    answerBy: 'Svar senest',
    answerMerchantBy: ({ merchant }) => `Svar ${merchant} senest`,
    timeIsUp: 'Tiden er ute',
    declinedOn: 'Avslått',
    expiredOn: 'Utløpt',
    closedOn: 'Lukket',
    completedOn: 'Fullført',
    assigned: 'Tilordnede',
    wants: 'Ønsker',
    service: 'Tjeneste',
  },
  timeIsUp: ({ at }) => `fristen var ${at}, nå kan ingenting sendes`,
  byMerchant: 'av forhandleren',
  byUs: 'av oss',
  byName: ({ name }) => `av ${name}`,
  confirmed: 'bekreftet av forhandleren',
  nobodyYet: 'Ingen ennå',
  more: ({ count }) => plural(count, { other: '+# til' }),
  unread: ({ count }) => plural(count, { one: '# ulest', other: '# uleste' }),
  undelivered: ({ count }) => plural(count, { one: '# melding ikke levert', other: '# meldinger ikke levert' }),
  held: ({ count }) =>
    plural(count, { one: '# melding venter på en avgjørelse', other: '# meldinger venter på en avgjørelse' }),
  noAcceptedProposal: 'Ingen godtatte tilbud ennå',
  acceptedProposal: 'Godtatt: Dere kan sette i gang',
  blocked: 'Blokkert: Meldinger går verken ut eller inn',
  footer: ({ merchant }) =>
    `Det dere skriver i denne tråden, går til ${merchant}. Start med //, så blir det mellom dere.`,
  buttons: {
    open: 'Åpne',
    reply: 'Svar',
    assignMe: 'Tilordne meg',
    assign: 'Tilordne',
    tag: 'Etiketter',
    decline: 'Avvis',
    more: 'Mer',
    aboutLabel: ({ button, job }) => `${button}: ${job}`,
    retry: 'Prøv igjen',
    retryLabel: 'Prøv igjen: send denne meldingen på nytt',
  },
};
