import type { failures as en } from '../en/failures.ts';

/** Why something did not arrive, as a sentence. */
export const failures: typeof en = {
  no_marketplace: () => 'Der er ikke forbundet nogen markedsplads.',
  refused: ({ status }) => `Markedspladsen tog ikke imod det (${status}).`,
  not_taken_yet: () => 'Markedspladsen har ikke taget imod det endnu.',
  endpoint_off: () => 'Markedspladsen har slået sin adresse fra (410).',
  gave_up: () => 'Markedspladsen kunne ikke tage imod det i 24 timer.',
  unproven: () => 'Markedspladsens svar gik tabt, og beskederne dér kan ikke læses: Det kan være nået frem alligevel.',
  disconnected: () => 'Kontoen på markedspladsen er ikke forbundet. Den, der driver Jobline, skal forbinde den igen.',
  too_long: () => 'Det er længere, end markedspladsen tager imod. Send det i flere beskeder.',
  mail_refused: ({ status }) => `Shopejerens mailserver afviste det (${status}). Det står på shopejerens side.`,
  mail_not_taken_yet: () => 'Mailserveren har ikke taget imod det endnu.',
  mail_gave_up: () => 'Mailserveren kunne ikke tage imod det i 24 timer. Det står på shopejerens side.',
  mail_unknown: () =>
    'Det blev mailet to gange, og ingen server sagde, om den tog imod det. Det står på shopejerens side.',
  mail_bounced: ({ said }) => `E-mailen kom tilbage${said === '' ? '' : `: ”${said}”`}. Det står på shopejerens side.`,
  internal: () => 'Noget gik galt hos os.',
  file_private: () => 'Linket fører til et sted, der ikke er offentligt, så det blev ikke åbnet.',
  file_bad_link: () => 'Linket kan ikke åbnes.',
  file_not_found: () => 'Der er ikke længere noget på linket.',
  file_refused: ({ status }) => `Serveren bag linket ville ikke udlevere den (${status}).`,
  file_unreachable: () => 'Serveren bag linket svarer ikke, eller den afbryder.',
  file_too_large: () => 'Den er større end 25 MB.',
  file_empty: () => 'Den er tom.',
  file_wrong_type: () => 'Der kom en webside i stedet; måske skal man først logge ind der.',
  file_not_taken: () =>
    'Slack tager ikke imod filer fra Jobline. Måske skal en administrator af workspacet tillade det.',
  file_not_given: () =>
    'Slack udleverer ikke filen til Jobline. Måske skal en administrator af workspacet tillade det.',
};
