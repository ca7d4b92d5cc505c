/** What a merchant reads where a link to a file leads to none. */
export const files = {
  unknown: { title: 'This link leads to no file', words: 'It may have lost a part on its way.' },
  expired: { title: 'This link has run out after seven days', words: 'Ask for the file again in the conversation.' },
  gone: { title: 'This file was deleted or taken back', words: 'Ask for the file again in the conversation.' },
  unavailable: { title: 'The file cannot be had right now', words: 'Try again in a few minutes.' },
};
