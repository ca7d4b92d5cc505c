import type { statuses as en } from '../en/statuses.ts';

/** Each label with its explanation, for some read ambiguously alone. */
export const statuses: typeof en = {
  new: { label: 'Ny', meaning: 'ingen har åbnet jobbet' },
  opened: { label: 'Åbnet', meaning: 'intet svar endnu' },
  responded: { label: 'Besvaret', meaning: 'vi venter på shopejeren' },
  awaiting_response: { label: 'Venter på svar', meaning: 'shopejeren venter på jer' },
  declined: { label: 'Afvist', meaning: 'jobbet fortsætter uden os' },
  expired: { label: 'Udløbet', meaning: 'ingen svarede i tide' },
  inactive: { label: 'Inaktiv', meaning: 'sat på pause, beskeder når stadig frem' },
  completed: { label: 'Fuldført', meaning: 'arbejdet er gjort' },
  closed: { label: 'Lukket', meaning: 'shopejeren har afsluttet jobbet' },
};
