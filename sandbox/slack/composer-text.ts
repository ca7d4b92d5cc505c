import type { Directory, Inline, RichElement } from './composer-inline.ts';
import { escapeText } from './mrkdwn.ts';

/** Rich text as the `text` of a message: mrkdwn, escaped, lists with `•` and numbers. */
export function writeMrkdwn(elements: readonly RichElement[], directory: Directory): string {
  const channelNames = new Map([...directory.channels].map(([name, id]) => [id, name]));
  const inline = (list: readonly Inline[]): string => list.map((one) => writeInline(one, channelNames)).join('');

  const parts = elements.map((element) => {
    if (element.type === 'rich_text_section') return inline(element.elements).replace(/\n$/, '');
    if (element.type === 'rich_text_preformatted') return `\`\`\`${inline(element.elements)}\`\`\``;
    if (element.type === 'rich_text_quote') {
      return inline(element.elements)
        .split('\n')
        .map((line) => `&gt; ${line}`)
        .join('\n');
    }
    const indent = '    '.repeat(element.indent ?? 0);
    return element.elements
      .map((item, index) => {
        const bullet = element.style === 'bullet' ? '•' : `${index + 1 + (element.offset ?? 0)}.`;
        return `${indent}${bullet} ${item.type === 'rich_text_section' ? inline(item.elements) : ''}`;
      })
      .join('\n');
  });
  return parts.join('\n');
}

function writeInline(element: Inline, channelNames: ReadonlyMap<string, string>): string {
  return withMarks(writeBare(element, channelNames), 'style' in element ? element.style : undefined);
}

function writeBare(element: Inline, channelNames: ReadonlyMap<string, string>): string {
  if (element.type === 'text') return escapeText(element.text);
  if (element.type === 'user') return `<@${element.user_id}>`;
  if (element.type === 'channel') return `<#${element.channel_id}|${channelNames.get(element.channel_id) ?? ''}>`;
  if (element.type === 'broadcast') return `<!${element.range}>`;
  if (element.type === 'emoji') return `:${element.name}:`;
  if (element.type !== 'link') return '';
  const label = element.text === undefined ? '' : `|${escapeText(element.text)}`;
  return `<${escapeText(element.url)}${label}>`;
}

function withMarks(text: string, style: object | undefined): string {
  const marks = [
    ['code', '`'],
    ['strike', '~'],
    ['italic', '_'],
    ['bold', '*'],
  ] as const;
  return marks.reduce(
    (marked, [name, mark]) => (style !== undefined && name in style ? `${mark}${marked}${mark}` : marked),
    text,
  );
}
