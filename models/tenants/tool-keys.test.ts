import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { currentToolKey, ensureToolKeys, publishedToolKeys, rotateToolKeys } from './tool-keys.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const secret = randomBytes(32);
const now = new Date('2026-10-20T08:00:00Z');

test('servers that start at once make one current and one next key of 2048 bits', async () => {
  await Promise.all([1, 2, 3].map(() => ensureToolKeys(owner, secret)));
  const keys = await publishedToolKeys(now);
  assert.deepEqual(keys.map(({ state }) => state), ['current', 'next']);
  assert.equal(createPublicKey(keys[0]!.publicKeyPem).asymmetricKeyDetails?.modulusLength, 2_048);
});

test('the private half signs, opens with its secret only, and is nowhere stored in the clear', async () => {
  const key = await currentToolKey(secret);
  const text = Buffer.from('hello');
  assert.ok(verify('sha256', text, key.publicKeyPem, sign('sha256', text, key.privateKeyPem)));
  await assert.rejects(currentToolKey(randomBytes(32)));
  const stored = JSON.stringify(await mongoose.connection.db!.collection('tool-keys').find().toArray());
  assert.ok(!stored.includes('PRIVATE'));
});

test('rotation signs with the key that was published before, and publishes the old one for two days more', async () => {
  const [current, next] = await publishedToolKeys(now);
  await rotateToolKeys(owner, secret, now);
  assert.equal((await currentToolKey(secret)).kid, next!.kid);
  const kids = (at: number) => publishedToolKeys(new Date(now.getTime() + at)).then((keys) => keys.map(({ kid }) => kid));
  assert.ok((await kids(47 * 3_600_000)).includes(current!.kid));
  assert.ok(!(await kids(49 * 3_600_000)).includes(current!.kid));
  assert.equal((await kids(0)).length, 3);
});
