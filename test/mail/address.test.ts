import { describe, expect, it } from 'vitest';
import { isMailAddress, readMailAddress } from '../../src/mail/address.ts';

describe('an e-mail address', () => {
  it.each(['a@b.example', 'jobs+1@mail.northlight.example', 'grüße@bücher.example', 'root@localhost'])(
    '%s is one',
    (text) => {
      expect(isMailAddress(text)).toBe(true);
    },
  );

  it.each([
    '',
    'alice',
    'a@',
    '@b',
    'a@b, c@d',
    'a@b\r\nBcc: c@d',
    'a b@c.example',
    '<a@b>',
    'a@b@c',
    '"a"@b',
    'a@.example',
    'a@b..c',
    `${'a'.repeat(65)}@b.example`,
  ])('%j is none', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});

describe('a sender', () => {
  it.each([
    ['jobs@b.example', { name: '', address: 'jobs@b.example' }],
    ['Jobline <jobs@b.example>', { name: 'Jobline', address: 'jobs@b.example' }],
    ['"Northlight, Jobs" <jobs@b.example>', { name: 'Northlight, Jobs', address: 'jobs@b.example' }],
  ])('%s is read', (text, address) => {
    expect(readMailAddress(text)).toEqual(address);
  });

  it.each(['Jobline', 'Jobline <jobs>', 'a@b, c@d', 'Jo\nline <a@b.example>', 'x <a@b> y'])('%j is none', (text) => {
    expect(readMailAddress(text)).toBeUndefined();
  });
});
