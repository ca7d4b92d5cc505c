/** Prospects who left contact details only: their card, their line in Home, the mail about them. */
export const leads = {
  title: ({ name }: { name: string }) => `Lead: ${name}`,
  someProspect: 'a prospect',
  cameBy: { profile: 'through your profile', form: 'through a lead form' },
  email: 'E-mail',
  arrived: 'Arrived',
  language: 'Language',
  timeZone: 'Time zone',
  habits: {
    title: 'What works well with leads from a form',
    soon: 'Answer within a few hours.',
    introduce: 'They have not seen your name: introduce yourselves.',
    wait: 'Several experts got this: do not write again before they answer.',
    explain: 'They may be new to online business: explain the first steps.',
  },
  footer: 'Answer by e-mail. What you write in this thread stays among yourselves.',
  mail: {
    subject: ({ number, name }: { number: string; name: string }) => `${number} · Lead: ${name}`,
    profile: ({ name }: { name: string }) => `${name} found your profile and would like to hear from you.`,
    form: ({ name }: { name: string }) => `${name} filled in a lead form. Several experts get it.`,
    name: 'Name',
    reply: ({ name }: { name: string }) => `Answer this e-mail: your answer goes to ${name}.`,
    link: 'Your profile',
  },
};
