import { cleanWords } from '../text.ts';

const COLORS = { ink: '#1c2121', muted: '#566060', accent: '#0b6e5f', line: '#dfe2e2', quote: '#f5f6f6' } as const;
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** A piece of a mail in both its forms. */
export interface Part {
  html: string;
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Somebody's words inside HTML: whatever they say, they are text. */
export function escapeHtml(text: string): string {
  return cleanWords(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

export function paragraph(words: string): Part {
  return { html: `<p style="margin:0 0 14px">${escapeHtml(words)}</p>`, text: cleanWords(words) };
}

/** Small print. */
export function aside(words: string): Part {
  return {
    html: `<p style="margin:0 0 8px;color:${COLORS.muted};font-size:13px;line-height:19px">${escapeHtml(words)}</p>`,
    text: cleanWords(words),
  };
}

/** "Label: value", one a line. */
export function facts(lines: readonly { label: string; value: string }[]): Part[] {
  if (lines.length === 0) return [];
  const rows = lines.map(
    ({ label, value }) => `<span style="color:${COLORS.muted}">${escapeHtml(label)}:</span> ${escapeHtml(value)}`,
  );
  return [
    {
      html: `<p style="margin:0 0 14px">${rows.join('<br>')}</p>`,
      text: lines.map(({ label, value }) => cleanWords(`${label}: ${value}`)).join('\n'),
    },
  ];
}

/** Somebody's words as they are: line by line, set apart. */
export function quote(words: string): Part {
  const lines = escapeHtml(words)
    .replace(/^ +/gm, (spaces) => '&nbsp;'.repeat(spaces.length))
    .replaceAll('\n', '<br>');
  return {
    html: `<div dir="auto" style="margin:0 0 14px;padding:10px 14px;background:${COLORS.quote};border-left:3px solid ${COLORS.accent};overflow-wrap:anywhere">${lines}</div>`,
    text: cleanWords(words)
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  };
}

/** The one thing to do. `url` is ours. */
export function button(label: string, url: string): Part {
  const style = `display:inline-block;padding:10px 18px;background:${COLORS.accent};color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600`;
  return {
    html: `<p style="margin:0 0 18px"><a href="${escapeHtml(url)}" target="_blank" style="${style}">${escapeHtml(label)}</a></p>`,
    text: `${label}: ${url}`,
  };
}

/** A link in small print. */
export function smallLink(label: string, url: string): Part {
  return {
    html: `<p style="margin:0;font-size:13px;line-height:19px"><a href="${escapeHtml(url)}" target="_blank" style="color:${COLORS.muted}">${escapeHtml(label)}</a></p>`,
    text: `${label}: ${url}`,
  };
}

/** The whole mail: what it says, a line, the small print. */
export function layout(subject: string, language: string, body: readonly Part[], foot: readonly Part[]): Part {
  const part = (parts: readonly Part[]): string => parts.map(({ html }) => html).join('\n');
  return {
    html: `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="max-width:560px;margin:0 auto;padding:24px 20px;color:${COLORS.ink};${FONT};font-size:15px;line-height:22px">
${part(body)}
<div style="margin-top:6px;padding-top:14px;border-top:1px solid ${COLORS.line}">
${part(foot)}
</div>
</div>
</body>
</html>
`,
    text: `${[...body.map(({ text }) => text), '--', ...foot.map(({ text }) => text)].join('\n\n')}\n`,
  };
}
