import type { statuses as en } from '../en/statuses.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses: typeof en = {
  new: { label: 'Nowe', meaning: 'nikt go jeszcze nie otworzył' },
  opened: { label: 'Otwarte', meaning: 'jeszcze bez odpowiedzi' },
  responded: { label: 'Udzielono odpowiedzi', meaning: 'czekamy na sprzedawcę' },
  awaiting_response: { label: 'Oczekiwanie na odpowiedź', meaning: 'sprzedawca czeka na was' },
  declined: { label: 'Odrzucone', meaning: 'to zadanie toczy się dalej bez nas' },
  expired: { label: 'Wygasłe', meaning: 'nikt nie odpowiedział na czas' },
  inactive: { label: 'Nieaktywne', meaning: 'odłożone, wiadomości nadal docierają' },
  completed: { label: 'Zakończone', meaning: 'praca jest wykonana' },
  closed: { label: 'Zamknięte', meaning: 'sprzedawca je zamknął' },
};
