import { BlockList, isIPv6 } from 'node:net';

/** Everything that is not the public Internet: IANA's special-purpose registries, and forms that carry an IPv4 address inside. */
// Two lists: in one, every IPv4 address would count as the ::ffff:0:0/96 that it can be written as.
const special4 = new BlockList();
const special6 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24],
  ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) {
  special4.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32],
  ['2002::', 16], ['3fff::', 20], ['5f00::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
] as const) {
  special6.addSubnet(network, prefix, 'ipv6');
}

/** Whether a resolved IP address lies on the public Internet. */
export function isPublicAddress(address: string): boolean {
  return isIPv6(address) ? !special6.check(address, 'ipv6') : !special4.check(address, 'ipv4');
}
