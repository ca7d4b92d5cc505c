/*
 * Runs once for all windows of a browser. A browser opens at most six connections to one server, and each stream takes
 * one for good: without this, the third pair of windows would wait forever.
 */

type Word = 'open' | 'changed' | 'lost';

interface Shared {
  source: EventSource;
  ports: Set<MessagePort>;
}

const streams = new Map<string, Shared>();

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  port.onmessage = ({ data }: MessageEvent<{ follow?: string; leave?: string }>) => {
    if (data.follow) join(data.follow, port);
    if (data.leave) leave(data.leave, port);
  };
});

function join(path: string, port: MessagePort): void {
  const shared = streams.get(path) ?? open(path);
  shared.ports.add(port);
  if (shared.source.readyState === EventSource.OPEN) port.postMessage('open' satisfies Word);
}

function open(path: string): Shared {
  const shared: Shared = { source: new EventSource(path), ports: new Set() };
  const tell = (word: Word): void => {
    for (const port of shared.ports) port.postMessage(word);
  };
  shared.source.onopen = () => tell('open');
  shared.source.onmessage = () => tell('changed');
  shared.source.onerror = () => tell('lost');
  streams.set(path, shared);
  return shared;
}

function leave(path: string, port: MessagePort): void {
  const shared = streams.get(path);
  shared?.ports.delete(port);
  if (!shared || shared.ports.size > 0) return;
  shared.source.close();
  streams.delete(path);
}
