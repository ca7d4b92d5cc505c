import { describe, expect, it } from 'vitest';
import { isPrivateLiteral } from '../../../src/merchants/files/guarded-agent.ts';
import { isPublicAddress } from '../../../src/merchants/files/public-address.ts';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450::1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local: the metadata of clouds'],
    ['100.64.0.1', 'shared by carriers'],
    ['192.0.0.8', 'reserved'],
    ['192.0.2.1', 'for documents'],
    ['198.18.0.1', 'for benchmarks'],
    ['198.51.100.1', 'for documents'],
    ['203.0.113.1', 'for documents'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fc00::1', 'unique local'],
    ['fd12:3456::1', 'unique local'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::ffff:8.8.8.8', 'IPv4-mapped, public inside'],
    ['::ffff:7f00:1', 'IPv4-mapped'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::7f00:1', 'local NAT64'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['2001:db8::1', 'for documents'],
    ['3fff::1', 'for documents'],
    ['2001:10::1', 'ORCHID'],
    ['5f00::1', 'segment routing'],
    ['0177.0.0.1', 'octal'],
    ['0x7f.0.0.1', 'hexadecimal'],
    ['127.1', 'two parts'],
    ['2130706433', 'one number'],
    ['example.com', 'a name'],
    ['', 'nothing'],
  ])('is not %s (%s)', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a link with a private address for a host is recognised, however it is written', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://①②⑦.⓪.⓪.①/',
  ])('%s', (link) => expect(isPrivateLiteral(new URL(link))).toBe(true));

  it('and names and public addresses are not', () => {
    expect(isPrivateLiteral(new URL('https://8.8.8.8/'))).toBe(false);
    expect(isPrivateLiteral(new URL('https://files.example.com/'))).toBe(false);
  });
});
