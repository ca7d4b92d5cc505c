/** What a template may leave open: `{merchant}` and the like, filled in when it is chosen or sent. */
export const PLACEHOLDERS = ['merchant', 'service', 'store', 'me', 'agency'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A word for each placeholder, as the merchant reads it. */
export type TemplateWords = Record<Placeholder, string>;

export interface Template {
  id: number;
  name: string;
  body: string;
}

export const TEMPLATE_NAME_LENGTH = 75;
/** Characters of a template, and of what a text field in Slack takes. */
export const REPLY_LENGTH = 3000;

const PLACEHOLDER = new RegExp(`\\{(${PLACEHOLDERS.join('|')})\\}`, 'gi');

/** Fills in what is known; other braces stay as they are. */
export function fillTemplate(body: string, words: TemplateWords): string {
  return body.replace(PLACEHOLDER, (_, name: string) => words[name.toLowerCase() as Placeholder]);
}
