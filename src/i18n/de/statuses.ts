import type { statuses as en } from '../en/statuses.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses: typeof en = {
  new: { label: 'Neu', meaning: 'noch von niemandem geöffnet' },
  opened: { label: 'Geöffnet', meaning: 'noch keine Antwort' },
  responded: { label: 'Beantwortet', meaning: 'wir warten auf den Händler' },
  awaiting_response: { label: 'Auf Antwort wird gewartet', meaning: 'der Händler wartet auf euch' },
  declined: { label: 'Abgelehnt', meaning: 'dieser Job geht ohne uns weiter' },
  expired: { label: 'Abgelaufen', meaning: 'niemand hat rechtzeitig geantwortet' },
  inactive: { label: 'Inaktiv', meaning: 'zurückgestellt, Nachrichten kommen weiter an' },
  completed: { label: 'Abgeschlossen', meaning: 'die Arbeit ist getan' },
  closed: { label: 'Geschlossen', meaning: 'der Händler hat den Job beendet' },
};
