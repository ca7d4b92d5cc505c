/** The form with which a merchant asks an organization for work, and the mail that confirms it. */
export const request = {
  title: ({ name }: { name: string }) => `Send ${name} a request`,
  lead: ({ name }: { name: string }) =>
    `Tell ${name} what you need. You get their answer by e-mail and on a page of your own.`,
  closed: {
    title: ({ name }: { name: string }) => `${name} takes no requests right now`,
    words: 'Come back later, or choose another expert.',
  },
  unknown: {
    title: 'Nobody is here to take a request',
    words: 'The address is not complete, or it is no longer in use. Choose an expert from the list.',
  },
  noMail: {
    title: 'Requests cannot be sent here yet',
    words: 'A request is confirmed by e-mail, and this installation sends none yet. Nothing was taken.',
  },
  others: 'See all experts',
  optional: '(optional)',
  service: 'What is it about?',
  chooseService: 'Choose a service',
  hasStore: 'Do you have a store already?',
  yes: 'Yes',
  no: 'Not yet',
  storeName: 'Name of the store',
  storeUrl: 'Web address of the store',
  storeHint: 'Leave both empty if you have no store yet.',
  description: 'What do you need?',
  descriptionHint: 'A few sentences are enough: what there is, what is missing, what it should be like.',
  requirements: 'Requirements',
  requirementsHint: 'Languages, apps, systems it must work with.',
  business: 'Your business',
  businessHint: 'What you sell, and to whom.',
  priorities: 'What matters to you',
  time: 'When',
  cost: 'Budget',
  quality: 'Quality',
  files: 'Files',
  you: 'You',
  name: 'Your name',
  email: 'Your e-mail address',
  emailHint: 'We send a link there. The request goes on once you have opened it.',
  submit: 'Send request',
  fix: 'Nothing was sent yet. Please correct:',
  problems: {
    missing: 'This is missing.',
    too_long: 'This is too long.',
    not_an_email: 'This is not an e-mail address, like jana@shop.com.',
    not_a_web_address: 'This is not a web address, like www.shop.com.',
    not_offered: 'This service is no longer offered. Choose another one.',
    too_many:
      'Several requests under this address wait to be confirmed. Open the link in one of the e-mails, or come back in an hour.',
  },
  sent: {
    title: 'Now look into your mailbox',
    words: ({ name }: { name: string }) =>
      `We sent you an e-mail with a link. Open it and press the button there: only then does your request reach ${name}. The link works for 48 hours.`,
    hint: 'Nothing there after a few minutes? Look among the unwanted mail, or send the form again.',
  },
  confirm: {
    title: 'Is this your request?',
    lead: ({ name }: { name: string }) => `With the button it reaches ${name}, and your conversation with them begins.`,
    button: 'Send it on',
    gone: {
      title: 'This link does not work any more',
      words: 'It works for 48 hours. Send the form again if you still need help.',
    },
    underWay: {
      title: 'Your request is on its way',
      words: 'Your page will be there in a moment.',
      open: 'Open your page',
    },
    refused: {
      title: 'Your request could not be taken',
      words: 'This expert takes no messages from your address. Choose another one.',
    },
  },
  mail: {
    subject: ({ organization, service }: { organization: string; service: string }) =>
      `Confirm your request: ${service} · ${organization}`,
    ask: ({ organization, service }: { organization: string; service: string }) =>
      `You asked ${organization} for help (${service}). Open the page and press the button there: then your request reaches them.`,
    open: 'Open my request',
    notYou: 'It was not you? Then do nothing: without your button nothing is sent.',
    why: ({ organization }: { organization: string }) =>
      `You get this because somebody gave this address in the request form of ${organization}. The link works for 48 hours.`,
  },
};
