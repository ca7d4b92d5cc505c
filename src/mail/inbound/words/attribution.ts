import EmailReplyParser from 'email-reply-parser';

/** A line that says who wrote the quote below: "On 12 March Ann wrote:". Joined, where a client broke it. */
const LONGEST = 300;

/** In the languages that we speak, and in Czech: by the verb, beside a date or an address. */
const WROTE: readonly RegExp[] = [
  /\bwrote( on .{4,80})?\s?:$/i,
  /\bschrieb\b.{0,250}:$/i,
  /\b(hat|habe) .{0,200}geschrieben\s?:$/i,
  /\bskrev\b.{0,250}:$/i,
  /\bschreef\b.{0,250}:$/i,
  /\bheeft .{0,250}geschreven\s?:$/i,
  /\bnapisał(\(a\)|a)?\s?:$/i,
  /\bpisze\s?:$/i,
  /^wiadomość napisana przez .{4,250}:$/i,
  /\bnapsal(\(a\)|a)?\b.{0,250}:$/i,
];

/**
 * Whether these words, one to three lines joined, tell whose the quote below them is. `own`: addresses that our mails come
 * from. Costs time: to be asked only above what is a quote.
 */
export function isAttribution(joined: string, own: readonly string[]): boolean {
  return isSureAttribution(joined, own) || (isLikeOne(joined) && isForeign(oneLine(joined)));
}

/** The same, in the languages that we speak. */
export function isSureAttribution(joined: string, own: readonly string[]): boolean {
  if (!isLikeOne(joined)) return false;
  const line = oneLine(joined);
  return own.some((address) => line.toLowerCase().includes(address)) || WROTE.some((verb) => verb.test(line));
}

/** With a date or an address, and a colon at its end. */
function isLikeOne(joined: string): boolean {
  if (joined.length > 2 * LONGEST || !/:\s*[*_]{0,2}\s*$/.test(joined.slice(-20))) return false;
  return oneLine(joined).length <= LONGEST && (/\d/.test(joined) || joined.includes('@'));
}

function oneLine(joined: string): string {
  return joined.replace(/[*_]/g, '').replace(/\s+/g, ' ').trim();
}

/** A library knows more languages. It reads whole mails at a price that grows with their square: it is given one line. */
function isForeign(line: string): boolean {
  const [first] = new EmailReplyParser().read(`${line}\n\n> -`).getFragments();
  return first?.isQuoted() === true && first.getContent().includes(line.slice(0, 20));
}

/** From, sent, to, subject: the first names of the lines above what Outlook quotes, as it calls them in its languages. */
const LABELS = {
  from: /^(from|von|fra|van|od|de|da|från|lähettäjä)$/i,
  sent: /^(sent|date|gesendet|datum|sendt|dato|verzonden|wysłano|data|envoyé|enviado|fecha|inviato|skickat|odesláno)$/i,
  to: /^(to|an|til|aan|do|komu|à|para|a|till|cc|kopie?|dw|kopia|bcc)$/i,
  subject: /^(subject|betreff|emne|onderwerp|temat|objet|asunto|oggetto|ämne|předmět)$/i,
} as const;

/**
 * Whether the head of a quoted mail begins at this line: a sender, a subject, and a date or a reader within the next lines.
 * "From: Hamburg, to: Oslo, date: 3 May" is no such head.
 */
export function isQuotedHead(lines: readonly string[], at: number): boolean {
  if (labelOf(lines[at]) !== 'from') return false;
  const next = lines.slice(at + 1, at + 12).filter((line) => line.trim() !== '');
  const labels = next.slice(0, 8).map(labelOf);
  return labels.includes('subject') && (labels.includes('sent') || labels.includes('to'));
}

/** Lines that look like "Label: words", as in the head of a mail, in any language. */
export function looksLikeHead(lines: readonly string[]): boolean {
  const first = lines.filter((line) => line.trim() !== '').slice(0, 5);
  return first.filter((line) => /^[\s*]*[\p{L}][\p{L} .-]{0,20}\*?\s?:\*?\s?\S/u.test(line)).length >= 2;
}

function labelOf(line: string | undefined): keyof typeof LABELS | undefined {
  const [, name = ''] = /^[\s*]{0,10}([\p{L}]{1,12})\s?\*?:/u.exec(line ?? '') ?? [];
  if (LABELS.from.test(name)) return 'from';
  if (LABELS.sent.test(name)) return 'sent';
  if (LABELS.subject.test(name)) return 'subject';
  return LABELS.to.test(name) ? 'to' : undefined;
}

/** "-----Original Message-----" and its translations. */
export function isSeparator(line: string): boolean {
  return /^\s*-{2,}\s?(original message|ursprüngliche nachricht|originalnachricht|original-nachricht|oprindelig (meddelelse|besked|mail)|opprinnelig (melding|e-post)|oorspronkelijk(e)? (bericht|e-mail)|(oryginalna|pierwotna) wiadomość|wiadomość oryginalna|původní zpráva|message d.origine|mensaje original|messaggio originale|ursprungligt meddelande)\s?-{2,}\s*$/iu.test(
    line,
  );
}
