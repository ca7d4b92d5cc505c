/** Words as they compare across systems that trim them, fold their spaces or write line ends in another way. */
export function bareWords(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim();
}

export function areSameWords(one: string, other: string): boolean {
  return bareWords(one) === bareWords(other);
}
