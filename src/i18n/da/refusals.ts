import { type EndedStatus, hasEnded } from '../../domain/job-status.ts';
import type { refusals as en, RefusalFacts } from '../en/refusals.ts';

/** What happened, then what can be done. */
export const refusals: typeof en = {
  job_ended: (facts) =>
    facts.doing === 'send'
      ? `Ikke sendt: Dette job ${ended(facts)} og kan ikke længere besvares. ${NOTES_STAY}`
      : `Ikke udført: Dette job ${ended(facts)}. ${NOTES_STAY}`,
  heard_too_late: (facts) => `Ikke sendt: Dette job ${ended(facts)}, før din besked nåede hertil. ${NOTES_STAY}`,
  not_now: ({ status }) =>
    status === 'completed'
      ? 'Ikke udført: Dette job er fuldført. Genåbn det først, hvis arbejdet fortsætter.'
      : status === 'new' || status === 'opened'
        ? 'Ikke udført: Ingen har svaret shopejeren endnu. Skriv først et svar.'
        : 'Ikke udført: Det passer ikke til jobbets status. Kortet viser, hvad der kan gøres nu.',
  not_yours: () => 'Ikke udført: Det er den anden parts beslutning.',
  time_is_up: ({ at, doing }) =>
    `${notDone(doing)}: Fristen for at svare på dette job er udløbet${byAt({ at })}. Det kan ikke længere besvares.`,
  conversation_blocked: ({ doing }) =>
    `${notDone(doing)}: Denne samtale er blokeret. Beskeder går hverken ud eller ind længere. ${NOTES_STAY}`,
  empty_message: () => 'Ikke sendt: Der var ingen tekst. Skriv en linje til shopejeren.',
  already_sent: ({ by }) =>
    by
      ? `Der er ikke mere at afgøre: ${by} har sendt det til shopejeren.`
      : 'Der er ikke mere at afgøre: Det er på vej til shopejeren eller allerede fremme.',
  already_kept: ({ by }) =>
    by
      ? `Der er ikke mere at afgøre: ${by} har valgt, at det bliver mellem jer.`
      : 'Der er ikke mere at afgøre: Det er en note og bliver mellem jer.',
  already_left: () => 'Shopejeren har det allerede. Slet din besked for at trække det tilbage.',
  message_gone: () =>
    'Der er ikke mere at afgøre: Beskeden blev slettet, eller samtalen sluttede, før nogen tog stilling.',
  send_failed: () => 'Det her er ikke nået frem til shopejeren. Tryk på ”Prøv igen” under det i tråden.',
  was_refused: () =>
    'Det her blev ikke sendt, da det blev skrevet, og bliver det heller ikke nu. Skriv det igen, hvis det kan sendes nu.',
  note_stays: () =>
    'En note bliver aldrig sendt af sig selv. Rediger din besked, og fjern tegnet i starten, så bliver du spurgt. Eller skriv den som en ny besked.',
  not_a_reply: () =>
    'Intet at afgøre: Det virker kun på beskeder, som du eller dine kolleger har skrevet i en Jobline-tråd.',
  held_too_long: () =>
    'Det bliver mellem jer: I et døgn har ingen sagt, om det er til shopejeren. Hvis det er, så skriv det igen.',
  starts_as_note: () =>
    'Ikke sendt: Det begynder som en note. Fjern tegnet i starten, eller behold det som en note i tråden.',
  reply_too_long: () => 'Ikke sendt: Det er for langt, når pladsholderne er udfyldt. Del det i to beskeder.',
  template_unnamed: () =>
    'Ikke sendt endnu: Skabelonen har intet navn. Giv den et på 1 til 75 tegn, eller fjern fluebenet.',
  template_gone: () => 'Denne skabelon er blevet slettet. Vælg en anden.',
  edit_stayed_inside: () =>
    'Din rettelse blev ikke sendt, for den ligner en note. Shopejeren har stadig den gamle tekst. Slet beskeden for at trække den tilbage.',
  edit_after_end: () =>
    'Din rettelse blev ikke sendt: Intet går længere til denne shopejer, som stadig har den gamle tekst.',
  deletion_after_end: () => 'Din besked er kun slettet her: Intet går længere til denne shopejer, som stadig har den.',
  edit_not_there: () =>
    'Din rettelse blev ikke sendt: På denne markedsplads kan en besked ikke ændres. Shopejeren har stadig den gamle tekst. Skriv det rigtige i en ny besked.',
  deletion_not_there: () =>
    'Din besked er kun slettet her: På denne markedsplads kan en besked ikke trækkes tilbage. Shopejeren har den stadig.',
  not_a_member: () =>
    'Ikke udført: Kun medlemmer af dette arbejdsområde kan arbejde med job. Spørg en kollega, som er medlem.',
  unknown_thread: () =>
    'Ikke udført: Denne tråd hører ikke til noget job eller nogen samtale. Brug det under et kort fra Jobline.',
  lead_thread: () =>
    'Gemt som note: Et lead kan ikke besvares fra Slack. Skriv en e-mail i stedet; adressen står på kortet.',
  already_done: ({ status, by, at }) => {
    const who = byAt({ by, at });
    if (status === 'inactive') return `Ingen ændring: Dette job er allerede markeret som inaktivt${who}.`;
    if (status === 'completed') return `Ingen ændring: Dette job er allerede fuldført${who}.`;
    return who ? `Ingen ændring: Dette job er allerede genåbnet${who}.` : 'Ingen ændring: Dette job er allerede åbent.';
  },
  no_job_here: () =>
    'Ikke udført: Denne samtale har intet job. Skriv bare til shopejeren; der er intet at afvise eller fuldføre her.',
  already_blocked: ({ by, at }) =>
    `Ingen ændring: Denne shopejer er allerede blokeret${byAt({ by, at })}. Beskeder går hverken ud eller ind længere.`,
  assigned_already: ({ by }) =>
    `Ikke udført: ${by ?? 'En kollega'} har allerede taget det. Brug ”Tildel” for at tilføje dig selv.`,
  not_assignable: ({ names }) =>
    `Kun medlemmer af dette arbejdsområde kan tildeles, ikke gæster, bots eller folk udefra. Fjern disse: ${names}.`,
  too_many_assignees: () => 'Højst 40 personer kan tildeles. Fjern nogle.',
  people_unread: () => 'Ikke udført: Slack oplyste ikke, hvem disse personer er. Vent et øjeblik, og prøv så igen.',
  tag_gone: () => 'En etiket, der var valgt her, er siden blevet slettet. Fjern den, og gem igen.',
  tag_exists: ({ names }) => `Der findes allerede en etiket med dette navn: ${names}. Vælg et andet navn.`,
  tag_name_unusable: () => 'En etiket skal have et navn på 1 til 75 tegn. Vælg et andet navn.',
  too_many_tags: () => 'Her er højst plads til 100 etiketter. Fjern nogle.',
  review_too_early: () => 'Ikke udført: Man beder om en anmeldelse, når arbejdet er gjort. Fuldfør jobbet først.',
  nothing_to_review: () =>
    'Ikke udført: Her er der ikke noget at anmelde endnu. I kan bede om en anmeldelse, når et job er fuldført, eller et forslag til en ny butik er accepteret.',
  review_asked_already: ({ by, at }) =>
    `Intet at gøre: Der er allerede bedt om denne anmeldelse${by ? ` af ${by}` : ''}${at ? ` den ${at}` : ''}. Det kan man kun én gang.`,
  reviewed_already: () => 'Intet at gøre: Shopejeren har allerede skrevet denne anmeldelse.',
  store_access_too_early: () =>
    'Ikke udført: Tal med shopejeren først. Når de har hørt fra jer, kan I bede om adgang til butikken.',
  store_access_asked_already: ({ by, at }) =>
    `Intet at gøre: Der er allerede bedt om adgang${by ? ` af ${by}` : ''}${at ? ` den ${at}` : ''}. Shopejeren har ikke svaret endnu.`,
  store_access_given_already: ({ by, at }) =>
    `Intet at gøre: I har allerede fået adgang til butikken${by ? ` af ${by}` : ''}${at ? ` den ${at}` : ''}.`,
  proposal_accepted: ({ at }) =>
    `Ikke udført: Shopejeren har accepteret dette forslag${at ? ` den ${at}` : ''}, og det står, som det er. Send et nyt til mere arbejde.`,
  proposal_closed: ({ by, at }) =>
    `Ikke udført: Dette forslag blev${by ? ` af ${by}` : ''} lukket${at ? ` den ${at}` : ''}. Send et nyt.`,
  proposal_changed: ({ by, at }) =>
    `Ikke sendt: ${by ?? 'En kollega'} har i mellemtiden sendt en anden version${at ? ` den ${at}` : ''}. Åbn den nyeste version, og rediger den.`,
  unknown_proposal: () => 'Ikke udført: Det forslag findes ikke. Åbn Forslag og job for at se dem, der er.',
  no_services: () =>
    'Ikke udført: Jeres organisation tilbyder endnu ingen ydelser. Tilføj en i præferencerne, og skriv så forslaget.',
  nothing_to_retry: () => 'Intet at sende igen: Det er leveret, eller nogen har allerede trykket på ”Prøv igen”.',
};

const NOTES_STAY = 'I kan stadig skrive noter her: Begynd med //.';

const ENDINGS: Record<EndedStatus, string> = {
  declined: 'blev afvist',
  expired: 'er udløbet',
  closed: 'blev lukket',
};

function ended({ status, by, at }: RefusalFacts): string {
  return `${hasEnded(status) ? ENDINGS[status] : 'er slut'}${byAt({ by, at })}`;
}

/** The time in parentheses: Slack writes it in the form of the reader's own settings, which fits no sentence for sure. */
function byAt({ by, at }: { by?: string | undefined; at?: string | undefined }): string {
  return `${by ? ` af ${by}` : ''}${at ? ` (${at})` : ''}`;
}

function notDone(doing: RefusalFacts['doing']): string {
  return doing === 'send' ? 'Ikke sendt' : 'Ikke udført';
}
