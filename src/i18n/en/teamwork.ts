import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** Assigning and tagging. Names come ready to be read. */
export const teamwork = {
  someColleague: 'A colleague',
  assignedToYou: ({ by, job, title }: { by: string; job: string; title: string }) =>
    `${by} assigned ${job} to you: *${title}*`,
  yoursToo: ({ job, from, title }: { job: string; from: string; title: string }) =>
    `${job} is assigned to you too, since you have ${from}: *${title}*`,
  answerBy: ({ at }: { at: string }) => `Answer by ${at}.`,
  openThread: 'Open the thread',

  assignTitle: ({ job }: { job: string }) => `Assign ${job}`,
  assignees: 'Assigned',
  assigneesHint:
    'Whoever you add gets a direct message and an e-mail, and an e-mail for every later message. Leave it empty to take it from everybody.',
  choosePeople: 'Choose people',

  tagTitle: ({ job }: { job: string }) => `Tags of ${job}`,
  tags: 'Tags',
  tagsHint: 'Type to find a tag, or a new name to create one. Tags stand on every thread of this conversation.',
  findTag: 'Find or create a tag',
  createOption: ({ name }: { name: string }) => `Create “${name}”`,
  manageTags: 'Manage tags',

  noTags: 'There are no tags yet. Type a name to create the first one.',
  tagCount: ({ count }: { count: number }) => plural(count, { one: '# tag', other: '# tags' }),
  tag: 'Tag',
  tagHint: 'Choose a tag to rename or delete it, or type a new name to create one.',
  next: 'Next',
  editTagTitle: 'Change tag',
  name: 'Name',
  tagUse: ({ count }: { count: number }) =>
    plural(count, {
      one: '# conversation has this tag. A new name shows there at once.',
      other: '# conversations have this tag. A new name shows on all of them at once.',
    }),
  allTags: 'All tags',
  deleteTag: 'Delete tag',
  deleteTagTitle: ({ name }: { name: string }) => `Delete “${name}”?`,
  deleteTagText: ({ count }: { count: number }) =>
    plural(count, {
      one: 'It leaves # conversation. This cannot be undone.',
      other: 'It leaves # conversations. This cannot be undone.',
    }),
  keepTag: 'Keep tag',
  tagCreated: ({ name }: { name: string }) => `Created: “${name}”.`,
  tagRenamed: ({ name }: { name: string }) => `Renamed to “${name}”.`,
  tagDeleted: ({ name }: { name: string }) => `Deleted: “${name}”. It is off every conversation.`,
  chooseTag: 'Choose a tag first.',
};
