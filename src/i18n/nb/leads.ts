import type { leads as en } from '../en/leads.ts';

/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads: typeof en = {
  title: ({ name }) => `Lead: ${name}`,
  someProspect: 'en interessert',
  cameBy: { profile: 'via profilen deres', form: 'via et leadskjema' },
  email: 'E-post',
  arrived: 'Mottatt',
  language: 'Språk',
  timeZone: 'Tidssone',
  habits: {
    title: 'Dette virker godt med leads fra et skjema',
    soon: 'Svar innen få timer.',
    introduce: 'De har ikke sett navnet deres: Presenter dere.',
    wait: 'Flere eksperter har fått henvendelsen: Ikke skriv igjen før de svarer.',
    explain: 'De er kanskje nye i netthandel: Forklar de første stegene.',
  },
  footer: 'Svar på e-post. Det dere skriver i denne tråden, blir mellom dere.',
  mail: {
    subject: ({ number, name }) => `${number} · Lead: ${name}`,
    profile: ({ name }) => `${name} har funnet profilen deres og vil gjerne høre fra dere.`,
    form: ({ name }) => `${name} har fylt ut et leadskjema. Flere eksperter får det.`,
    name: 'Navn',
    reply: ({ name }) => `Svar på denne e-posten: Svaret går til ${name}.`,
    link: 'Profilen deres',
  },
};
