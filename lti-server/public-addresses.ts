import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Everything that is not the public Internet: IANA's special-purpose registries, and forms that carry an IPv4 address inside. */
// Two lists: in one, every IPv4 address would count as the ::ffff:0:0/96 that it can be written as.
const special4 = new BlockList();
const special6 = new BlockList();
/** All of IPv6 that is given out for the Internet at large. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24],
  ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) {
  special4.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) {
  special6.addSubnet(network, prefix, 'ipv6');
}

/** Whether a resolved IP address lies on the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
  return isIPv4(address) && !special4.check(address, 'ipv4');
}
