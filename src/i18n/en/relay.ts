import type { HeldBecause } from '../../domain/relay-policy.ts';
import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

const because: Record<HeldBecause, string> = {
  almost_note: 'It starts almost like a note.',
  bracketed: 'It has a note’s word in brackets.',
  single_sign: 'It starts with half the mark of a note.',
  colleague: 'It starts with a mention of a colleague.',
  held_word: 'It has a word that your organization wants asked about.',
  ask_each: 'Your organization asks before each reply.',
  prefix_removed: 'It was a note before you edited it.',
};

/** Held replies, the Reply dialog, the warning that two write at once. */
export const relay = {
  held: {
    because,
    words: ({ words }: { words: string }) => `It has ${words}: your organization wants that asked about.`,
    question: ({ merchant, because }: { merchant: string; because: string }) =>
      `Is this for ${merchant}? ${because} It has not been sent.`,
    send: 'Send',
    keep: 'Keep internal',
    sent: ({ merchant, count }: { merchant: string; count: number }) =>
      count > 0
        ? plural(count, {
            one: `It goes to ${merchant} in # second. Delete your message to stop it.`,
            other: `It goes to ${merchant} in # seconds. Delete your message to stop it.`,
          })
        : `It goes to ${merchant} now.`,
    kept: 'Kept among yourselves, as a note.',
    inThread: 'Show the message',
  },
  /** The last line of a card, where not every reply goes by itself. */
  footer: {
    ask_each: ({ merchant }: { merchant: string }) =>
      `What you write in this thread is for ${merchant}; you are asked before it goes. Start with // to keep it among yourselves.`,
    notes_only: ({ merchant }: { merchant: string }) =>
      `What you write in this thread stays among yourselves. Reply writes to ${merchant}.`,
  },
  two: {
    message: ({ name }: { name: string }) =>
      `${name} has just written to this merchant too. Both messages go; delete yours if one is enough.`,
    dialog: ({ name }: { name: string }) =>
      `${name} is writing to this merchant too. Your message goes all the same; delete it if one is enough.`,
  },
  posted: {
    wrote: ({ author, merchant }: { author: string; merchant: string }) => `${author} wrote to ${merchant}`,
    kept: ({ author }: { author: string }) => `${author} kept this among yourselves`,
    part: ({ said, part, parts }: { said: string; part: string; parts: string }) => `${said}, part ${part} of ${parts}`,
  },
  dialog: {
    title: ({ job }: { job: string }) => `Reply ${job}`,
    send: 'Send',
    sendAnyway: 'Send all the same',
    othersMessage: ({ name }: { name: string }) => `${name} has just written to this merchant too.`,
    othersDialog: ({ name }: { name: string }) => `${name} is writing to this merchant too.`,
    request: 'The request',
    unread: ({ merchant }: { merchant: string }) => `${merchant} wrote last`,
    template: 'Start from a template',
    chooseTemplate: 'Choose a template',
    firstReplyName: 'First reply to a match',
    text: ({ merchant }: { merchant: string }) => `To ${merchant}`,
    textHint: 'It goes to the merchant as it stands here. Your team sees it in the thread.',
    save: 'Templates',
    saveAs: 'Save this text as a template',
    name: 'Name of the template',
    nameHint: '{merchant}, {service}, {store}, {me} and {agency} in a text are filled in when it is used.',
    firstReply: ({ words, url }: { words: string; url: string }) =>
      [
        'Hello {merchant},',
        'thank you for telling us about your request. I am {me} from {agency}, and we would be glad to help you with {service}.',
        words,
        url && `More about us: ${url}`,
        'May I ask what matters most to you, and when you would like to start?',
        'Best regards\n{me}, {agency}',
      ]
        .filter(Boolean)
        .join('\n\n'),
  },
};
