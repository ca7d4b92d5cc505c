import type { OutsideDoor } from '../http/app.ts';
import { marketplaceEvents } from '../http/marketplace-events.ts';
import { upstreamConsent } from '../http/upstream-consent.ts';
import type { Logger } from '../log.ts';
import type { ConnectedUpstream, UpstreamAdapter, UpstreamSettings, UpstreamTools } from '../marketplaces/adapter.ts';
import { createConsentStates } from '../marketplaces/consent-state.ts';
import { UPSTREAMS } from '../marketplaces/registry.ts';
import type { Upstream } from '../marketplaces/upstream.ts';
import type { MerchantChannel } from '../merchants/channel.ts';
import type { Db } from '../store/scope.ts';
import type { Door } from '../use-cases/accept-event.ts';
import { acceptMarketplaceEvent } from '../use-cases/conversations/accept-marketplace-event.ts';
import { upstreamTools } from './upstream-tools.ts';

export interface UpstreamOptions {
  /** Settings of the upstreams that are to be connected, by name. */
  upstreams?: Readonly<Record<string, UpstreamSettings>>;
  /** 32 bytes each; needed as soon as an upstream is connected. The first one encrypts. */
  encryptionKeys?: readonly Buffer[];
  /** Whoever starts it connects the accounts as well: nobody has to be told that they are not. */
  connectsItself?: boolean;
  unknownWaitMs: number;
  log: Logger;
}

/** Marketplaces with an interface of their own, as far as they are configured. */
export interface Upstreams {
  readers: Readonly<Record<string, Upstream>>;
  channels: Readonly<Record<string, MerchantChannel>>;
  /** What they may call; says in the log which account still has to be connected. */
  open(to: { door: Door; home: number; publicUrl: () => string }): OutsideDoor[];
}

interface Connected extends ConnectedUpstream {
  adapter: UpstreamAdapter;
}

/** `home`: the organization of the one workspace; asked for at the first use. */
export function connectUpstreams(
  { upstreams = {}, encryptionKeys = [], connectsItself = false, unknownWaitMs, log }: UpstreamOptions,
  { db, home, now }: { db: Db; home: () => number; now: () => Date },
): Upstreams {
  const connected = UPSTREAMS.flatMap((adapter): Connected[] => {
    const settings = upstreams[adapter.name];
    if (!settings) return [];
    const kept = upstreamTools(db, { upstream: adapter.name, organizationId: home }, encryptionKeys);
    const tools: UpstreamTools = { ...kept, unknownWaitMs, now, log };
    return [{ adapter, ...adapter.connect(settings, tools) }];
  });
  return {
    readers: byName(connected, ({ upstream }) => upstream),
    channels: byName(connected, ({ channel }) => channel),
    open({ door, home: organizationId, publicUrl }) {
      return connected.flatMap((one) => {
        if (!connectsItself) tellIfDisconnected(one, log);
        return [
          consentDoor(one, { keys: encryptionKeys, publicUrl, now, log }),
          {
            at: `/upstreams/${one.adapter.name}`,
            handler: marketplaceEvents({
              upstream: one.upstream,
              resolveOrganization: async () => organizationId,
              accept: (arrived) => acceptMarketplaceEvent(door, arrived),
              log,
            }),
          },
        ];
      });
    },
  };
}

function consentDoor(
  { adapter, consent }: Connected,
  { keys, publicUrl, now, log }: { keys: readonly Buffer[]; publicUrl: () => string; now: () => Date; log: Logger },
): OutsideDoor {
  const { name, title } = adapter;
  const states = createConsentStates(keys, now);
  const handler = upstreamConsent({
    title,
    consent,
    isAsked: (state) => states.isValid(name, state),
    redirectUri: () => consentAddress(publicUrl(), name),
    log,
  });
  return { at: consentAddress('', name), handler };
}

/** Where an operator's browser comes back to: to be registered with the upstream. */
export function consentAddress(publicUrl: string, name: string): string {
  return `${publicUrl}/upstreams/${name}/oauth`;
}

function tellIfDisconnected({ adapter: { name, title }, consent }: Connected, log: Logger): void {
  consent.isConnected().then(
    (isConnected) => {
      if (!isConnected)
        log.warn({ upstream: name }, `${title} is not connected: npm run connect -- ${name} prints the link`);
    },
    (error: unknown) => log.error({ err: error, upstream: name }, 'nobody knows whether an upstream is connected'),
  );
}

function byName<T>(connected: readonly Connected[], part: (one: Connected) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(connected.map((one) => [one.adapter.name, part(one)]));
}
