import type { leads as en } from '../en/leads.ts';

/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads: typeof en = {
  title: ({ name }) => `Lead: ${name}`,
  someProspect: 'zainteresowana osoba',
  cameBy: { profile: 'przez wasz profil', form: 'przez formularz' },
  email: 'E-mail',
  arrived: 'Wpłynęło',
  language: 'Język',
  timeZone: 'Strefa czasowa',
  habits: {
    title: 'Co się sprawdza przy leadach z formularza',
    soon: 'Odpowiedzcie w ciągu kilku godzin.',
    introduce: 'Ta osoba nie zna waszej nazwy: przedstawcie się.',
    wait: 'Dostało to kilku ekspertów: nie piszcie ponownie, zanim przyjdzie odpowiedź.',
    explain: 'Handel w sieci może być dla niej czymś nowym: wyjaśnijcie pierwsze kroki.',
  },
  footer: 'Odpowiedzcie e-mailem. To, co piszecie w tym wątku, zostaje między wami.',
  mail: {
    subject: ({ number, name }) => `${number} · Lead: ${name}`,
    profile: ({ name }) => `${name} trafia na wasz profil i czeka na wiadomość od was.`,
    form: ({ name }) => `${name} wypełnia formularz. Dostaje go kilku ekspertów.`,
    name: 'Nazwa',
    reply: ({ name }) => `Odpowiedzcie na ten e-mail: odpowiedź dostanie ${name}.`,
    link: 'Wasz profil',
  },
};
