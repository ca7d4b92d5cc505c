/** Addresses that bring mail back to us: `reply+<token>@<domain>`. A token says whose it is, and only random letters open a conversation. */

const PREFIX = 'reply+';
const CONVERSATION = /^([a-z0-9]{1,11})-([a-z0-9]{26})$/;
const TEAM = /^slack-([a-z0-9]{1,11})$/;

export type ReplyToken =
  /** The secret of one conversation. */
  | { of: 'conversation'; organizationId: number; secret: string }
  /** Where answers to our own members' mail go: nothing can be said there. */
  | { of: 'team'; organizationId: number };

export function replyAddress(token: ReplyToken, domain: string): string {
  const organization = token.organizationId.toString(36);
  const said = token.of === 'conversation' ? `${organization}-${token.secret}` : `slack-${organization}`;
  return `${PREFIX}${said}@${domain}`;
}

/** Undefined for any other address. Mail servers may change capitals. */
export function readReplyAddress(address: string, domain: string): ReplyToken | undefined {
  const lower = address.trim().toLowerCase();
  const end = `@${domain.toLowerCase()}`;
  if (!lower.startsWith(PREFIX) || !lower.endsWith(end)) return undefined;
  const said = lower.slice(PREFIX.length, -end.length);
  const [, team] = TEAM.exec(said) ?? [];
  if (team !== undefined) return ofOrganization(team, (organizationId) => ({ of: 'team', organizationId }));
  const [, organization = '', secret = ''] = CONVERSATION.exec(said) ?? [];
  return ofOrganization(organization, (organizationId) => ({ of: 'conversation', organizationId, secret }));
}

function ofOrganization(digits: string, token: (organizationId: number) => ReplyToken): ReplyToken | undefined {
  const id = Number.parseInt(digits, 36);
  return Number.isSafeInteger(id) && id > 0 ? token(id) : undefined;
}
