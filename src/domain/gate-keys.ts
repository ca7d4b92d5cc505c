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

/** Mail to members, per organization. */
export function mailGate(organizationId: number): string {
  return `mail:${organizationId}`;
}

/** Events to apply: no limit but our own, per organization for fairness. */
export function applyGate(organizationId: number): string {
  return `apply:${organizationId}`;
}

export function threadLane(threadId: number): string {
  return `slack:${threadId}`;
}

export function outLane(conversationId: number): string {
  return `out:${conversationId}:marketplace`;
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
