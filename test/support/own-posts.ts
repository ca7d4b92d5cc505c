import type { Sandbox } from '../../sandbox/start.ts';

/** What stands in the channel of ours, by the id each post carries. */
export function ownPosts(
  sandbox: Sandbox,
  channel = 'C0JOBS',
): { id: string; text: string; ts: string; threadTs?: string }[] {
  return sandbox.slack.messages(channel).flatMap(({ metadata, text, ts, thread_ts: threadTs }) => {
    const id = metadata?.event_payload.id;
    return typeof id === 'string' ? [{ id, text, ts, ...(threadTs !== undefined && { threadTs }) }] : [];
  });
}

export function callsOf(sandbox: Sandbox, method: string): number {
  return sandbox.slack.calls.filter((call) => call.method === method).length;
}
