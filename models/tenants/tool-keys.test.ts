import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { Keyring } from './keyring.ts';
import { currentToolKey, ensureToolKeys, publishedToolKeys, replaceToolKeys, resealToolKeys, rotateToolKeys, toolKeyToSign } from './tool-keys.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const keyring: Keyring = [randomBytes(32)];
const now = new Date('2026-10-20T08:00:00Z');

test('servers that start at once make one current and one next key of 2048 bits', async () => {
  await Promise.all([1, 2, 3].map(() => ensureToolKeys(owner, keyring)));
  const keys = await publishedToolKeys(now);
  assert.deepEqual(keys.map(({ state }) => state), ['current', 'next']);
  assert.equal(createPublicKey(keys[0]!.publicKeyPem).asymmetricKeyDetails?.modulusLength, 2_048);
});

test('the private half signs, opens with its secret only, and is nowhere stored in the clear', async () => {
  const key = await currentToolKey(keyring);
  const text = Buffer.from('hello');
  assert.ok(verify('sha256', text, key.publicKeyPem, sign('sha256', text, key.privateKeyPem)));
  await assert.rejects(currentToolKey([randomBytes(32)]));
  const stored = JSON.stringify(await mongoose.connection.db!.collection('tool-keys').find().toArray());
  assert.ok(!stored.includes('PRIVATE'));
});

const minute = 60_000;
const hour = 60 * minute;
const later = (ms: number): Date => new Date(now.getTime() + ms);
const kidsAt = async (at: Date): Promise<string[]> => (await publishedToolKeys(at)).map(({ kid }) => kid);
/** Keys that were made at `now`, whatever the clock says. */
async function freshKeys(madeAt = now): Promise<{ current: string; next: string }> {
  await keys().deleteMany({});
  await ensureToolKeys(owner, keyring);
  await keys().updateMany({}, { $set: { createdAt: madeAt } });
  const [current, next] = await kidsAt(now);
  return { current: current!, next: next! };
}
const keys = () => mongoose.connection.db!.collection('tool-keys');

test('a key that has been published for an hour signs at once; the old one is published for two days more', async () => {
  const { current, next } = await freshKeys();
  const at = later(2 * hour);
  const rotation = await rotateToolKeys(owner, keyring, at);
  assert.deepEqual([rotation.outcome, rotation.kid, rotation.signsFrom], ['rotated', next, at]);
  assert.equal((await currentToolKey(keyring, at)).kid, next);
  assert.equal((await kidsAt(at)).length, 3);
  assert.ok((await kidsAt(later(49 * hour))).includes(current));
  assert.ok(!(await kidsAt(later(51 * hour))).includes(current));
});

test('a key that is newer is published first and signs when it has been published for an hour', async () => {
  const { current, next } = await freshKeys();
  const { signsFrom } = await rotateToolKeys(owner, keyring, later(10 * minute));
  assert.deepEqual(signsFrom, later(hour));
  assert.equal((await currentToolKey(keyring, later(59 * minute))).kid, current);
  assert.equal((await currentToolKey(keyring, later(hour))).kid, next);
  for (const at of [later(10 * minute), later(hour), later(48 * hour)]) {
    const published = await kidsAt(at);
    assert.ok(published.includes(current) && published.includes(next), at.toISOString());
  }
});

test('of rotations at once one happens; another one begins an hour later at the earliest', async () => {
  await freshKeys();
  const at = later(2 * hour);
  const rotations = await Promise.all(Array.from({ length: 5 }, () => rotateToolKeys(owner, keyring, at)));
  assert.deepEqual(rotations.map(({ outcome }) => outcome).sort(), ['rotated', 'under-way', 'under-way', 'under-way', 'under-way']);
  assert.equal(new Set(rotations.map(({ kid }) => kid)).size, 1);
  assert.equal((await kidsAt(at)).length, 3);
  assert.equal((await rotateToolKeys(owner, keyring, later(2 * hour + 59 * minute))).outcome, 'under-way');
  assert.equal((await rotateToolKeys(owner, keyring, later(4 * hour))).outcome, 'rotated');
});

test('a call that chose its key before a rotation may still sign with it; a key that does not sign yet never does', async () => {
  const { current, next } = await freshKeys();
  assert.equal(await toolKeyToSign(next, keyring, now), null);
  await rotateToolKeys(owner, keyring, later(2 * hour));
  assert.equal((await toolKeyToSign(current, keyring, later(2 * hour)))?.kid, current);
  assert.equal(await toolKeyToSign(current, keyring, later(51 * hour)), null);
});

test('keys that somebody has seen go at once, all of them', async () => {
  const old = Object.values(await freshKeys());
  const { kid } = await replaceToolKeys(owner, keyring, now);
  assert.equal((await currentToolKey(keyring, now)).kid, kid);
  const published = await kidsAt(now);
  assert.equal(published.length, 2);
  assert.ok(old.every((one) => !published.includes(one)));
});

test('a secret is exchanged while both are live, and the old one opens nothing in the end', async () => {
  await freshKeys();
  const next = randomBytes(32);
  const both: Keyring = [next, ...keyring];
  const before = await currentToolKey(keyring, now);
  assert.equal((await currentToolKey(both, now)).privateKeyPem, before.privateKeyPem);
  assert.deepEqual([await resealToolKeys(owner, both), await resealToolKeys(owner, both)], [2, 0]);
  assert.equal((await currentToolKey([next], now)).privateKeyPem, before.privateKeyPem);
  await assert.rejects(currentToolKey(keyring, now));
});
