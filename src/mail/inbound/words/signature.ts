import { MARKS } from './marks.ts';

/** No app's line is longer. */
const LONGEST = 500;

/** More than this below "-- " is no signature. */
const MOST_LINES = 20;

const SENT = 'sent|gesendet|sendt|verzonden|verstuurd|wysłan[eoy]|wysłano|odesláno|envoyé|enviado|inviato|skickat';
const BY = 'from|via|von|mit|fra|med|vanaf|vanuit|met|z|ze|przez|de|depuis|desde|da|från';
/** Without one of these "Sent via DHL yesterday" would be an app's word too. */
const APP =
  '(ip(hone|ad|od)|\\bmac\\b|macbook|samsung|galaxy|android|huawei|xiaomi|redmi|oneplus|\\bpixel|nokia|motorola|sony|xperia|blackberry|windows|outlook|(?<!\\be-?)mail\\b|yahoo|\\baol\\b|proton|gmx|web\\.de|t-online|telekom|\\bspark\\b|thunderbird|seznam|\\bonet\\b|interia|mobil|handy|smartphone|phone|telefon|telefoon|tablet|komórk)';

/** What apps put under every mail, by their makers' own words. */
const BY_APPS: readonly RegExp[] = [
  new RegExp(`^(${SENT}) (${BY}) .{0,60}${APP}.{0,60}$`, 'iu'),
  /^von (meinem|unterwegs).{0,60}(gesendet|geschickt)\.?$/iu,
  /^get (outlook|aqua mail|.{2,20} mail) for .{2,40}$/iu,
  /^(hent|få|skaff deg|download|pobierz|holen sie sich|laden sie|télécharger|obtener) (aplikację )?outlook .{2,60}$/iu,
  /^outlook (für|til|for|voor|dla|pro) .{2,30}(herunterladen|downloaden|hent|hämta|beziehen)?\.?$/iu,
  /^(virenfrei|virus-free|virusfri|virusvrij|wolny od wirusów|nie zawiera wirusów)\b.{0,80}$/iu,
  /^(diese|this) (e-?mail|nachricht|email|message) (wurde|was|has been) .{0,60}(avast|avg|norton|virus).{0,60}$/iu,
];

/** Cuts the signature off the end of somebody's words. What is left, and what was cut. */
export function cutSignature(lines: readonly string[]): { kept: string[]; cut: string[] } {
  // Two at most: an app's below a person's own, or the other way round.
  const first = delimiterBefore(lines, lines.length);
  const second = first === undefined ? undefined : delimiterBefore(lines, first);
  let end = second ?? first ?? lines.length;
  while (end > 0 && isByApp(lines[end - 1] ?? '')) end -= 1;
  return { kept: lines.slice(0, end), cut: lines.slice(end).filter((line) => line.trim() !== '') };
}

/** Where a signature begins, if it ends before this line. */
function delimiterBefore(lines: readonly string[], end: number): number | undefined {
  const from = Math.max(1, end - 2 * MOST_LINES);
  const found = lines.slice(from, end).findLastIndex((line) => /^\s{0,3}--\s?$/.test(line));
  if (found < 0) return undefined;
  const below = lines.slice(from + found + 1, end).filter((line) => line.trim() !== '');
  if (below.length > MOST_LINES || below.some((line) => line.startsWith('>'))) return undefined;
  const isSure = below.length === 0 || lines[from + found]?.endsWith(' ');
  return isSure || isContact(below) ? from + found : undefined;
}

/** People also type "--" between what they say: without its blank it begins a signature only where that tells how to reach somebody. */
function isContact(below: readonly string[]): boolean {
  return below.length <= 8 && below.some((line) => /@|www\.|https?:|\d[\d ()/.-]{6,20}\d/.test(line.slice(0, LONGEST)));
}

/** Also a blank line, and the address that stands below such a line. */
function isByApp(line: string): boolean {
  if (line.trim().length > LONGEST) return false;
  const words = line.replace(/[(<[]https?:[^)>\]]{0,300}[)>\]]/g, ' ').trim();
  return words === '' || /^_{2,}$/.test(words) || BY_APPS.some((pattern) => pattern.test(words));
}

/** Takes out what an HTML mail marks as a signature. */
export function cutMarkedSignatures(text: string): { kept: string; cut: string } {
  const cut: string[] = [];
  let kept = '';
  let rest = text;
  for (;;) {
    const start = rest.indexOf(MARKS.signature);
    if (start < 0) break;
    const end = rest.indexOf(MARKS.signatureEnd, start);
    const stop = end < 0 ? rest.length : end;
    kept += rest.slice(0, start);
    cut.push(rest.slice(start + 1, stop));
    rest = rest.slice(stop + 1);
  }
  return { kept: kept + rest, cut: cut.join('\n') };
}
