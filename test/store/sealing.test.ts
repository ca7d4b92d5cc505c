import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSeal } from '../../src/store/sealing.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];

it('a sealed secret opens in its place only, and never looks the same twice', () => {
  const seal = createSeal([one]);
  const sealed = seal.seal('señor secret', 'a');
  expect(seal.open(sealed, 'a')).toBe('señor secret');
  expect(seal.open(sealed, 'b')).toBeUndefined();
  expect(seal.seal('señor secret', 'a')).not.toBe(sealed);
});

it('every key opens, the first one seals', () => {
  const old = createSeal([one]).seal('secret', 'a');
  const both = createSeal([two, one]);
  expect(both.open(old, 'a')).toBe('secret');
  const fresh = both.seal('secret', 'a');
  expect(createSeal([one]).open(fresh, 'a')).toBeUndefined();
  expect(createSeal([two]).open(fresh, 'a')).toBe('secret');
});

it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'no form'])('%j opens nothing', (sealed) => {
  expect(createSeal([one]).open(sealed, 'a')).toBeUndefined();
});

it('a changed byte opens nothing', () => {
  const seal = createSeal([one]);
  const bytes = Buffer.from(seal.seal('secret', 'a').slice(3), 'base64url');
  bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
  expect(seal.open(`v1.${bytes.toString('base64url')}`, 'a')).toBeUndefined();
});

it('without a key there is no seal', () => {
  expect(() => createSeal([])).toThrow('no key');
});
