import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * What is counted by where it comes from is counted by this, which names nobody: a hash. An IPv4 address counts whole. Of IPv6 the first
 * 64 bits do, for the rest each host makes up for itself (RFC 4291, 2.5.1); or the first 48, which is what a site is given (RFC 6177).
 */
export function addressKey({ ip = '' }: { readonly ip?: string | undefined }, bits: 64 | 48 = 64): string {
  return createHash('sha256').update(networkOf(ip, bits)).digest('base64url').slice(0, 16);
}

function networkOf(ip: string, bits: number): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (mapped !== undefined || !isIPv6(ip)) return mapped ?? ip;
  const [plain = ''] = ip.split('%'); // without the name of an interface
  const [head = '', tail = ''] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::'); // there is one way to write each
  const [before, behind] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const zeros = Array.from({ length: 8 - before.length - behind.length }, () => '0');
  return [...before, ...zeros, ...behind].slice(0, bits / 16).join(':');
}
