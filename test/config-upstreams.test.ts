import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { describeParts } from '../src/config-parts.ts';

const THUMBTACK = {
  THUMBTACK_CLIENT_ID: 'client',
  THUMBTACK_CLIENT_SECRET: 'hunter2',
  THUMBTACK_WEBHOOK_USER: 'user',
  THUMBTACK_WEBHOOK_PASSWORD: 'hunter3',
  THUMBTACK_API_URL: 'https://api.thumbtack.com',
};
const KEY = { ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') };

function complaints(environment: Record<string, string>): string[] {
  try {
    readConfig(environment, false);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toMatch(/hunter/);
    return error.problems.map(({ variable }) => variable);
  }
}

describe('an upstream', () => {
  it('is off when nothing of it is given', () => {
    const marketplace = {
      MARKETPLACE_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      MARKETPLACE_OUTBOUND_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      MARKETPLACE_URL: 'https://marketplace.example/events',
    };
    const config = readConfig({ THUMBTACK_CLIENT_ID: ' ', ...marketplace }, false);
    expect(config.secrets.upstreams).toEqual({});
    expect(describeParts(config).map(({ part }) => part)).not.toContain('Thumbtack');
  });

  it('is a local one in the sandbox', () => {
    expect(describeParts(readConfig({}, false))).toContainEqual({
      part: 'Thumbtack',
      state: 'embedded',
      note: 'a local one with customers to play',
    });
  });

  it('is connected when all of it is given, and the start says so without a secret', () => {
    const config = readConfig({ ...THUMBTACK, ...KEY }, false);
    expect(config.secrets.upstreams).toEqual({ thumbtack: THUMBTACK });
    expect(config.warnings).toEqual([]);
    expect(describeParts(config).find(({ part }) => part === 'Thumbtack')).toEqual({
      part: 'Thumbtack',
      state: 'real',
      note: 'leads come to /upstreams/thumbtack, answers go to https://api.thumbtack.com',
    });
  });

  it.each(Object.keys(THUMBTACK))('without %s is half a set', (name) => {
    const given: Record<string, string> = { ...THUMBTACK, ...KEY };
    delete given[name];
    expect(complaints(given)).toEqual([name]);
  });

  it('needs a key to encrypt its tokens with, and an address that is one', () => {
    expect(complaints(THUMBTACK)).toEqual(['ENCRYPTION_KEY']);
    expect(complaints({ ...THUMBTACK, ...KEY, THUMBTACK_API_URL: 'api.thumbtack.com' })).toEqual(['THUMBTACK_API_URL']);
  });

  it('is known to the warnings about slips of the keyboard', () => {
    expect(readConfig({ THUMBTACK_CLIENT_ID_: 'x' }, false).warnings).toEqual([
      expect.stringContaining('Did you mean THUMBTACK_CLIENT_ID?'),
    ]);
  });
});
