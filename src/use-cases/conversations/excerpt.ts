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
