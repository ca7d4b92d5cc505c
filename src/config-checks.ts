import type { ConfigProblem } from './config-variables.ts';

/** What goes together to send mail, and to take it in. */
export function checkMail(given: (name: string) => boolean): ConfigProblem[] {
  const problems = given('SMTP_URL')
    ? missing(['MAIL_FROM'], given, 'is missing beside SMTP_URL', 'Say who sends, such as jobs@example.com.')
    : [];
  return [...problems, ...checkMailIn(given)];
}

/** A reply address is of use only if its mail reaches us, and the other way round. */
function checkMailIn(given: (name: string) => boolean): ConfigProblem[] {
  const ways = ['MAIL_INBOUND_SECRET', 'MAIL_LISTEN_PORT'];
  const [way] = ways.filter(given);
  if (!given('MAIL_REPLY_DOMAIN')) {
    if (way === undefined) return [];
    const whatToDo = 'Give the domain whose mail comes to Jobline, such as reply.example.com.';
    return missing(['MAIL_REPLY_DOMAIN'], given, `is missing beside ${way}`, whatToDo);
  }
  const needed = 'Give SMTP_URL and MAIL_FROM too: answers come to mail that Jobline sent.';
  const sending = missing(['SMTP_URL'], given, 'is missing beside MAIL_REPLY_DOMAIN', needed);
  if (way !== undefined) return sending;
  const whatToDo = 'Give MAIL_INBOUND_SECRET (a provider posts mail) or MAIL_LISTEN_PORT (our own mail server).';
  return [...sending, { variable: 'MAIL_INBOUND_SECRET', problem: 'is missing beside MAIL_REPLY_DOMAIN', whatToDo }];
}

/** One problem for each of these variables that is not given. */
export function missing(
  names: string[],
  given: (name: string) => boolean,
  problem: string,
  whatToDo: string,
): ConfigProblem[] {
  return names.filter((name) => !given(name)).map((variable) => ({ variable, problem, whatToDo }));
}
