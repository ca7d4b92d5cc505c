import type { HomeFilter, List } from '../../domain/finding.ts';
import type { JobSubcommand, Subcommand } from '../../domain/slash-command.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** What follows `/jobline`, and what it does. */
const usage: Record<Subcommand, { form: string; does: string }> = {
  help: { form: 'help', does: 'Show this list' },
  find: { form: 'find <words>', does: 'Find jobs and conversations' },
  list: { form: 'list mine|unassigned|expiring|waiting|unread|all', does: 'List them' },
  show: { form: 'show J-12', does: 'Show a job’s card, here' },
  assign: { form: 'assign J-12 @ann @ben', does: 'Give a job to colleagues' },
  unassign: { form: 'unassign J-12 @ann', does: 'Take it from a colleague' },
  me: { form: 'me J-12', does: 'Take a job yourself' },
  reply: { form: 'reply J-12 <text>', does: 'Write to the merchant' },
  tag: { form: 'tag J-12 <name>', does: 'Label a job' },
  untag: { form: 'untag J-12 <name>', does: 'Take a label off' },
  tags: { form: 'tags', does: 'See and change all tags' },
  note: { form: 'note J-12 <text>', does: 'Keep a note among yourselves' },
  decline: { form: 'decline J-12', does: 'Turn a job down' },
  inactive: { form: 'inactive J-12', does: 'Set a job aside' },
  complete: { form: 'complete J-12', does: 'The work is done' },
  reopen: { form: 'reopen J-12', does: 'The work goes on' },
  block: { form: 'block J-12', does: 'Stop every message of this merchant' },
  history: { form: 'history J-12', does: 'See every change' },
  review: { form: 'review J-12', does: 'Ask the merchant for a review' },
  read: { form: 'read J-12', does: 'Mark the merchant’s messages as read' },
  preferences: { form: 'preferences', does: 'Change what your organization and you prefer' },
};

const lists: Record<List, { title: (facts: { count: number }) => string; empty: string }> = {
  mine: {
    title: ({ count }) => plural(count, { one: '# of yours', other: '# of yours' }),
    empty: 'Nothing is assigned to you. Take a job with Assign to me on its card, or with /jobline me J-12.',
  },
  unassigned: {
    title: ({ count }) => plural(count, { one: '# that nobody has', other: '# that nobody has' }),
    empty: 'Everything that is open has somebody who takes care of it.',
  },
  expiring: {
    title: ({ count }) =>
      plural(count, { one: '# job expires unless it is answered', other: '# jobs expire unless they are answered' }),
    empty: 'No job is about to expire. New jobs stand here until their first reply.',
  },
  waiting: {
    title: ({ count }) => plural(count, { one: '# waits for you', other: '# wait for you' }),
    empty: 'Nothing waits for you. New jobs and unanswered messages of merchants stand here.',
  },
  unread: {
    title: ({ count }) => plural(count, { one: '# with unread messages', other: '# with unread messages' }),
    empty: 'Everything is read. What merchants write stands here until it is answered or marked as read.',
  },
  all: {
    title: ({ count }) => plural(count, { one: '# job or conversation', other: '# jobs and conversations' }),
    empty: 'No job has come in yet. Each one will be a thread in your channel, and stand here.',
  },
};

const filters: Record<HomeFilter, { button: string; empty: string }> = {
  mine: { button: 'Mine', empty: 'No job is assigned to you. Take one with Assign to me on its card.' },
  unassigned: { button: 'Unassigned', empty: 'Every open job has somebody who takes care of it.' },
  expiring: { button: 'Expiring', empty: lists.expiring.empty },
  waiting: { button: 'Waiting for us', empty: lists.waiting.empty },
  all: { button: 'All', empty: lists.all.empty },
  conversations: {
    button: 'Conversations',
    empty: 'No conversation without a job. A merchant who writes before there is a job stands here.',
  },
  leads: {
    button: 'Leads',
    empty: 'No lead has come in yet. A prospect who leaves contact details gets a thread, and stands here.',
  },
};

/** Titles of the dialog that asks for the job; 24 characters. */
const chooser: Record<JobSubcommand, string> = {
  show: 'Show a job',
  assign: 'Assign a job',
  unassign: 'Unassign a job',
  me: 'Take a job',
  reply: 'Reply to a merchant',
  tag: 'Tag a job',
  untag: 'Untag a job',
  note: 'Note on a job',
  decline: 'Decline a job',
  inactive: 'Mark a job inactive',
  complete: 'Complete a job',
  reopen: 'Reopen a job',
  block: 'Block a merchant',
  history: 'History of a job',
  review: 'Request a review',
  read: 'Mark a job read',
};

