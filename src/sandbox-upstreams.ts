import type { UpstreamSettings } from './marketplaces/adapter.ts';
import { createConsentStates } from './marketplaces/consent-state.ts';
import { UPSTREAMS } from './marketplaces/registry.ts';
import { consentAddress } from './wiring/upstreams.ts';

const VALID_FOR_MS = 60_000;

/** Lets Jobline, at this address, act for the accounts of the sandbox's own upstreams: there, nobody has to be asked. */
export async function connectSandboxUpstreams(
  upstreams: Readonly<Record<string, UpstreamSettings>>,
  { keys, url }: { keys: readonly Buffer[]; url: string },
): Promise<void> {
  const states = createConsentStates(keys, () => new Date());
  for (const adapter of UPSTREAMS) {
    const settings = upstreams[adapter.name];
    if (!settings) continue;
    const state = states.make(adapter.name, VALID_FOR_MS);
    const link = adapter.consentLink(settings, { state, redirectUri: consentAddress(url, adapter.name) });
    const response = await fetch(link);
    if (!response.ok) throw new Error(`the sandbox's ${adapter.title} was not connected: ${await response.text()}`);
  }
}
