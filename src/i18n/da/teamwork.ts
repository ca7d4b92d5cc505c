import type { teamwork as en } from '../en/teamwork.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('da');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork: typeof en = {
  someColleague: 'En kollega',
  assignedToYou: ({ by, job, title }) => `${by} har tildelt dig ${job}: *${title}*`,
  yoursToo: ({ job, from, title }) => `${job} er også tildelt dig, fordi du har ${from}: *${title}*`,
  answerBy: ({ at }) => `Svar senest ${at}.`,
  openThread: 'Åbn tråden',

  assignTitle: ({ job }) => `Tildel ${job}`,
  assignees: 'Tildelte',
  assigneesHint:
    'Alle, du tilføjer, får en direkte besked og en e-mail, og derefter en e-mail for hver ny besked. Lad feltet stå tomt, så er ingen tildelt.',
  choosePeople: 'Vælg personer',

  tagTitle: ({ job }) => `Etiketter på ${job}`,
  tags: 'Etiketter',
  tagsHint:
    'Skriv for at finde en etiket, eller skriv et nyt navn for at oprette en. Etiketter vises på alle tråde i samtalen.',
  findTag: 'Find eller opret en etiket',
  createOption: ({ name }) => `Opret ”${name}”`,
  manageTags: 'Administrer etiketter',

  noTags: 'Der er ingen etiketter endnu. Skriv et navn for at oprette den første.',
  tagCount: ({ count }) => plural(count, { one: '# etiket', other: '# etiketter' }),
  tag: 'Etiket',
  tagHint: 'Vælg en etiket for at omdøbe eller slette den, eller skriv et nyt navn for at oprette en.',
  next: 'Næste',
  editTagTitle: 'Rediger etiket',
  name: 'Navn',
  tagUse: ({ count }) =>
    plural(count, {
      one: '# samtale har denne etiket. Et nyt navn vises der med det samme.',
      other: '# samtaler har denne etiket. Et nyt navn vises på dem alle med det samme.',
    }),
  allTags: 'Alle etiketter',
  deleteTag: 'Slet etiket',
  deleteTagTitle: ({ name }) => `Slet ”${name}”?`,
  deleteTagText: ({ count }) =>
    plural(count, {
      one: 'Den forsvinder fra # samtale. Det kan ikke fortrydes.',
      other: 'Den forsvinder fra # samtaler. Det kan ikke fortrydes.',
    }),
  keepTag: 'Behold etiket',
  tagCreated: ({ name }) => `Oprettet: ”${name}”.`,
  tagRenamed: ({ name }) => `Hedder nu ”${name}”.`,
  tagDeleted: ({ name }) => `Slettet: ”${name}”. Den er fjernet fra alle samtaler.`,
  chooseTag: 'Vælg først en etiket.',
};
