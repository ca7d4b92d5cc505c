import type { leads as en } from '../en/leads.ts';

/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads: typeof en = {
  title: ({ name }) => `Lead: ${name}`,
  someProspect: 'en interesseret',
  cameBy: { profile: 'via jeres profil', form: 'via en leadformular' },
  email: 'E-mail',
  arrived: 'Modtaget',
  language: 'Sprog',
  timeZone: 'Tidszone',
  habits: {
    title: 'Det virker godt med leads fra en formular',
    soon: 'Svar inden for få timer.',
    introduce: 'De har ikke set jeres navn: Præsenter jer.',
    wait: 'Flere eksperter har fået henvendelsen: Skriv ikke igen, før de svarer.',
    explain: 'De er måske nye i onlinehandel: Forklar de første skridt.',
  },
  footer: 'Svar via e-mail. Det, I skriver i denne tråd, bliver mellem jer.',
  mail: {
    subject: ({ number, name }) => `${number} · Lead: ${name}`,
    profile: ({ name }) => `${name} har fundet jeres profil og vil gerne høre fra jer.`,
    form: ({ name }) => `${name} har udfyldt en leadformular. Flere eksperter får den.`,
    name: 'Navn',
    reply: ({ name }) => `Svar på denne e-mail: Jeres svar går til ${name}.`,
    link: 'Jeres profil',
  },
};
