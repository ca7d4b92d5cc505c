import { expect, it } from 'vitest';
import { createFileLinks } from '../../../src/merchants/files/links.ts';

const file = { organizationId: 7, messageId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', slackFile: 'F0AB12CD34' };
const DAY = 24 * 3_600_000;
let now = Date.parse('2026-03-04T14:00:00Z');
const links = createFileLinks({
  key: Buffer.alloc(32, 1),
  publicUrl: () => 'https://jobline.example',
  now: () => new Date(now),
});
const tokenOf = (link: string): string => link.slice('https://jobline.example/files/'.length);

it('a file link says what it is for, and ends after seven days', () => {
  const link = links.linkTo(file);
  expect(link).toMatch(/^https:\/\/jobline\.example\/files\/[\w.-]+$/);
  expect(links.read(tokenOf(link))).toEqual({ file, expired: false });
  now += 7 * DAY + 1_000;
  expect(links.read(tokenOf(link))).toEqual({ file, expired: true });
});

it('a token that anything was changed in, or that another key signed, is nothing', () => {
  const token = tokenOf(links.linkTo(file));
  const [claim = '', signature = ''] = token.split('.');
  const another = Buffer.from(Buffer.from(claim, 'base64url').toString().replace('7.', '8.')).toString('base64url');
  const others = createFileLinks({ key: Buffer.alloc(32, 2), publicUrl: () => '', now: () => new Date(now) });
  const wrong = [
    '',
    '.',
    claim,
    `${claim}.`,
    `${another}.${signature}`,
    `${claim}.${signature.slice(0, -2)}`,
    `${claim}.${'A'.repeat(43)}`,
    tokenOf(others.linkTo(file)),
    'x'.repeat(10_000),
  ];
  for (const one of wrong) expect(links.read(one), one).toBeUndefined();
});