/** The slash command, search, lists and App Home. */
export const finding = {
  usage,
  lists,
  filters,
  line: {
    answerBy: ({ at }: { at: string }) => `answer by ${at}`,
    timeIsUp: 'time is up',
    overdue: 'overdue',
    hoursLeft: ({ count }: { count: number }) => plural(count, { other: '# h left' }),
    minutesLeft: ({ count }: { count: number }) => plural(count, { other: '# min left' }),
    conversation: 'Conversation',
    notPosted: 'not in Slack yet',
    more: 'More',
  },
  pages: {
    back: 'Back',
    next: 'Next',
    page: ({ page, pages }: { page: string; pages: string }) => `Page ${page} of ${pages}`,
    restOf: ({ count }: { count: number }) => plural(count, { other: '# more. /jobline find narrows it down.' }),
  },
  command: {
    help: 'Jobline mirrors every job as a thread. Write in the thread and the merchant gets it. Here is what /jobline does:',
    helpEnd: 'Without a job’s number a list to choose from opens. C-3 names a conversation.',
    unknown: ({ said }: { said: string }) => `“${said}” is nothing that /jobline knows.`,
    meant: ({ form }: { form: string }) => `Did you mean ${form}?`,
    allOfThem: '/jobline help lists all there is.',
    unclear: ({ said, form }: { said: string; form: string }) =>
      `“${said}” was not understood. Say it like this: ${form}`,
    noSuch: ({ name }: { name: string }) =>
      `There is no ${name} that you can see. /jobline find looks for it by the merchant’s name, the store or words.`,
    unsure:
      'Slack does not say just now who may see which channel, so jobs may be missing here. Try again in a minute.',
    found: ({ count }: { count: number }) => plural(count, { one: '# found', other: '# found' }),
    notFound: ({ said }: { said: string }) =>
      `Nothing found for “${said}”. Try fewer words, a part of the store’s name or its web address.`,
    assigned: ({ name, who }: { name: string; who: string }) => `${name} is assigned to ${who}.`,
    unassigned: ({ name, who }: { name: string; who: string }) => `${who} no longer has ${name}.`,
    assignedAlready: ({ name }: { name: string }) => `Nothing to change: ${name} is assigned like that already.`,
    tookIt: ({ name }: { name: string }) => `${name} is yours.`,
    tagged: ({ name, tags }: { name: string; tags: string }) => `${name} is tagged ${tags}.`,
    taggedAlready: ({ name }: { name: string }) => `Nothing to change: ${name} bears this tag already.`,
    untagged: ({ name, tags }: { name: string; tags: string }) => `${tags} was taken off ${name}.`,
    untaggedAlready: ({ name }: { name: string }) => `Nothing to change: ${name} does not bear this tag.`,
    noted: ({ name }: { name: string }) => `Noted on ${name}. Only your organization sees it.`,
    replied: ({ merchant, name }: { merchant: string; name: string }) =>
      `Your reply goes to ${merchant}. You can see it in the thread of ${name}.`,
    inactive: ({ name }: { name: string }) => `${name} is inactive. Messages still flow, one of the merchant wakes it.`,
    completed: ({ name }: { name: string }) =>
      `${name} is completed. The merchant may confirm it. /jobline review ${name} asks for a review.`,
    reopened: ({ name }: { name: string }) => `${name} is open again.`,
    read: ({ name, count }: { name: string; count: number }) =>
      plural(count, {
        one: `# message of ${name} is marked as read.`,
        other: `# messages of ${name} are marked as read.`,
      }),
    nothingUnread: ({ name }: { name: string }) => `Nothing was unread in ${name}.`,
  },
  chooser: {
    titles: chooser,
    job: 'Job',
    placeholder: 'Number, merchant, store or words',
    hint: 'Type to search.',
    submit: 'Next',
    unknownJob: 'Choose a job of the list.',
  },
  dialog: {
    title: 'Find a job',
    submit: 'Find',
    words: 'Words',
    wordsHint: 'Merchant, store, web address, details or notes. A slip is forgiven.',
    wordsPlaceholder: 'Blue Fjord Candles',
    tags: 'Tags, all of them',
    tagsPlaceholder: 'Choose tags',
    status: 'Status',
    any: 'Any',
    assignee: 'Assigned to',
    anybody: 'Anybody',
    service: 'Service',
    unread: 'Messages',
    onlyUnread: 'Only with unread messages',
    nothing: 'Nothing fits all of this. Leave something out, or use fewer words.',
  },
  home: {
    guest:
      'Jobline shows jobs to members of this workspace. You are here as a guest, so this page stays empty. Ask a colleague who is a member.',
    start: 'To get going',
    startDone: ({ what }: { what: string }) => `✅ ${what}`,
    startToDo: ({ what }: { what: string }) => `⬜ ${what}`,
    channel: 'Choose a channel for jobs in Preferences, and invite Jobline there with /invite',
    invite: ({ channel }: { channel: string }) =>
      `Invite Jobline to ${channel}: write /invite there. Until then jobs wait unposted and their clocks run`,
    channelDone: 'Jobline is in the channel for jobs',
    profile: 'Publish your profile in Preferences: who you are, in a few words',
    profileDone: 'Your profile is published',
    service: 'Set up one service with its price in Preferences: until then nothing is matched with you',
    serviceDone: 'A service is set up',
    waiting: ({ count }: { count: number }) => plural(count, { one: '# waits for you', other: '# wait for you' }),
    unassigned: ({ count }: { count: number }) => plural(count, { other: '# unassigned' }),
    mine: ({ count }: { count: number }) => plural(count, { other: '# yours' }),
    unread: ({ count }: { count: number }) => plural(count, { other: '# unread' }),
    expired: ({ count }: { count: number }) =>
      count === 0
        ? 'No job expired in the last 90 days.'
        : plural(count, { one: '# job expired in the last 90 days.', other: '# jobs expired in the last 90 days.' }),
    find: 'Find',
    preferences: 'Preferences',
  },
};
