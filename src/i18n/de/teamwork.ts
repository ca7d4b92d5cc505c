import type { teamwork as en } from '../en/teamwork.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('de');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork: typeof en = {
  someColleague: 'Jemand aus dem Team',
  assignedToYou: ({ by, job, title }) => `${by} hat dir ${job} zugewiesen: *${title}*`,
  yoursToo: ({ job, from, title }) => `${job} ist dir auch zugewiesen, weil du ${from} hast: *${title}*`,
  answerBy: ({ at }) => `Antworte bis ${at}.`,
  openThread: 'Thread öffnen',

  assignTitle: ({ job }) => `${job} zuweisen`,
  assignees: 'Beauftragte',
  assigneesHint:
    'Wer dazukommt, bekommt eine Direktnachricht und eine E-Mail, und danach eine E-Mail für jede weitere Nachricht. Leer heißt: Niemand ist beauftragt.',
  choosePeople: 'Leute wählen',

  tagTitle: ({ job }) => `Schlagwörter: ${job}`,
  tags: 'Schlagwörter',
  tagsHint:
    'Such ein Schlagwort, oder tippe einen neuen Namen ein, um eins anzulegen. Schlagwörter stehen in jedem Thread dieser Unterhaltung.',
  findTag: 'Schlagwort finden oder anlegen',
  createOption: ({ name }) => `„${name}“ anlegen`,
  manageTags: 'Schlagwörter verwalten',

  noTags: 'Es gibt noch keine Schlagwörter. Tippe einen Namen ein, um das erste anzulegen.',
  tagCount: ({ count }) => plural(count, { one: '# Schlagwort', other: '# Schlagwörter' }),
  tag: 'Schlagwort',
  tagHint: 'Wähle ein Schlagwort, um es umzubenennen oder zu löschen, oder tippe einen neuen Namen ein.',
  next: 'Weiter',
  editTagTitle: 'Schlagwort ändern',
  name: 'Name',
  tagUse: ({ count }) =>
    plural(count, {
      one: '# Unterhaltung hat dieses Schlagwort. Ein neuer Name steht dort sofort.',
      other: '# Unterhaltungen haben dieses Schlagwort. Ein neuer Name steht dort überall sofort.',
    }),
  allTags: 'Alle Schlagwörter',
  deleteTag: 'Schlagwort löschen',
  deleteTagTitle: ({ name }) => `„${name}“ löschen?`,
  deleteTagText: ({ count }) =>
    plural(count, {
      one: 'Es verschwindet aus # Unterhaltung. Das lässt sich nicht rückgängig machen.',
      other: 'Es verschwindet aus # Unterhaltungen. Das lässt sich nicht rückgängig machen.',
    }),
  keepTag: 'Schlagwort behalten',
  tagCreated: ({ name }) => `Angelegt: „${name}“.`,
  tagRenamed: ({ name }) => `Heißt jetzt „${name}“.`,
  tagDeleted: ({ name }) => `Gelöscht: „${name}“. Es steht an keiner Unterhaltung mehr.`,
  chooseTag: 'Wähle erst ein Schlagwort.',
};
