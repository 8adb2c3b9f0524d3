import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Ranges of IPv6 that carry or stand for an IPv4 address, or that ipaddr.js calls unicast though no public host lives
 * there. IANA special-purpose registries (RFC 6890) and the transition mechanisms.
 */
const REFUSED_V6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/23',
  '2002::/16',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fec0::/10',
  '100::/64',
].map((range) => ipaddr.IPv6.parseCIDR(range));

/** Addresses that are public by number and private by use: clouds answer secrets there. */
const REFUSED_V4 = ['168.63.129.16/32', '100.64.0.0/10', '192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15'].map(
  (range) => ipaddr.IPv4.parseCIDR(range),
);

/** True only for an address of the public internet. What cannot be read is not public. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return !REFUSED_V4.some((range) => address.match(range));
  // Only 2000::/3 is handed out for global use today.
  return address.match(ipaddr.IPv6.parseCIDR('2000::/3')) && !REFUSED_V6.some((range) => address.match(range));
}
