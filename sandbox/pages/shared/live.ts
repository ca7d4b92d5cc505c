import { useEffect, useState } from 'preact/hooks';
import { follow } from './follow.ts';
import { getJson } from './http.ts';

/** What a page is drawn from, kept fresh; `state` is absent until the first answer came. */
export interface Live<State> {
  state?: State;
  /** Why the sandbox refuses to give the state, in its words. */
  refusal?: string;
  connected: boolean;
}

/** Loads JSON and loads it anew after each change that the stream reports. */
export function useLive<State>(statePath: string, streamPath: string): Live<State> {
  const [live, setLive] = useState<Live<State> & { from: string }>({ connected: true, from: statePath });

  useEffect(() => {
    let newest = 0;
    let stopped = false;
    function setConnected(connected: boolean): void {
      setLive((before) => (before.connected === connected ? before : { ...before, connected }));
    }
    function load(): void {
      newest += 1;
      const mine = newest;
      getJson<State>(statePath).then(
        (answer) => {
          // A slower, older answer must not paint over a newer one.
          if (stopped || mine !== newest) return;
          const shown = answer.ok ? { state: answer.value } : { refusal: answer.error };
          setLive({ ...shown, connected: true, from: statePath });
        },
        () => setConnected(false),
      );
    }
    load();
    const stop = follow(streamPath, load, setConnected);
    return () => {
      stopped = true;
      stop();
    };
  }, [statePath, streamPath]);

  return live.from === statePath ? live : { connected: live.connected };
}
