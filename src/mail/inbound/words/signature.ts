import { MARKS } from './marks.ts';

/** More than this below "-- " is no signature. */
const MOST_LINES = 20;

/** What apps put under every mail, by their makers' own words. */
const BY_APPS: readonly RegExp[] = [
  /^(sent|gesendet|sendt|verzonden|verstuurd|wysłan[eoy]|wysłano|odesláno|envoyé|enviado|inviato|skickat) (from|via|von|mit|fra|vanaf|vanuit|via|met|z|ze|przez|de(puis)?|desde|da|från) .{2,80}$/iu,
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

/** Where a signature begins with "-- ", if it ends before this line. */
function delimiterBefore(lines: readonly string[], end: number): number | undefined {
  const from = Math.max(1, end - 2 * MOST_LINES);
  const found = lines.slice(from, end).findLastIndex((line) => /^\s{0,3}--\s?$/.test(line));
  if (found < 0) return undefined;
  const below = lines.slice(from + found + 1, end).filter((line) => line.trim() !== '');
  return below.length <= MOST_LINES && !below.some((line) => line.startsWith('>')) ? from + found : undefined;
}

/** Also a blank line, and the address that stands below such a line. */
function isByApp(line: string): boolean {
  const words = line.replace(/\s*[(<[]https?:[^)>\]]{0,300}[)>\]]\s*/g, ' ').trim();
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
