import type { FailureReason } from '../../domain/failure-reason.ts';

/** Why something did not arrive, as a sentence. */
export const failures = {
  no_marketplace: () => 'No marketplace is connected.',
  refused: ({ status }: { status: string }) => `The marketplace refused it (${status}).`,
  not_taken_yet: () => 'The marketplace has not taken it yet.',
  endpoint_off: () => 'The marketplace has switched its address off (410).',
  gave_up: () => 'The marketplace could not take it for 24 hours.',
  unproven: () =>
    'The marketplace’s answer was lost, and its messages cannot be read: it may have arrived all the same.',
  disconnected: () =>
    'The account on the marketplace is not connected. Whoever operates Jobline has to connect it again.',
  too_long: () => 'It is longer than that marketplace takes. Send it in several messages.',
  mail_refused: ({ status }: { status: string }) =>
    `The merchant’s mail server refused it (${status}). It stands on the merchant’s page.`,
  mail_not_taken_yet: () => 'The mail server has not taken it yet.',
  mail_gave_up: () => 'The mail server could not take it for 24 hours. It stands on the merchant’s page.',
  mail_unknown: () => 'It was mailed twice, and no server said whether it took it. It stands on the merchant’s page.',
  mail_bounced: ({ said }: { said: string }) =>
    `The e-mail came back${said === '' ? '' : `: “${said}”`}. It stands on the merchant’s page.`,
  internal: () => 'Something went wrong on our side.',
  file_private: () => 'Its link leads to a place that is not public, so it was not opened.',
  file_bad_link: () => 'Its link cannot be opened.',
  file_not_found: () => 'Nothing is at its link any more.',
  file_refused: ({ status }: { status: string }) => `The server behind its link refused it (${status}).`,
  file_unreachable: () => 'The server behind its link does not answer, or breaks off.',
  file_too_large: () => 'It is larger than 25 MB.',
  file_empty: () => 'It is empty.',
  file_wrong_type: () => 'A web page came instead of it; perhaps somebody has to log in there first.',
  file_not_taken: () =>
    'Slack does not take files from Jobline. An administrator of the workspace may have to allow it.',
  file_not_given: () =>
    'Slack does not hand the file to Jobline. An administrator of the workspace may have to allow it.',
} satisfies Record<FailureReason['code'], (facts: { status: string; said: string }) => string>;
