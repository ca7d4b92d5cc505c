/** What a merchant reads where a link to a file leads to none. */
export const files = {
  unknown: () => 'This link leads to no file.',
  expired: () => 'This link has run out after seven days. Ask for the file again in the conversation.',
  gone: () => 'This file was deleted or taken back.',
  unavailable: () => 'The file cannot be had right now. Try again in a few minutes.',
};
