/** Calls `onChange` at once and after every change that the stream reports; tells whether the stream is up. Returns the way to stop. */
export function follow(path: string, onChange: () => void, onConnection: (connected: boolean) => void): () => void {
  function hear(word: 'open' | 'changed' | 'lost'): void {
    if (word !== 'changed') onConnection(word === 'open');
    if (word !== 'lost') onChange();
  }
  return 'SharedWorker' in window ? followShared(path, hear) : followAlone(path, hear);
}

type Hear = (word: 'open' | 'changed' | 'lost') => void;

function followAlone(path: string, hear: Hear): () => void {
  const stream = new EventSource(path);
  stream.onopen = () => hear('open');
  stream.onmessage = () => hear('changed');
  stream.onerror = () => hear('lost');
  return () => stream.close();
}

/** One stream for all windows, see stream-worker.ts. */
function followShared(path: string, hear: Hear): () => void {
  const worker = new SharedWorker('/assets/pages/shared/stream-worker.ts', { type: 'module' });
  worker.port.onmessage = ({ data }: MessageEvent<'open' | 'changed' | 'lost'>) => hear(data);
  const join = (): void => worker.port.postMessage({ follow: path });
  const leave = (): void => worker.port.postMessage({ leave: path });
  join();
  addEventListener('pagehide', leave);
  // Joining again makes a page that came back by the Back button fresh.
  addEventListener('pageshow', join);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', join);
    leave();
    worker.port.close();
  };
}
