import type { JobKind } from '../../domain/card.ts';
import type { card as en } from '../en/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

const kinds: Record<JobKind, string> = { match: 'Match', direct: 'Directe aanvraag', proposal: 'Voorstel' };

/** The card of a job or conversation, and its buttons. */
export const card: typeof en = {
  kinds,
  title: ({ service, client }) => `${service} voor ${client}`,
  conversationTitle: ({ client }) => `Gesprek met ${client}`,
  someMerchant: 'een merchant',
  someService: 'Opdracht',
  fields: {
    status: 'Status',
    answerBy: 'Antwoorden vóór',
    answerMerchantBy: ({ merchant }) => `${merchant} antwoorden vóór`,
    timeIsUp: 'De tijd is om',
    declinedOn: 'Afgewezen op',
    expiredOn: 'Vervallen op',
    closedOn: 'Gesloten op',
    completedOn: 'Voltooid op',
    assigned: 'Toegewezen aan',
    wants: 'Wensen',
    service: 'Dienst',
  },
  timeIsUp: ({ at }) => `sinds ${at}, er kan niets meer worden verstuurd`,
  byMerchant: 'door de merchant',
  byUs: 'door ons',
  byName: ({ name }) => `door ${name}`,
  confirmed: 'bevestigd door de merchant',
  nobodyYet: 'Nog niemand',
  more: ({ count }) => plural(count, { other: '+# meer' }),
  unread: ({ count }) => plural(count, { other: '# ongelezen' }),
  undelivered: ({ count }) => plural(count, { one: '# bericht niet bezorgd', other: '# berichten niet bezorgd' }),
  held: ({ count }) =>
    plural(count, { one: '# bericht wacht op een beslissing', other: '# berichten wachten op een beslissing' }),
  noAcceptedProposal: 'Nog geen geaccepteerd voorstel',
  acceptedProposal: 'Geaccepteerd: jullie kunnen aan het werk',
  blocked: 'Geblokkeerd: er gaan geen berichten meer heen en weer',
  footer: ({ merchant }) =>
    `Wat je in deze thread schrijft, gaat naar ${merchant}. Begin met // om iets intern te houden.`,
  buttons: {
    open: 'Openen',
    reply: 'Antwoorden',
    assignMe: 'Aan mij toewijzen',
    assign: 'Toewijzen',
    tag: 'Tags',
    decline: 'Afwijzen',
    more: 'Meer',
    aboutLabel: ({ button, job }) => `${button}: ${job}`,
    retry: 'Opnieuw proberen',
    retryLabel: 'Opnieuw proberen: dit bericht nog een keer versturen',
  },
};
