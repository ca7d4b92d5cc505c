import type { Home } from '../domain/conversation.ts';
import { parseOwnEvent } from '../marketplaces/own/parse.ts';
import type { ReadEvent } from '../use-cases/conversations/apply-inbound-event.ts';
import type { DeliveryDeps } from './deps.ts';

/** What merchants do on our own pages and by mail is written as the same events, whether or not a marketplace is connected. */
const OWN_SOURCES: Readonly<Record<string, Home>> = { web: 'web', mail: 'web' };

/** How a stored event of this source is read again; undefined where nothing here can read it. */
export function readerOf({ upstream, upstreams = {}, log }: DeliveryDeps, source: string): ReadEvent | undefined {
  const adapter = upstreams[source];
  const home = OWN_SOURCES[source] ?? adapter?.source;
  const from = adapter ?? (source === upstream?.source ? upstream : undefined);
  const parse = OWN_SOURCES[source] ? parseOwnEvent : from && ((raw: object) => from.parse(raw));
  if (!parse) return undefined;
  return (raw) => {
    const parsed = parse(raw);
    if (parsed.ok) return { ...parsed.event, ...(home && { home }) };
    log.error({ problem: parsed, source }, 'a stored event cannot be read any more');
    return undefined;
  };
}
