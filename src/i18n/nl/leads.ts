import type { leads as en } from '../en/leads.ts';

/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads: typeof en = {
  title: ({ name }) => `Lead: ${name}`,
  someProspect: 'een geïnteresseerde',
  cameBy: { profile: 'via jullie profiel', form: 'via een leadformulier' },
  email: 'E-mail',
  arrived: 'Binnengekomen',
  language: 'Taal',
  timeZone: 'Tijdzone',
  habits: {
    title: 'Wat goed werkt bij leads uit een formulier',
    soon: 'Antwoord binnen een paar uur.',
    introduce: 'Jullie naam is daar nog onbekend: stel jezelf voor.',
    wait: 'Meerdere experts hebben dit gekregen: schrijf niet opnieuw voordat er antwoord is.',
    explain: 'Online ondernemen is daar misschien nieuw: leg de eerste stappen uit.',
  },
  footer: 'Antwoord per e-mail. Wat jullie in deze thread schrijven, blijft onder elkaar.',
  mail: {
    subject: ({ number, name }) => `${number} · Lead: ${name}`,
    profile: ({ name }) => `${name} heeft jullie profiel gevonden en hoort graag van jullie.`,
    form: ({ name }) => `${name} heeft een leadformulier ingevuld. Meerdere experts krijgen het.`,
    name: 'Naam',
    reply: ({ name }) => `Antwoord op deze e-mail: je antwoord gaat naar ${name}.`,
    link: 'Jullie profiel',
  },
};
