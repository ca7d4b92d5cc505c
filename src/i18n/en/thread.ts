/** What stands in a thread beside the talk: the request, and who wrote what. */
export const thread = {
  request: 'The request',
  business: 'The business',
  timing: 'Timing',
  cost: 'Cost',
  quality: 'Quality',
  budget: 'Budget',
  dropshipping: 'Dropshipping',
  yes: 'Yes',
  no: 'No',
  noAnswer: 'No answer',
  files: 'Files',
  firstWords: 'First words',
  nothingSaid: 'The merchant gave no details.',
  edited: 'edited',
  withdrawn: 'Withdrawn by the merchant.',
  partGone: 'No longer part of this message.',
  wrote: ({ name }: { name: string }) => `${name} wrote`,
  wroteOn: ({ name, part, parts }: { name: string; part: string; parts: string }) =>
    `${name} wrote, part ${part} of ${parts}`,
  /** Somebody's own words, set apart from ours. */
  quoted: ({ words }: { words: string }) => `“${words}”`,
  theirTime: ({ time }: { time: string }) => `${time} there`,
};
