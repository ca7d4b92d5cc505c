import type { UpstreamAdapter } from './adapter.ts';
import { thumbtack } from './thumbtack/adapter.ts';

/** Marketplaces with an interface of their own, one line each. The generic one speaks our events: standard-webhooks/. */
export const UPSTREAMS: readonly UpstreamAdapter[] = [thumbtack];
