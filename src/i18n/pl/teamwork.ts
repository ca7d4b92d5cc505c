import type { teamwork as en } from '../en/teamwork.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('pl');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork: typeof en = {
  someColleague: 'Ktoś z zespołu',
  assignedToYou: ({ by, job, title }) => `${by} przypisuje ci ${job}: *${title}*`,
  yoursToo: ({ job, from, title }) => `Masz też przypisane ${job}, bo masz ${from}: *${title}*`,
  answerBy: ({ at }) => `Odpowiedz do ${at}.`,
  openThread: 'Otwórz wątek',

  assignTitle: ({ job }) => `Przypisz ${job}`,
  assignees: 'Przypisani',
  assigneesHint:
    'Każda dodana osoba dostanie wiadomość bezpośrednią i e-mail, a potem e-mail o każdej kolejnej wiadomości. Puste pole oznacza, że nikt nie jest przypisany.',
  choosePeople: 'Wybierz osoby',

  tagTitle: ({ job }) => `Tagi: ${job}`,
  tags: 'Tagi',
  tagsHint:
    'Zacznij pisać, aby znaleźć tag, lub wpisz nową nazwę, aby go utworzyć. Tagi widać w każdym wątku tej rozmowy.',
  findTag: 'Znajdź lub utwórz tag',
  createOption: ({ name }) => `Utwórz „${name}”`,
  manageTags: 'Zarządzaj tagami',

  noTags: 'Nie ma jeszcze tagów. Wpisz nazwę, aby utworzyć pierwszy.',
  tagCount: ({ count }) => plural(count, { one: '# tag', few: '# tagi', many: '# tagów', other: '# tagu' }),
  tag: 'Tag',
  tagHint: 'Wybierz tag, aby zmienić jego nazwę lub go usunąć, albo wpisz nową nazwę, aby go utworzyć.',
  next: 'Dalej',
  editTagTitle: 'Edytuj tag',
  name: 'Nazwa',
  tagUse: ({ count }) =>
    plural(count, {
      one: '# rozmowa ma ten tag. Nową nazwę będzie tam widać od razu.',
      few: '# rozmowy mają ten tag. Nową nazwę będzie tam widać od razu.',
      many: '# rozmów ma ten tag. Nową nazwę będzie tam widać od razu.',
      other: '# rozmowy ma ten tag. Nową nazwę będzie tam widać od razu.',
    }),
  allTags: 'Wszystkie tagi',
  deleteTag: 'Usuń tag',
  deleteTagTitle: ({ name }) => `Usunąć „${name}”?`,
  deleteTagText: ({ count }) =>
    plural(count, {
      one: 'Tag zniknie z # rozmowy. Tego nie można cofnąć.',
      other: 'Tag zniknie z # rozmów. Tego nie można cofnąć.',
    }),
  keepTag: 'Zachowaj tag',
  tagCreated: ({ name }) => `Utworzono: „${name}”.`,
  tagRenamed: ({ name }) => `Nowa nazwa: „${name}”.`,
  tagDeleted: ({ name }) => `Usunięto: „${name}”. Nie ma go już w żadnej rozmowie.`,
  chooseTag: 'Najpierw wybierz tag.',
};
