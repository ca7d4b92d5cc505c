import { expect, it } from 'vitest';
import { addressesAt } from '../../../src/marketplaces/thumbtack/addresses.ts';

it.each([
  ['https://api.thumbtack.com', 'https://auth.thumbtack.com/oauth2/token'],
  ['https://api.thumbtack.com/', 'https://auth.thumbtack.com/oauth2/token'],
  ['https://staging-api.thumbtack.com', 'https://staging-auth.thumbtack.com/oauth2/token'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/oauth2/token'],
  ['http://proxy.example/thumbtack', 'http://proxy.example/thumbtack/oauth2/token'],
])('the API at %s has its tokens at %s', (api, token) => {
  expect(addressesAt(api).token.href).toBe(token);
});

it('an id is one segment of a path, whatever is in it', () => {
  expect(addressesAt('https://api.thumbtack.com').messages('1/../2?x').href).toBe(
    'https://api.thumbtack.com/api/v4/negotiations/1%2F..%2F2%3Fx/messages',
  );
});

it('messages are asked for from a moment on, as many as there may be', () => {
  const address = addressesAt('https://api.thumbtack.com').messagesSince('1', new Date('2026-09-15T04:02:29Z'));
  expect(address.href).toBe(
    'https://api.thumbtack.com/api/v4/negotiations/1/messages?limit=20&sentAfter=2026-09-15T04%3A02%3A29.000Z',
  );
});

it('consent is asked for with the scopes that it takes, and a refresh token', () => {
  const request = { clientId: 'c', redirectUri: 'https://j.example/upstreams/thumbtack/oauth', state: 's' };
  const link = new URL(addressesAt('https://api.thumbtack.com').consent(request));
  expect(link.origin + link.pathname).toBe('https://auth.thumbtack.com/oauth2/auth');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: 'c',
    redirect_uri: 'https://j.example/upstreams/thumbtack/oauth',
    response_type: 'code',
    scope: 'offline_access supply::messages.read supply::messages.write',
    audience: 'urn:partner-api',
    state: 's',
  });
});
