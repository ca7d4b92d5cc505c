/** A sender or recipient. */
export interface MailAddress {
  name: string;
  address: string;
}

/** One address and nothing beside it: no second one, no line break, no quotes. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@(?!-)[\p{L}\p{N}.-]{1,190}$/u;

/** Whether it is one plain e-mail address. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text) && !/\.\.|\.$|@\./.test(text);
}

/** Reads `jobs@example.com` or `Jobline <jobs@example.com>`. */
export function readMailAddress(text: string): MailAddress | undefined {
  const [, name = '', inBrackets] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (!isMailAddress(address) || /\p{Cc}/u.test(name)) return undefined;
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address };
}
