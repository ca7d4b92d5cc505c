import type { leads as en } from '../en/leads.ts';

/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads: typeof en = {
  title: ({ name }) => `Lead: ${name}`,
  someProspect: 'ein Interessent',
  cameBy: { profile: 'über euer Profil', form: 'über ein Lead-Formular' },
  email: 'E-Mail',
  arrived: 'Eingegangen',
  language: 'Sprache',
  timeZone: 'Zeitzone',
  habits: {
    title: 'Was sich bei Leads aus einem Formular bewährt',
    soon: 'Antwortet innerhalb weniger Stunden.',
    introduce: 'Euer Name ist dort noch unbekannt: Stellt euch vor.',
    wait: 'Mehrere Fachleute haben das bekommen: Schreibt nicht noch einmal, bevor eine Antwort da ist.',
    explain: 'Vielleicht ist das Onlinegeschäft dort neu: Erklärt die ersten Schritte.',
  },
  footer: 'Antwortet per E-Mail. Was ihr in diesen Thread schreibt, bleibt unter euch.',
  mail: {
    subject: ({ number, name }) => `${number} · Lead: ${name}`,
    profile: ({ name }) => `${name} hat euer Profil gefunden und möchte von euch hören.`,
    form: ({ name }) => `${name} hat ein Lead-Formular ausgefüllt. Mehrere Fachleute bekommen es.`,
    name: 'Name',
    reply: ({ name }) => `Antwortet auf diese E-Mail: Eure Antwort geht an ${name}.`,
    link: 'Euer Profil',
  },
};
