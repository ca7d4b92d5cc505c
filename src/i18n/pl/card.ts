import type { JobKind } from '../../domain/card.ts';
import type { card as en } from '../en/card.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

const kinds: Record<JobKind, string> = { match: 'Dopasowanie', direct: 'Zapytanie bezpośrednie', proposal: 'Oferta' };

/** The card of a job or conversation, and its buttons. Names are never declined: sentences are built around them. */
export const card: typeof en = {
  kinds,
  title: ({ service, client }) => `${service} · ${client}`,
  conversationTitle: ({ client }) => `Rozmowa · ${client}`,
  someMerchant: 'Sprzedawca bez nazwy',
  someService: 'Projekt',
  fields: {
    status: 'Status',
    answerBy: 'Termin odpowiedzi',
    answerMerchantBy: ({ merchant }) => `Termin odpowiedzi (${merchant})`,
    timeIsUp: 'Czas minął',
    declinedOn: 'Odrzucono',
    expiredOn: 'Wygasło',
    closedOn: 'Zamknięto',
    completedOn: 'Zakończono',
    assigned: 'Przypisani',
    wants: 'Oczekiwania',
    service: 'Usługa',
  },
  timeIsUp: ({ at }) => `${at} · nie można już nic wysłać`,
  byMerchant: 'przez sprzedawcę',
  byUs: 'przez nas',
  byName: ({ name }) => name,
  confirmed: 'potwierdzone przez sprzedawcę',
  nobodyYet: 'Na razie nikt',
  more: ({ count }) => plural(count, { other: '+# więcej' }),
  unread: ({ count }) =>
    plural(count, {
      one: '# nieprzeczytana',
      few: '# nieprzeczytane',
      many: '# nieprzeczytanych',
      other: '# nieprzeczytanej',
    }),
  undelivered: ({ count }) =>
    plural(count, {
      one: '# wiadomość niedostarczona',
      few: '# wiadomości niedostarczone',
      many: '# wiadomości niedostarczonych',
      other: '# wiadomości niedostarczonej',
    }),
  held: ({ count }) =>
    plural(count, {
      one: '# wiadomość czeka na decyzję',
      few: '# wiadomości czekają na decyzję',
      other: '# wiadomości czeka na decyzję',
    }),
  noAcceptedProposal: 'Nie ma jeszcze przyjętej oferty',
  acceptedProposal: 'Oferta przyjęta: możecie zaczynać pracę',
  blocked: 'Rozmowa zablokowana: wiadomości nie idą w żadną stronę',
  footer: ({ merchant }) =>
    `To, co piszecie w tym wątku, trafia do sprzedawcy (${merchant}). Z // na początku zostaje w zespole.`,
  buttons: {
    open: 'Otwórz',
    reply: 'Odpowiedz',
    assignMe: 'Przypisz do mnie',
    assign: 'Przypisz',
    tag: 'Tagi',
    decline: 'Odrzuć',
    more: 'Więcej',
    aboutLabel: ({ button, job }) => `${button}: ${job}`,
    retry: 'Ponów',
    retryLabel: 'Ponów: wyślij tę wiadomość jeszcze raz',
  },
};
