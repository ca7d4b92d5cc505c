import { type EndedStatus, hasEnded } from '../../domain/job-status.ts';
import type { refusals as en, RefusalFacts } from '../en/refusals.ts';

/** What happened, then what can be done. Who and when stand in brackets, so that no name is declined. */
export const refusals: typeof en = {
  job_ended: (facts) =>
    facts.doing === 'send'
      ? `Nie wysłano: to zadanie ${ended(facts)} i nie można już na nie odpowiedzieć. ${NOTES_STAY}`
      : `Nie wykonano: to zadanie ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts) => `Nie wysłano: to zadanie ${ended(facts)}, zanim dotarła tu twoja wiadomość. ${NOTES_STAY}`,
  not_now: ({ status }) =>
    status === 'completed'
      ? 'Nie wykonano: to zadanie jest zakończone. Jeśli praca trwa dalej, najpierw je wznów.'
      : status === 'new' || status === 'opened'
        ? 'Nie wykonano: nikt jeszcze nie odpowiedział sprzedawcy. Najpierw napisz odpowiedź.'
        : 'Nie wykonano: to nie pasuje do stanu tego zadania. Karta pokazuje, co można teraz zrobić.',
  not_yours: () => 'Nie wykonano: o tym decyduje druga strona.',
  time_is_up: ({ at, doing }) =>
    `${notDone(doing)}: minął czas na odpowiedź w tym zadaniu${byAt(undefined, at)}. Nie można już na nie odpowiedzieć.`,
  conversation_blocked: ({ doing }) =>
    `${notDone(doing)}: ta rozmowa jest zablokowana. Wiadomości nie idą już w żadną stronę. ${NOTES_STAY}`,
  empty_message: () => 'Nie wysłano: wiadomość nie zawierała tekstu. Napisz sprzedawcy choć jedno zdanie.',
  already_sent: ({ by }) =>
    by
      ? `Decyzja już zapadła (${by}): wiadomość idzie do sprzedawcy.`
      : 'Decyzja już zapadła: wiadomość jest w drodze do sprzedawcy albo już tam dotarła.',
  already_kept: ({ by }) =>
    by
      ? `Decyzja już zapadła (${by}): wiadomość zostaje w zespole.`
      : 'Decyzja już zapadła: to uwaga i zostaje w zespole.',
  already_left: () => 'Sprzedawca już to ma. Usuń swoją wiadomość, aby ją wycofać.',
  message_gone: () =>
    'Nie ma już o czym decydować: wiadomość została usunięta albo rozmowa zakończyła się, zanim zapadła decyzja.',
  send_failed: () =>
    'Ta wiadomość nie dotarła do sprzedawcy. Naciśnij pod nią w wątku „Ponów”, aby wysłać ją jeszcze raz.',
  was_refused: () =>
    'Ta wiadomość nie została wtedy wysłana i już nie zostanie. Jeśli teraz to możliwe, napisz ją ponownie.',
  note_stays: () =>
    'Uwaga sama nie zostanie wysłana. Edytuj swoją wiadomość i usuń znak z jej początku: wtedy pojawi się pytanie. Możesz też napisać nową.',
  not_a_reply: () =>
    'Nie ma o czym decydować: to działa na wiadomościach twoich lub zespołu, napisanych w wątku Jobline.',
  held_too_long: () =>
    'Wiadomość została w zespole: przez dobę nikt nie wskazał, czy jest dla sprzedawcy. Jeśli jest, napisz ją ponownie.',
  starts_as_note: () =>
    'Nie wysłano: tekst zaczyna się jak uwaga. Usuń znak z początku albo zachowaj go jako uwagę w wątku.',
  reply_too_long: () => 'Nie wysłano: po uzupełnieniu pól tekst jest za długi. Wyślij go w dwóch wiadomościach.',
  template_unnamed: () =>
    'Jeszcze nie wysłano: szablon nie ma nazwy. Nadaj mu nazwę o długości od 1 do 75 znaków albo odznacz pole.',
  template_gone: () => 'Ten szablon został usunięty. Wybierz inny.',
  edit_stayed_inside: () =>
    'Twoja poprawka nie została wysłana, bo wygląda jak uwaga. Sprzedawca ma nadal poprzedni tekst. Usuń wiadomość, aby go wycofać.',
  edit_after_end: () =>
    'Twoja poprawka nie została wysłana: do tego sprzedawcy nic już nie trafi. Ma nadal poprzedni tekst.',
  deletion_after_end: () =>
    'Twoja wiadomość została usunięta tylko tutaj: do tego sprzedawcy nic już nie trafi. Nadal ją ma.',
  edit_not_there: () =>
    'Twoja poprawka nie została wysłana: na tej platformie nie można zmienić wiadomości. Sprzedawca ma nadal poprzedni tekst. Napisz poprawnie w nowej wiadomości.',
  deletion_not_there: () =>
    'Twoja wiadomość została usunięta tylko tutaj: na tej platformie nie można wycofać wiadomości. Sprzedawca nadal ją ma.',
  not_a_member: () =>
    'Nie wykonano: nad zadaniami mogą pracować tylko członkowie tej przestrzeni roboczej. Poproś kogoś z nich.',
  unknown_thread: () =>
    'Nie wykonano: ten wątek nie należy do żadnego zadania ani rozmowy. Użyj tego pod kartą Jobline.',
  lead_thread: () =>
    'Zapisano jako uwagę: leadowi nie można odpowiedzieć ze Slacka. Napisz e-mail; adres jest na karcie.',
  already_done: ({ status, by, at }) => {
    const who = byAt(by, at);
    if (status === 'inactive') return `Nie trzeba nic robić: to zadanie zostało już oznaczone jako nieaktywne${who}.`;
    if (status === 'completed') return `Nie trzeba nic robić: to zadanie zostało już zakończone${who}.`;
    return who
      ? `Nie trzeba nic robić: to zadanie zostało już wznowione${who}.`
      : 'Nie trzeba nic robić: to zadanie jest już otwarte.';
  },
  no_job_here: () =>
    'Nie wykonano: ta rozmowa nie ma zadania. Po prostu napisz do sprzedawcy; niczego nie trzeba tu odrzucać ani kończyć.',
  already_blocked: ({ by, at }) =>
    `Nie trzeba nic robić: ten sprzedawca został już zablokowany${byAt(by, at)}. Wiadomości nie idą już w żadną stronę.`,
  assigned_already: ({ by }) =>
    `Nie wykonano: ${by ?? 'ktoś z zespołu'} już się tym zajmuje. Użyj „Przypisz”, aby dołączyć.`,
  not_assignable: ({ names }) =>
    `Przypisać można tylko członków tej przestrzeni roboczej, bez gości, botów i osób z zewnątrz. Usuń z listy: ${names}.`,
  too_many_assignees: () => 'Można przypisać najwyżej 40 osób. Usuń kilka z listy.',
  people_unread: () => 'Nie wykonano: Slack nie podał, kim są te osoby. Odczekaj chwilę i spróbuj ponownie.',
  tag_gone: () => 'Wybrany tu tag został w międzyczasie usunięty. Usuń go z listy i zapisz ponownie.',
  tag_exists: ({ names }) => `Tag o tej nazwie już istnieje: ${names}. Wybierz inną nazwę.`,
  tag_name_unusable: () => 'Nazwa tagu musi mieć od 1 do 75 znaków. Wybierz inną nazwę.',
  too_many_tags: () => 'Zmieści się tu najwyżej 100 tagów. Usuń kilka z listy.',
  review_too_early: () => 'Nie wykonano: o opinię prosi się, gdy praca jest wykonana. Najpierw zakończcie zadanie.',
  nothing_to_review: () =>
    'Nie wykonano: nie ma tu jeszcze czego oceniać. O opinię można poprosić, gdy zadanie jest zakończone albo oferta na nowy sklep przyjęta.',
  review_asked_already: ({ by, at }) =>
    `Nie ma nic do zrobienia: o tę opinię już poproszono${by ? ` (${by})` : ''}${at ? ` ${at}` : ''}. Można to zrobić jeden raz.`,
  reviewed_already: () => 'Nie ma nic do zrobienia: sprzedawca już wystawił tę opinię.',
  store_access_too_early: () =>
    'Nie wykonano: najpierw porozmawiajcie ze sprzedawcą. Gdy dostanie od was wiadomość, możecie poprosić o dostęp do sklepu.',
  store_access_asked_already: ({ by, at }) =>
    `Nie ma nic do zrobienia: o dostęp już poproszono${by ? ` (${by})` : ''}${at ? ` ${at}` : ''}. Sprzedawca jeszcze nie odpowiedział.`,
  store_access_given_already: ({ by, at }) =>
    `Nie ma nic do zrobienia: macie już dostęp do sklepu${by ? ` (${by})` : ''}${at ? ` od ${at}` : ''}.`,
  proposal_accepted: ({ at }) =>
    `Nie wykonano: sprzedawca przyjął tę ofertę${at ? ` ${at}` : ''} i pozostaje ona bez zmian. Na dalsze prace wyślij nową.`,
  proposal_closed: ({ by, at }) =>
    `Nie wykonano: ta oferta jest zamknięta${by || at ? ` (${[by, at].filter(Boolean).join(', ')})` : ''}. Wyślij nową.`,
  proposal_changed: ({ by, at }) =>
    `Nie wysłano: w międzyczasie pojawiła się inna wersja (${[by ?? 'ktoś z zespołu', at].filter(Boolean).join(', ')}). Otwórz najnowszą wersję i zmień ją.`,
  unknown_proposal: () => 'Nie wykonano: nie ma takiej oferty. Wszystkie są w części „Oferty i zadania”.',
  no_services: () =>
    'Nie wykonano: wasza organizacja nie oferuje jeszcze żadnej usługi. Dodaj usługę w preferencjach, a potem napisz ofertę.',
  nothing_to_retry: () =>
    'Nie trzeba wysyłać ponownie: wiadomość została dostarczona albo ktoś już użył przycisku „Ponów”.',
};

const NOTES_STAY = 'Nadal możesz dodawać tu uwagi: zacznij od //.';

const ENDINGS: Record<EndedStatus, string> = {
  declined: 'zostało odrzucone',
  expired: 'wygasło',
  closed: 'zostało zamknięte',
};

function ended({ status, by, at }: RefusalFacts): string {
  return `${hasEnded(status) ? ENDINGS[status] : 'dobiegło końca'}${byAt(by, at)}`;
}

function byAt(by: string | undefined, at: string | undefined): string {
  const known = [by && `przez: ${by}`, at].filter(Boolean).join(', ');
  return known ? ` (${known})` : '';
}

function notDone(doing: RefusalFacts['doing']): string {
  return doing === 'send' ? 'Nie wysłano' : 'Nie wykonano';
}
