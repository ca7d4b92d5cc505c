import {
  convert,
  type FormatCallback,
  type FormatOptions,
  type HtmlToTextOptions,
  type SelectorDefinition,
} from 'html-to-text';
import { MARKS, withoutMarks } from './marks.ts';

/** HTML beyond this is left out: nobody writes so much. */
const LONGEST_HTML = 1_500_000;

const DEEPEST = 400;
const NEVER_CLOSED = /^(br|hr|img|meta|link|input|col|area|base|wbr|source|p|li|tr|td|th|option)$/i;

/** Who made a mail shows in its containers: where the quote begins, and what is a signature. */
const QUOTED_FROM_HERE = [
  '#divRplyFwdMsg',
  '#x_divRplyFwdMsg',
  '#mail-editor-reference-message-container',
  'div.yahoo_quoted',
  'div[style*="border-top:solid #E1E1E1"]',
  'div[style*="border-top: solid #E1E1E1"]',
  'div[style*="border-top:solid #B5C4DF"]',
  'div[style*="border-top: solid #B5C4DF"]',
  'div[style*="border-top:solid windowtext"]',
  'div.OutlookMessageHeader',
];
const ATTRIBUTIONS = ['.gmail_attr', 'div.moz-cite-prefix', '.protonmail_quote > div'];
const SIGNATURES = [
  '.gmail_signature',
  '.moz-signature',
  '#Signature',
  '#x_Signature',
  '#ms-outlook-mobile-signature',
  '#AppleMailSignature',
  '.protonmail_signature_block',
  '#ymail_android_signature',
];

/** Whether the structure of this HTML says where quotes are, in whatever language its client speaks. */
export function hasContainers(html: string): boolean {
  return /<blockquote|gmail_quote|divRplyFwdMsg|mail-editor-reference|yahoo_quoted|border-top:\s?solid #(E1E1E1|B5C4DF)|OutlookMessageHeader|moz-cite-prefix/i.test(
    html.slice(0, LONGEST_HTML),
  );
}

/** The words of an HTML mail, line by line; quoted lines begin with `>`, and marks tell what the structure says. */
export function readHtml(html: string): string {
  const clean = withoutComments(withoutMarks(html.slice(0, LONGEST_HTML)));
  const text = isTooDeep(clean) ? clean.replace(/<[^<>]{0,5000}>/g, ' ') : convert(clean, OPTIONS);
  return text.replaceAll('\u00A0', ' ');
}

/** One that is never closed is left to the parser. */
function withoutComments(html: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    const end = start < 0 ? -1 : html.indexOf('-->', start + 4);
    if (end < 0) return kept + html.slice(from);
    kept += html.slice(from, start);
    from = end + 3;
  }
}

/** No client nests so deep; whoever does wants us to spend time. Tags that are never closed count as little as they cost. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    if (NEVER_CLOSED.test(name)) continue;
    depth += close === '/' ? -1 : 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const cutHere: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(MARKS.cut, { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const attribution: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(MARKS.attribution, { noWordTransform: true });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const signature: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline(MARKS.signature, { noWordTransform: true });
  walk(element.children, builder);
  builder.addInline(MARKS.signatureEnd, { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const picture: FormatCallback = (element, _walk, builder) => {
  const source: unknown = element.attribs?.src;
  const [, id] = typeof source === 'string' ? (/^cid:(.{1,250})$/.exec(source) ?? []) : [];
  if (id !== undefined) builder.addInline(`${MARKS.picture}${id}${MARKS.pictureEnd}`, { noWordTransform: true });
};

/** Of what is no address on the web only the words count. */
const LINKS: FormatOptions = {
  linkBrackets: ['(', ')'],
  pathRewrite: (address) => (/^(https?|mailto):/i.test(address) ? address : ''),
};

const close = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: LONGEST_HTML, maxDepth: 200, maxChildNodes: 20_000, ellipsis: '' },
  formatters: { cutHere, attribution, signature, picture },
  selectors: [
    { selector: 'a', options: { ...LINKS, hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: 'img', format: 'picture' },
    { selector: 'hr', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'blockquote', options: { ...close, trimEmptyLines: false } },
    { selector: 'p.MsoNormal', format: 'block', options: close },
    { selector: 'p.MsoPlainText', format: 'block', options: close },
    { selector: 'table', format: 'block', options: close },
    { selector: 'tr', format: 'block', options: close },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ selector: tag, options: { uppercase: false } })),
    ...formatted(QUOTED_FROM_HERE, 'cutHere'),
    ...formatted(ATTRIBUTIONS, 'attribution'),
    ...formatted(SIGNATURES, 'signature'),
  ],
};

function formatted(selectors: readonly string[], format: string): SelectorDefinition[] {
  return selectors.map((selector) => ({ selector, format }));
}
