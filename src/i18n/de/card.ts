import type { JobKind } from '../../domain/card.ts';
import type { card as en } from '../en/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

const kinds: Record<JobKind, string> = { match: 'Match', direct: 'Direktanfrage', proposal: 'Angebot' };

/** The card of a job or conversation, and its buttons. */
export const card: typeof en = {
  kinds,
  title: ({ service, client }) => `${service} für ${client}`,
  conversationTitle: ({ client }) => `Unterhaltung mit ${client}`,
  /** Without an article, since it stands where names stand, in every case. */
  someMerchant: 'Händler ohne Namen',
  someService: 'Projekt',
  fields: {
    status: 'Status',
    answerBy: 'Antworten bis',
    answerMerchantBy: ({ merchant }) => `${merchant} antworten bis`,
    timeIsUp: 'Die Zeit ist um',
    declinedOn: 'Abgelehnt am',
    expiredOn: 'Abgelaufen am',
    closedOn: 'Geschlossen am',
    completedOn: 'Abgeschlossen am',
    assigned: 'Beauftragte',
    wants: 'Wünsche',
    service: 'Leistung',
  },
  timeIsUp: ({ at }) => `seit ${at}, jetzt geht nichts mehr raus`,
  byMerchant: 'vom Händler',
  byUs: 'von uns',
  byName: ({ name }) => `von ${name}`,
  confirmed: 'vom Händler bestätigt',
  nobodyYet: 'Noch niemand',
  more: ({ count }) => plural(count, { other: '+# weitere' }),
  unread: ({ count }) => plural(count, { other: '# ungelesen' }),
  undelivered: ({ count }) =>
    plural(count, { one: '# Nachricht nicht zugestellt', other: '# Nachrichten nicht zugestellt' }),
  held: ({ count }) =>
    plural(count, {
      one: '# Nachricht wartet auf eine Entscheidung',
      other: '# Nachrichten warten auf eine Entscheidung',
    }),
  noAcceptedProposal: 'Noch kein angenommenes Angebot',
  acceptedProposal: 'Angenommen: Ihr könnt mit der Arbeit beginnen',
  blocked: 'Blockiert: Nichts geht mehr hin oder her',
  footer: ({ merchant }) =>
    `Was ihr in diesem Thread schreibt, geht an ${merchant}. Mit // am Anfang bleibt es unter euch.`,
  buttons: {
    open: 'Öffnen',
    reply: 'Antworten',
    assignMe: 'Mir zuweisen',
    assign: 'Zuweisen',
    tag: 'Schlagwörter',
    decline: 'Ablehnen',
    more: 'Mehr',
    aboutLabel: ({ button, job }) => `${button}: ${job}`,
    retry: 'Erneut versuchen',
    retryLabel: 'Erneut versuchen: diese Nachricht noch einmal senden',
  },
};
