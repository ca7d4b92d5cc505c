import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Ingen markedsplass er koblet til.',
  refused: ({ status }) => `Markedsplassen tok ikke imot det (${status}).`,
  not_taken_yet: () => 'Markedsplassen har ikke tatt imot det ennå.',
  endpoint_off: () => 'Markedsplassen har slått av adressen sin (410).',
  gave_up: () => 'Markedsplassen kunne ikke ta imot det på 24 timer.',
  unproven: () =>
    'Svaret fra markedsplassen gikk tapt, og meldingene der kan ikke leses: Det kan ha kommet fram likevel.',
  disconnected: () =>
    'Kontoen på markedsplassen er ikke koblet til. Den som drifter Jobline, må koble den til på nytt.',
  too_long: () => 'Det er lengre enn markedsplassen tar imot. Send det i flere meldinger.',
  mail_refused: ({ status }) => `Forhandlerens e-postserver avviste det (${status}). Det står på forhandlerens side.`,
  mail_not_taken_yet: () => 'E-postserveren har ikke tatt imot det ennå.',
  mail_gave_up: () => 'E-postserveren kunne ikke ta imot det på 24 timer. Det står på forhandlerens side.',
  mail_unknown: () =>
    'Det ble sendt to ganger, og ingen server sa om den tok imot det. Det står på forhandlerens side.',
  mail_bounced: ({ said }) =>
    `E-posten kom tilbake${said === '' ? '' : `: «${said}»`}. Det står på forhandlerens side.`,
  internal: () => 'Noe gikk galt hos oss.',
  file_private: () => 'Lenken fører til et sted som ikke er offentlig, så den ble ikke åpnet.',
  file_bad_link: () => 'Lenken kan ikke åpnes.',
  file_not_found: () => 'Det ligger ikke noe på lenken lenger.',
  file_refused: ({ status }) => `Serveren bak lenken ville ikke gi den fra seg (${status}).`,
  file_unreachable: () => 'Serveren bak lenken svarer ikke, eller bryter av.',
  file_too_large: () => 'Den er større enn 25 MB.',
  file_empty: () => 'Den er tom.',
  file_wrong_type: () => 'Det kom en nettside i stedet; kanskje må man logge inn der først.',
  file_not_taken: () =>
    'Slack tar ikke imot filer fra Jobline. Kanskje må en administrator for arbeidsområdet tillate det.',
  file_not_given: () => 'Slack gir ikke filen til Jobline. Kanskje må en administrator for arbeidsområdet tillate det.',
};
