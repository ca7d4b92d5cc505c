import type { teamwork as en } from '../en/teamwork.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('nl');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork: typeof en = {
  someColleague: 'Een collega',
  assignedToYou: ({ by, job, title }) => `${by} heeft ${job} aan je toegewezen: *${title}*`,
  yoursToo: ({ job, from, title }) => `${job} is ook aan jou toegewezen, omdat je ${from} hebt: *${title}*`,
  answerBy: ({ at }) => `Antwoord vóór ${at}.`,
  openThread: 'Thread openen',

  assignTitle: ({ job }) => `${job} toewijzen`,
  assignees: 'Toegewezen aan',
  assigneesHint:
    'Wie je toevoegt, krijgt een direct bericht en een e-mail, en daarna een e-mail bij elk volgend bericht. Leeg betekent: aan niemand toegewezen.',
  choosePeople: 'Kies mensen',

  tagTitle: ({ job }) => `Tags van ${job}`,
  tags: 'Tags',
  tagsHint:
    'Typ om een tag te zoeken, of een nieuwe naam om er een te maken. Tags staan op elke thread van dit gesprek.',
  findTag: 'Zoek of maak een tag',
  createOption: ({ name }) => `“${name}” maken`,
  manageTags: 'Tags beheren',

  noTags: 'Er zijn nog geen tags. Typ een naam om de eerste te maken.',
  tagCount: ({ count }) => plural(count, { one: '# tag', other: '# tags' }),
  tag: 'Tag',
  tagHint: 'Kies een tag om die te hernoemen of te verwijderen, of typ een nieuwe naam.',
  next: 'Volgende',
  editTagTitle: 'Tag wijzigen',
  name: 'Naam',
  tagUse: ({ count }) =>
    plural(count, {
      one: '# gesprek heeft deze tag. Een nieuwe naam staat daar meteen.',
      other: '# gesprekken hebben deze tag. Een nieuwe naam staat daar overal meteen.',
    }),
  allTags: 'Alle tags',
  deleteTag: 'Tag verwijderen',
  deleteTagTitle: ({ name }) => `“${name}” verwijderen?`,
  deleteTagText: ({ count }) =>
    plural(count, {
      one: 'De tag verdwijnt uit # gesprek. Dit kun je niet ongedaan maken.',
      other: 'De tag verdwijnt uit # gesprekken. Dit kun je niet ongedaan maken.',
    }),
  keepTag: 'Tag behouden',
  tagCreated: ({ name }) => `Gemaakt: “${name}”.`,
  tagRenamed: ({ name }) => `Heet nu “${name}”.`,
  tagDeleted: ({ name }) => `Verwijderd: “${name}”. De tag is uit alle gesprekken weg.`,
  chooseTag: 'Kies eerst een tag.',
};
