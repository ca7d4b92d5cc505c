import { pluralIn } from '../formats.ts';

const plural = pluralIn('en');

/** What the merchants' pages have in common. */
export const pages = {
  skip: 'Skip to the content',
  allExperts: 'Find an expert',
  foot: 'These pages are run with Jobline.',
  filesHint: 'Up to 10 files, 25 MB together.',
  filesKept: 'Here already. Take the tick off what is not to be sent.',
  notSent: ({ title }: { title: string }) => `Not sent: ${title}`,
  /** Told to members. */
  requestPage: ({ url }: { url: string }) => `Your request page: ${url}`,
  requestPageHint: 'Merchants ask you for work there as soon as the profile is published and one service is set up.',
  notFound: {
    title: 'There is no such page',
    words: 'The address is not complete, or it is no longer in use.',
  },
  unknownLink: {
    title: 'This link does not work',
    words: 'It may have expired, been replaced, or lost a part on its way.',
    ask: 'If it once led to your conversation, we mail you the link that works now, to the address you wrote from.',
    button: 'Mail me the link',
    withoutMail: 'In the newest e-mail of your conversation there may be one that works. Else send a new request.',
    sent: {
      title: 'Look into your mailbox',
      words:
        'If the link once led to your conversation, the one that works now is on its way to you. Nothing there after a few minutes? Then send a new request.',
    },
    mail: {
      subject: ({ agency }: { agency: string }) => `Your link to ${agency}`,
      words: ({ agency }: { agency: string }) =>
        `Here is the link to your conversation with ${agency}. You asked for it on a page whose link no longer worked.`,
      notYou: 'It was not you? Then do nothing: the link comes to this address only.',
    },
  },
  tooMany: {
    title: 'One moment, please',
    words: ({ minutes }: { minutes: number }) =>
      plural(minutes, {
        one: 'That was a lot at once. Try again in # minute.',
        other: 'That was a lot at once. Try again in # minutes.',
      }),
  },
  failed: {
    title: 'That did not work',
    words: 'The mistake is ours and was noted. Nothing was lost that you had sent before. Try again in a few minutes.',
  },
  problems: {
    too_large: {
      title: 'That is too large',
      words: 'A form takes 25 MB, all files together. Send fewer or smaller files.',
    },
    too_many_files: { title: 'Too many files', words: 'Up to 10 files go at once. Send the others afterwards.' },
    empty_file: {
      title: 'One of the files is empty',
      words: 'Nothing was sent, so that no file is missed later. Choose the file again, or leave it out.',
    },
    files_gone: { title: 'A file is no longer here', words: 'Choose it again.' },
    unreadable: {
      title: 'The form could not be read',
      words: 'Something was lost on its way. Go back, open the page again and send it once more.',
    },
    not_a_form: { title: 'The form could not be read', words: 'Send it with the button of the page.' },
    not_ours: {
      title: 'Nothing was sent',
      words:
        'The form did not come from our own page, or the page had become old. Open the page again and send it once more.',
    },
    wrong_method: { title: 'There is no such page', words: 'This address only takes what a form of ours sends.' },
  },
};
