/** Where a thread stands in Slack, as far as it does. */
export interface ThreadPlace {
  channel?: string;
  rootTs?: string;
  /** The workspace's address, e.g. `https://acme.slack.com/`. */
  teamUrl?: string;
}

/** The address of a thread's root; undefined until it is posted. */
export function threadUrl({ channel, rootTs, teamUrl }: ThreadPlace): string | undefined {
  if (!teamUrl || !/^https?:\/\/[\w.:-]+\/(?:[\w-]+\/)?$/.test(teamUrl)) return undefined;
  if (!channel || !rootTs || !/^\w+$/.test(channel) || !/^[\d.]+$/.test(rootTs)) return undefined;
  return `${teamUrl}archives/${channel}/p${rootTs.replace('.', '')}`;
}
