import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey } from './address-key.ts';

const isOne = (...ips: string[]): boolean => new Set(ips.map((ip) => addressKey({ ip }))).size === 1;

test('the addresses that one host has in IPv6 are one, however they are written; those of another network are not', () => {
  assert.ok(isOne('2001:db8::1', '2001:DB8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4', '2001:0db8:0000:0000::9'));
  assert.ok(isOne('fe80::1%eth0', 'fe80::2'));
  assert.ok(!isOne('2001:db8::1', '2001:db8:0:1::1'));
  assert.ok(!isOne('2001:db8:1::1', '2001:db8::1:1'));
  const site = (ip: string): string => addressKey({ ip }, 48);
  assert.equal(site('2001:db8:7:1::1'), site('2001:db8:7:ffff::1'));
  assert.notEqual(site('2001:db8:7:1::1'), site('2001:db8:8:1::1'));
});

test('each address of IPv4 is one of its own, and the same where it is written within an IPv6 one', () => {
  assert.ok(isOne('203.0.113.9', '::ffff:203.0.113.9', '::FFFF:203.0.113.9'));
  assert.ok(!isOne('203.0.113.9', '203.0.113.10'));
  assert.ok(!isOne('::ffff:203.0.113.9', '::ffff:203.0.113.10'));
});

test('it names nobody, and an address that is none is one as well', () => {
  assert.match(addressKey({ ip: '203.0.113.9' }), /^[\w-]{16}$/);
  assert.ok(isOne('', ''));
  assert.equal(addressKey({}), addressKey({ ip: '' }));
});
