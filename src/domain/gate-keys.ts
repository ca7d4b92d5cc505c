/** Keys of the gates that hold lanes and views back, and the names of lanes and views: one place, so that both sides agree. */

/** Slack takes about one message a second in a channel. */
export function channelGate(organizationId: number, channel: string): string {
  return `slack:${organizationId}:post:${channel}`;
}

/** Lanes of threads that have no channel yet wait here until one is chosen. */
export function noChannelGate(organizationId: number): string {
  return `slack:${organizationId}:no-channel`;
}

/** A Slack method that is limited per workspace. */
export function methodGate(organizationId: number, method: string): string {
  return `slack:${organizationId}:${method}`;
}

/** The marketplace's endpoint, per organization, so that one organization's flood never delays another's message. */
export function marketplaceGate(organizationId: number): string {
  return `marketplace:${organizationId}`;
}

/** The channel of a conversation's home; the marketplace's endpoint where it lives there. */
export function homeGate(organizationId: number, home: string): string {
  return home === 'marketplace' ? marketplaceGate(organizationId) : `home:${organizationId}:${home}`;
}

/** Mail to members, per organization. */
export function mailGate(organizationId: number): string {
  return `mail:${organizationId}`;
}

/** Events to apply: no limit but our own, per organization for fairness. */
export function applyGate(organizationId: number): string {
  return `apply:${organizationId}`;
}

/** Whether what waits there goes to somebody's server: a marketplace's, a mailbox's. Slack's do not count, nor our own pages. */
export function leadsOutside(gate: string): boolean {
  return /^(marketplace|mail):|^home:\d+:(?!web$)/.test(gate);
}

/** Merchants' files on their way to Slack, per organization. */
export function fileGate(organizationId: number): string {
  return `files:${organizationId}`;
}

export function fileLane(fileId: number): string {
  return `file:${fileId}`;
}

export function threadLane(threadId: number): string {
  return `slack:${threadId}`;
}

/** What the marketplace hears of the organization itself. */
export const ORGANIZATION_LANE = 'out:organization:marketplace';

/** What we say in a conversation, to one channel: that of its home, or the marketplace's that hears of it as well. */
export function outLane({ id, home }: { id: number; home: string }): string {
  return `out:${id}:${home}`;
}

/** What the marketplace hears of whom a request was offered to. */
export function requestLane(requestId: number): string {
  return `out:request:${requestId}`;
}

export function memberLane(slackUser: string): string {
  return `tell:${slackUser}`;
}

export function slackEventLane(channel: string, threadTs: string): string {
  return `in:slack:${channel}:${threadTs}`;
}

export function marketplaceEventLane(subject: string): string {
  return `in:marketplace:${subject}`;
}
