import { useEffect, useState } from 'preact/hooks';

/** Stands in the place of a thread where one looks at the app's Home. */
export const HOME = 'home';

/** Where in Slack one is looking; kept in the address, so that it survives a reload and two windows can differ. */
export interface Place {
  user?: string;
  channel?: string;
  thread?: string;
}

function read(): Place {
  const user = new URLSearchParams(location.search).get('user');
  const [channel, thread] = location.hash.slice(1).split('/');
  return { ...(user ? { user } : {}), ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) };
}

/** The place and the way to go elsewhere. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(read);

  useEffect(() => {
    const refresh = (): void => setPlace(read());
    addEventListener('hashchange', refresh);
    addEventListener('popstate', refresh);
    return () => {
      removeEventListener('hashchange', refresh);
      removeEventListener('popstate', refresh);
    };
  }, []);

  function go(next: Place): void {
    const query = next.user ? `?user=${encodeURIComponent(next.user)}` : '';
    const hash = next.channel ? `#${next.channel}${next.thread ? `/${next.thread}` : ''}` : '';
    history.pushState(null, '', `${location.pathname}${query}${hash}`);
    setPlace(next);
  }
  return [place, go];
}
