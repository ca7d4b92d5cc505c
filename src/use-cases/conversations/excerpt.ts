import { filesIn } from '../../domain/file.ts';
import type { Reply } from '../../domain/message.ts';

const LENGTH = 80;

/** The first words of a message, for telling its author which one is meant. */
export function excerptOf(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > LENGTH
    ? `${characters
        .slice(0, LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** The first words of a reply; the names of its files where it has no words. */
export function excerptOfReply({ body, content }: Pick<Reply, 'body' | 'content'>): string {
  return (
    excerptOf(body) ||
    excerptOf(
      filesIn(content)
        .map(({ name = '📎' }) => name)
        .join(', '),
    )
  );
}
