import type { MailSession } from '../../domain/inbound-mail.ts';
import { headerOf, type ParsedMail } from './parse-mail.ts';

/** Headers that only machines set. */
const MACHINES = [
  'x-autoreply',
  'x-autorespond',
  'x-auto-reply-from',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-vacation',
  'x-fc-machinegenerated',
  'auto-generated',
];
const LISTS = ['list-id', 'list-post', 'list-unsubscribe', 'mailing-list', 'x-mailing-list'];

/** How vacation notices begin that say it nowhere else. */
const SUBJECTS =
  /^(automatic reply|auto[- ]?reply|auto response|out of (the )?office|automatische antwort|abwesenheits(notiz|meldung|nachricht)|abwesend|autosvar|auto-svar|automatisk svar|automatisch antwoord|automatische reactie|afwezig(heidsbericht|heidsassistent)?|autoodpowiedź|automatyczna odpowiedź|odpowiedź automatyczna|poza biurem|automatická odpověď|réponse automatique|respuesta automática|risposta automatica)\s*[:–-]/iu;

/** Why nobody can have written this mail; undefined where somebody may have. */
export function whyAutomatic(mail: ParsedMail, session: MailSession | undefined): string | undefined {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  if (submitted !== '' && !/^no\b/.test(submitted)) return `Auto-Submitted: ${word(submitted)}`;
  if (/^(bulk|list|junk|auto[-_]?reply)\b/i.test(headerOf(mail, 'precedence'))) return 'Precedence';
  if (/\b(all|oof|autoreply)\b/i.test(headerOf(mail, 'x-auto-response-suppress'))) return 'X-Auto-Response-Suppress';
  const machine = MACHINES.find((name) => mail.headers.has(name) && !/^(no|false|0)?$/i.test(headerOf(mail, name)));
  if (machine !== undefined) return machine;
  // Programs for sales put that one into people's own answers too.
  const names = mail.answers.length === 0 ? LISTS : LISTS.filter((name) => name !== 'list-unsubscribe');
  const list = names.find((name) => headerOf(mail, name) !== '');
  if (list !== undefined) return `a mailing list (${list})`;
  if (/report-type="?disposition-notification/i.test(headerOf(mail, 'content-type'))) return 'a receipt';
  if (session?.sender === '' || headerOf(mail, 'return-path') === '<>') return 'no return path';
  if (/^(mailer-daemon|postmaster)@/.test(mail.head.from)) return 'a mail server';
  return SUBJECTS.test(mail.head.subject) ? 'an automatic reply by its subject' : undefined;
}

function word(value: string): string {
  return value.split(/[\s;]/, 1)[0]?.slice(0, 50) ?? '';
}
