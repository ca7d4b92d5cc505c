/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://x|label>`, `<mailto:a@b|a@b>`. */
const CONTROL = /<(?:@[UW]\w+|#C\w+|!\w[^<>]*|(?:https?:\/\/|mailto:|tel:)[^<>|\s]+)(?:\|[^<>]*)?>/;
const ENTITY = /&(?:amp|lt|gt);/;
const BARE_LINK = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/;
const TOKEN = new RegExp(`${CONTROL.source}|${ENTITY.source}|${BARE_LINK.source}|[&<>]`, 'g');

/** Escapes what is special in a plain text. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What an app's `text` becomes: well-formed control sequences and entities stay, bare links are marked, the rest is escaped. */
export function normalizeMrkdwn(text: string): string {
  return text.replace(TOKEN, (token) => {
    if (token.length === 1) return escapeText(token);
    return token.startsWith('http') ? `<${token}>` : token;
  });
}
