import { readConfig } from './config.ts';
import { createConsentStates } from './marketplaces/consent-state.ts';
import { UPSTREAMS } from './marketplaces/registry.ts';
import { explainAndFail } from './problems-for-people.ts';
import { consentAddress } from './wiring/upstreams.ts';

const VALID_MINUTES = 15;

/** Prints the link by which an operator lets Jobline act for their account on an upstream. */
function main(): number {
  const [name, ...more] = process.argv.slice(2);
  const adapter = UPSTREAMS.find((one) => one.name === name);
  if (!adapter || more.length > 0) {
    process.stderr.write(`Say which one: ${UPSTREAMS.map((one) => one.name).join(' | ')}\n`);
    return 2;
  }
  const { http, secrets } = readConfig();
  const settings = secrets.upstreams[adapter.name];
  if (!settings) {
    process.stderr.write(`${adapter.title} is not configured: give ${Object.keys(adapter.variables).join(', ')}.\n`);
    return 1;
  }
  const states = createConsentStates(secrets.encryptionKeys, () => new Date());
  const state = states.make(adapter.name, VALID_MINUTES * 60_000);
  const redirectUri = consentAddress(http.publicUrl, adapter.name);
  const link = adapter.consentLink(settings, { state, redirectUri });
  process.stdout.write(
    `Open this within ${VALID_MINUTES} minutes, sign in to ${adapter.title} and agree. Jobline must be running at ${http.publicUrl}.\n` +
      `The address it comes back to must be registered there: ${redirectUri}\n\n${link}\n`,
  );
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  explainAndFail(error);
}
