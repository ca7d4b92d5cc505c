/** The thread that a link of this Slack's own leads to; undefined for any other link. */
export function threadOfPermalink(url: string, origin: string): { channel: string; ts: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin: from, pathname, searchParams } = new URL(url);
  const [, channel, seconds, micros] = /^\/slack\/archives\/([A-Z0-9]+)\/p(\d{10,})(\d{6})$/.exec(pathname) ?? [];
  if (from !== origin || channel === undefined) return undefined;
  return { channel, ts: searchParams.get('thread_ts') ?? `${seconds}.${micros}` };
}
