/** Where a link may lead once it has left Slack. */
export type SafeLink =
  | { kind: 'open'; href: string; shown: string }
  | { kind: 'slack' }
  | { kind: 'text'; shown: string };

const SLACK_HOST = /(?:^|\.)(?:slack|slack-gov|slack-edge|slack-files|slack-redir)\.(?:com|net)$/i;
/** With a scheme any page of Slack, without one only what lies inside a workspace. The counts keep the search linear. */
const SLACK_ADDRESS =
  /\b(?:slack:\/\/|https?:\/\/(?:[\w-]{1,63}\.){0,5}slack(?:-gov|-edge|-files|-redir)?\.(?:com|net)\b|(?:[\w-]{1,63}\.){1,5}slack(?:-gov|-files)?\.com\/)[^\s<>"']*/gi;

/** Whether a web address is harmless and public; only http, https and mailto are. */
export function safeLink(url: string): SafeLink {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address) return { kind: 'text', shown: url };
  if (address.protocol === 'slack:' || SLACK_HOST.test(address.hostname)) return { kind: 'slack' };
  if (address.protocol === 'mailto:') return { kind: 'open', href: address.href, shown: url.slice('mailto:'.length) };
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return { kind: 'text', shown: url };
  return { kind: 'open', href: address.href, shown: url };
}

/** Text without addresses inside Slack, such as one that was typed as code. */
export function withoutSlackAddresses(text: string, replacement: string): string {
  return text.replace(SLACK_ADDRESS, () => replacement);
}
