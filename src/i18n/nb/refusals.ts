import { type EndedStatus, hasEnded } from '../../domain/job-status.ts';
import type { refusals as en, RefusalFacts } from '../en/refusals.ts';

/** What happened, then what can be done. */
export const refusals: typeof en = {
  job_ended: (facts) =>
    facts.doing === 'send'
      ? `Ikke sendt: Denne jobben ${ended(facts)} og kan ikke lenger besvares. ${NOTES_STAY}`
      : `Ikke utført: Denne jobben ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts) => `Ikke sendt: Denne jobben ${ended(facts)} før meldingen din kom hit. ${NOTES_STAY}`,
  not_now: ({ status }) =>
    status === 'completed'
      ? 'Ikke utført: Denne jobben er fullført. Gjenåpne den først hvis arbeidet fortsetter.'
      : status === 'new' || status === 'opened'
        ? 'Ikke utført: Ingen har svart forhandleren ennå. Skriv et svar først.'
        : 'Ikke utført: Det passer ikke med statusen til jobben. Kortet viser hva som kan gjøres nå.',
  not_yours: () => 'Ikke utført: Dette er det den andre parten som bestemmer.',
  time_is_up: ({ at, doing }) =>
    `${notDone(doing)}: Fristen for å svare på denne jobben har gått ut${byAt({ at })}. Den kan ikke lenger besvares.`,
  conversation_blocked: ({ doing }) =>
    `${notDone(doing)}: Denne samtalen er blokkert. Meldinger går verken ut eller inn lenger. ${NOTES_STAY}`,
  empty_message: () => 'Ikke sendt: Det var ingen tekst i meldingen. Skriv en linje til forhandleren.',
  already_sent: ({ by }) =>
    by
      ? `Det er ikke mer å avgjøre: ${by} har sendt det til forhandleren.`
      : 'Det er ikke mer å avgjøre: Det er på vei til forhandleren eller allerede framme.',
  already_kept: ({ by }) =>
    by
      ? `Det er ikke mer å avgjøre: ${by} har valgt at det blir mellom dere.`
      : 'Det er ikke mer å avgjøre: Det er en merknad og blir mellom dere.',
  already_left: () => 'Forhandleren har det allerede. Slett meldingen din for å trekke det tilbake.',
  message_gone: () =>
    'Det er ikke mer å avgjøre: Meldingen ble slettet, eller samtalen tok slutt før noen tok stilling.',
  send_failed: () => 'Dette har ikke nådd fram til forhandleren. Trykk på «Prøv igjen» under det i tråden.',
  was_refused: () =>
    'Dette ble ikke sendt da det ble skrevet, og blir det heller ikke nå. Skriv det på nytt hvis det kan sendes nå.',
  note_stays: () =>
    'En merknad blir aldri sendt av seg selv. Rediger meldingen din og fjern tegnet i starten, så blir du spurt. Eller skriv den som en ny melding.',
  not_a_reply: () =>
    'Ingenting å avgjøre: Dette virker bare på meldinger som du eller kollegene dine har skrevet i en Jobline-tråd.',
  held_too_long: () =>
    'Dette blir mellom dere: På et døgn har ingen sagt om det er til forhandleren. Er det det, kan du skrive det på nytt.',
  starts_as_note: () =>
    'Ikke sendt: Det starter som en merknad. Fjern tegnet i starten, eller behold det som en merknad i tråden.',
  reply_too_long: () => 'Ikke sendt: Det er for langt når plassholderne er fylt ut. Del det i to meldinger.',
  template_unnamed: () =>
    'Ikke sendt ennå: Malen har ikke noe navn. Gi den et på 1 til 75 tegn, eller fjern avkrysningen.',
  template_gone: () => 'Denne malen er slettet. Velg en annen.',
  edit_stayed_inside: () =>
    'Endringen din ble ikke sendt, for den ligner en merknad. Forhandleren har fortsatt den gamle teksten. Slett meldingen for å trekke den tilbake.',
  edit_after_end: () =>
    'Endringen din ble ikke sendt: Ingenting går lenger til denne forhandleren, som fortsatt har den gamle teksten.',
  deletion_after_end: () =>
    'Meldingen din er bare slettet her: Ingenting går lenger til denne forhandleren, som fortsatt har den.',
  edit_not_there: () =>
    'Endringen din ble ikke sendt: På denne markedsplassen kan en melding ikke endres. Forhandleren har fortsatt den gamle teksten. Skriv det riktige i en ny melding.',
  deletion_not_there: () =>
    'Meldingen din er bare slettet her: På denne markedsplassen kan en melding ikke trekkes tilbake. Forhandleren har den fortsatt.',
  not_a_member: () =>
    'Ikke utført: Bare medlemmer av dette arbeidsområdet kan arbeide med jobber. Spør en kollega som er medlem.',
  unknown_thread: () =>
    'Ikke utført: Denne tråden hører ikke til noen jobb eller samtale. Bruk dette under et kort fra Jobline.',
  lead_thread: () =>
    'Lagret som merknad: Et lead kan ikke besvares fra Slack. Skriv en e-post i stedet; adressen står på kortet.',
  already_done: ({ status, by, at }) => {
    const who = byAt({ by, at });
    if (status === 'inactive') return `Ingen endring: Denne jobben er allerede merket som inaktiv${who}.`;
    if (status === 'completed') return `Ingen endring: Denne jobben er allerede fullført${who}.`;
    return who
      ? `Ingen endring: Denne jobben er allerede gjenåpnet${who}.`
      : 'Ingen endring: Denne jobben er allerede åpen.';
  },
  no_job_here: () =>
    'Ikke utført: Denne samtalen har ingen jobb. Bare skriv til forhandleren; det er ingenting å avvise eller fullføre her.',
  already_blocked: ({ by, at }) =>
    `Ingen endring: Denne forhandleren er allerede blokkert${byAt({ by, at })}. Meldinger går verken ut eller inn lenger.`,
  assigned_already: ({ by }) =>
    `Ikke utført: ${by ?? 'En kollega'} har allerede tatt dette. Bruk «Tilordne» for å legge til deg selv.`,
  not_assignable: ({ names }) =>
    `Bare medlemmer av dette arbeidsområdet kan tilordnes, ikke gjester, boter eller folk utenfra. Fjern disse: ${names}.`,
  too_many_assignees: () => 'Høyst 40 personer kan tilordnes. Fjern noen.',
  people_unread: () => 'Ikke utført: Slack oppga ikke hvem disse personene er. Vent litt, og prøv igjen.',
  tag_gone: () => 'En etikett som var valgt her, er slettet i mellomtiden. Fjern den, og lagre på nytt.',
  tag_exists: ({ names }) => `Det finnes allerede en etikett med dette navnet: ${names}. Velg et annet navn.`,
  tag_name_unusable: () => 'En etikett må ha et navn på 1 til 75 tegn. Velg et annet navn.',
  too_many_tags: () => 'Det er plass til høyst 100 etiketter her. Fjern noen.',
  review_too_early: () => 'Ikke utført: Man ber om en anmeldelse når arbeidet er gjort. Fullfør jobben først.',
  nothing_to_review: () =>
    'Ikke utført: Her er det ikke noe å anmelde ennå. Dere kan be om en anmeldelse når en jobb er fullført, eller et tilbud om en ny butikk er godtatt.',
  review_asked_already: ({ by, at }) =>
    `Ingenting å gjøre: Det er allerede bedt om denne anmeldelsen${by ? ` av ${by}` : ''}${at ? ` ${at}` : ''}. Det kan man bare én gang.`,
  reviewed_already: () => 'Ingenting å gjøre: Forhandleren har allerede skrevet denne anmeldelsen.',
  store_access_too_early: () =>
    'Ikke utført: Snakk med forhandleren først. Når de har hørt fra dere, kan dere be om tilgang til butikken.',
  store_access_asked_already: ({ by, at }) =>
    `Ingenting å gjøre: Det er allerede bedt om tilgang${by ? ` av ${by}` : ''}${at ? ` ${at}` : ''}. Forhandleren har ikke svart ennå.`,
  store_access_given_already: ({ by, at }) =>
    `Ingenting å gjøre: Dere har allerede fått tilgang til butikken${by ? ` av ${by}` : ''}${at ? ` ${at}` : ''}.`,
  proposal_accepted: ({ at }) =>
    `Ikke utført: Forhandleren har godtatt dette tilbudet${at ? ` den ${at}` : ''}, og det står som det er. Send et nytt for mer arbeid.`,
  proposal_closed: ({ by, at }) =>
    `Ikke utført: Dette tilbudet er lukket${by ? ` av ${by}` : ''}${at ? ` den ${at}` : ''}. Send et nytt.`,
  proposal_changed: ({ by, at }) =>
    `Ikke sendt: ${by ?? 'En kollega'} har i mellomtiden sendt en annen versjon${at ? ` den ${at}` : ''}. Åpne den nyeste versjonen og rediger den.`,
  unknown_proposal: () => 'Ikke utført: Det tilbudet finnes ikke. Åpne Tilbud og jobber for å se dem som finnes.',
  no_services: () =>
    'Ikke utført: Organisasjonen deres tilbyr ingen tjenester ennå. Legg til en i preferansene, og skriv så tilbudet.',
  nothing_to_retry: () => 'Ingenting å sende på nytt: Det er levert, eller noen har allerede trykket på «Prøv igjen».',
};

const NOTES_STAY = 'Dere kan fortsatt skrive merknader her: Start med //.';

const ENDINGS: Record<EndedStatus, string> = {
  declined: 'ble avslått',
  expired: 'er utløpt',
  closed: 'ble lukket',
};

function ended({ status, by, at }: RefusalFacts): string {
  return `${hasEnded(status) ? ENDINGS[status] : 'er avsluttet'}${byAt({ by, at })}`;
}

/** The time in parentheses: Slack writes it in the form of the reader's own settings, which fits no sentence for sure. */
function byAt({ by, at }: { by?: string | undefined; at?: string | undefined }): string {
  return `${by ? ` av ${by}` : ''}${at ? ` (${at})` : ''}`;
}

function notDone(doing: RefusalFacts['doing']): string {
  return doing === 'send' ? 'Ikke sendt' : 'Ikke utført';
}
