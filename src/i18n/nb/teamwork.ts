import type { teamwork as en } from '../en/teamwork.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nb');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork: typeof en = {
  someColleague: 'En kollega',
  assignedToYou: ({ by, job, title }) => `${by} har tilordnet deg ${job}: *${title}*`,
  yoursToo: ({ job, from, title }) => `${job} er også tilordnet deg, fordi du har ${from}: *${title}*`,
  answerBy: ({ at }) => `Svar senest ${at}.`,
  openThread: 'Åpne tråden',

  assignTitle: ({ job }) => `Tilordne ${job}`,
  assignees: 'Tilordnede',
  assigneesHint:
    'Alle du legger til, får en direktemelding og en e-post, og deretter en e-post for hver nye melding. La feltet stå tomt hvis ingen skal være tilordnet.',
  choosePeople: 'Velg personer',

  tagTitle: ({ job }) => `Etiketter på ${job}`,
  tags: 'Etiketter',
  tagsHint:
    'Skriv for å finne en etikett, eller skriv et nytt navn for å opprette en. Etiketter vises på alle tråder i samtalen.',
  findTag: 'Finn eller opprett en etikett',
  createOption: ({ name }) => `Opprett «${name}»`,
  manageTags: 'Administrer etiketter',

  noTags: 'Det finnes ingen etiketter ennå. Skriv et navn for å opprette den første.',
  tagCount: ({ count }) => plural(count, { one: '# etikett', other: '# etiketter' }),
  tag: 'Etikett',
  tagHint: 'Velg en etikett for å endre navn på den eller slette den, eller skriv et nytt navn for å opprette en.',
  next: 'Neste',
  editTagTitle: 'Rediger etikett',
  name: 'Navn',
  tagUse: ({ count }) =>
    plural(count, {
      one: '# samtale har denne etiketten. Et nytt navn vises der med en gang.',
      other: '# samtaler har denne etiketten. Et nytt navn vises på alle med en gang.',
    }),
  allTags: 'Alle etiketter',
  deleteTag: 'Slett etikett',
  deleteTagTitle: ({ name }) => `Slette «${name}»?`,
  deleteTagText: ({ count }) =>
    plural(count, {
      one: 'Den forsvinner fra # samtale. Dette kan ikke angres.',
      other: 'Den forsvinner fra # samtaler. Dette kan ikke angres.',
    }),
  keepTag: 'Behold etikett',
  tagCreated: ({ name }) => `Opprettet: «${name}».`,
  tagRenamed: ({ name }) => `Heter nå «${name}».`,
  tagDeleted: ({ name }) => `Slettet: «${name}». Den er fjernet fra alle samtaler.`,
  chooseTag: 'Velg en etikett først.',
};
