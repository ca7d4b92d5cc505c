/** What a merchant reads by e-mail. `name` is a person's or the agency's. */
export const merchantMails = {
  subject: ({ about, agency }: { about: string; agency: string }) => `${about} · ${agency}`,
  plainSubject: ({ agency }: { agency: string }) => `Your request to ${agency}`,
  corrected: ({ name }: { name: string }) => `${name} has corrected a message. It now reads:`,
  withdrawn: ({ name }: { name: string }) =>
    `${name} has taken a message back. If it has reached you already, please disregard it.`,
  proposal: ({ name, service }: { name: string; service: string }) =>
    `${name} has sent you a proposal for “${service}”. On the page you can read it, and accept or decline it.`,
  completed: ({ name }: { name: string }) =>
    `${name} says that the work is done. Please have a look, and confirm it on the page.`,
  review: ({ name }: { name: string }) =>
    `${name} would like to know how it went. A few stars and a word on the page are enough.`,
  storeAccess: ({ name }: { name: string }) =>
    `${name} would like to work in your store, and asks for access. On the page you can allow it or refuse.`,
  files: 'Files',
  linksFor: 'The links work for seven days; after that the files are on the page.',
  byMail: 'You can simply answer this e-mail.',
  onPage: 'Please answer on the page; an answer to this e-mail is not read.',
  open: 'Open the conversation',
  why: ({ agency }: { agency: string }) =>
    `You get this because you are talking to ${agency}. The page is yours alone: do not pass its link on.`,
  /** To whoever wrote a mail that could not be taken in. */
  answers: {
    answer_in_slack: (_: { agency: string }) =>
      'This address does not take answers: what you wrote has reached nobody. Please answer in the Slack thread; the e-mail has a link to it.',
    other_sender: ({ agency }: { agency: string }) =>
      `Your e-mail was not taken in: this conversation with ${agency} takes e-mail only from the address that it was begun with. Please write from that address, or on the conversation’s page.`,
    no_longer_taken: ({ agency }: { agency: string }) =>
      `Your e-mail was not taken in: messages in this conversation with ${agency} are no longer taken.`,
  },
  automatic: 'This is an automatic answer.',
};
