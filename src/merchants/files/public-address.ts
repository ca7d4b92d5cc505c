import ipaddr from 'ipaddr.js';

/** What is routed on the public IPv6 internet; most ways to write an IPv4 address as an IPv6 one lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address in its usual notation belongs to the public internet. Everything that is or may hide a place inside a
 * network does not: private, loopback, link-local, shared, reserved, multicast; of IPv6 also every mapped, translated or
 * tunnelled IPv4 address, public or not.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  // Only four decimal parts: other notations of IPv4 are read differently by different programs.
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare).range() === 'unicast';
  if (!ipaddr.IPv6.isValid(bare)) return false;
  const parsed = ipaddr.IPv6.parse(bare);
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST);
}
