import type { statuses as en } from '../en/statuses.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses: typeof en = {
  new: { label: 'Nieuw', meaning: 'nog door niemand geopend' },
  opened: { label: 'Geopend', meaning: 'nog geen antwoord' },
  responded: { label: 'Gereageerd', meaning: 'we wachten op de merchant' },
  awaiting_response: { label: 'In afwachting van antwoord', meaning: 'de merchant wacht op jullie' },
  declined: { label: 'Afgewezen', meaning: 'deze opdracht gaat zonder ons verder' },
  expired: { label: 'Vervallen', meaning: 'niemand antwoordde op tijd' },
  inactive: { label: 'Inactief', meaning: 'even opzijgezet, berichten komen nog aan' },
  completed: { label: 'Voltooid', meaning: 'het werk is klaar' },
  closed: { label: 'Gesloten', meaning: 'door de merchant beëindigd' },
};
