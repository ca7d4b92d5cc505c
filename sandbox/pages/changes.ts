import type { ServerResponse } from 'node:http';

const QUIET_MS = 30;
const HEARTBEAT_MS = 25_000;

/** Keeps a stream of server-sent events open that says "changed" once per burst of changes. */
export function followChanges(response: ServerResponse, onChange: (listener: () => void) => () => void): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  let pending: NodeJS.Timeout | undefined;
  const stop = onChange(() => {
    pending ??= setTimeout(() => {
      pending = undefined;
      response.write('data: changed\n\n');
    }, QUIET_MS);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    stop();
    clearTimeout(pending);
    clearInterval(heartbeat);
  });
}
