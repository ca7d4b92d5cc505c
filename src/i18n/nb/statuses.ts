import type { statuses as en } from '../en/statuses.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses: typeof en = {
  new: { label: 'Ny', meaning: 'ingen har åpnet den' },
  opened: { label: 'Åpnet', meaning: 'ikke noe svar ennå' },
  responded: { label: 'Svart', meaning: 'vi venter på forhandleren' },
  awaiting_response: { label: 'Venter på svar', meaning: 'forhandleren venter på dere' },
  declined: { label: 'Avslått', meaning: 'jobben går videre uten oss' },
  expired: { label: 'Utløpt', meaning: 'ingen svarte i tide' },
  inactive: { label: 'Inaktiv', meaning: 'satt på vent, meldinger kommer fortsatt fram' },
  completed: { label: 'Fullført', meaning: 'arbeidet er gjort' },
  closed: { label: 'Lukket', meaning: 'forhandleren har avsluttet jobben' },
};
