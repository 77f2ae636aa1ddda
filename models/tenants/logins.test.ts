import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { Keyring } from './keyring.ts';
import { Logins } from './logins.ts';

await useTestDatabase();

const registrationId = String(new Types.ObjectId());
const keyring: Keyring = [randomBytes(32)];
const logins = new Logins(keyring);
const now = new Date('2026-10-20T08:00:00Z');

test('a login is taken once, by the browser that began it, within ten minutes', async () => {
  const { state, nonce, proof } = logins.begin(registrationId, now);
  assert.equal(await logins.take(state, 'the proof of another browser', now), null);
  assert.equal(await logins.take(state, proof, new Date(now.getTime() + 600_001)), null);
  const taken = await logins.take(state, proof, now);
  assert.equal(taken?.registrationId, registrationId);
  assert.ok(taken.isNonce(nonce));
  assert.ok(!taken.isNonce(proof));
  assert.equal(await logins.take(state, proof, now), null);
});

test('of 200 takers at once exactly one gets it', async () => {
  const { state, proof } = logins.begin(registrationId, now);
  const taken = await Promise.all(Array.from({ length: 200 }, () => logins.take(state, proof, now)));
  assert.equal(taken.filter((one) => one !== null).length, 1);
});

test('without a proof a login waits for platform storage only where one was offered, and for one id_token', async () => {
  const plain = logins.begin(registrationId, now);
  assert.equal(await logins.awaitProof(plain.state, 'token', now), false);
  const { state, proof } = logins.begin(registrationId, now, 'storage-frame');
  assert.equal((await logins.findWaiting(state, now))?.storageTarget, 'storage-frame');
  assert.equal(await logins.takeProved({ state, proof, idToken: 'token' }, now), null); // nothing was verified yet
  assert.ok(await logins.awaitProof(state, 'token', now));
  assert.ok(await logins.awaitProof(state, 'token', now)); // the page was loaded again
  assert.equal(await logins.awaitProof(state, 'another token', now), false);
  for (const wrong of [{ proof: 'x' }, { idToken: 'another token' }, { state: plain.state }]) {
    assert.equal(await logins.takeProved({ state, proof, idToken: 'token', ...wrong }, now), null);
  }
  const taken = await Promise.all(Array.from({ length: 50 }, () => logins.takeProved({ state, proof, idToken: 'token' }, now)));
  assert.deepEqual(taken.flatMap((one) => (one === null ? [] : [one.verifiedAt])), [now]);
});

test('who brings the proof by cookie after all takes the login that waits, and then nobody else does', async () => {
  const { state, proof } = logins.begin(registrationId, now, 'storage-frame');
  await logins.awaitProof(state, 'token', now);
  assert.ok(await logins.take(state, proof, now));
  assert.equal(await logins.takeProved({ state, proof, idToken: 'token' }, now), null);
});

test('the state tells when it was made, for whom, and the platform’s frame; nothing else is one of ours', () => {
  const { state } = logins.begin(registrationId, now);
  assert.deepEqual(logins.read(state), { madeAt: now, registrationId, storageTarget: null });
  assert.equal(logins.read(logins.begin(registrationId, now, 'speicher_ü').state)?.storageTarget, 'speicher_ü');
  const elsewhere = state.replace(registrationId, String(new Types.ObjectId()));
  const later = state.replace(now.getTime().toString(36), (now.getTime() + 1).toString(36));
  for (const other of ['', 'x', `${state}x`, state.slice(1, 20), state.replaceAll('.', '-'), elsewhere, later, new Logins([randomBytes(32)]).begin(registrationId, now).state]) {
    assert.equal(logins.read(other), null);
  }
});

test('servers with the same secret know each other’s logins, others do not', async () => {
  const { state, nonce, proof } = logins.begin(registrationId, now);
  assert.equal(await new Logins([randomBytes(32)]).take(state, proof, now), null);
  assert.ok((await new Logins(keyring).take(state, proof, now))?.isNonce(nonce));
});

test('while a secret is exchanged a login is taken by servers with both, whichever of them began it', async () => {
  const next = randomBytes(32);
  const [old, changing] = [new Logins(keyring), new Logins([next, ...keyring])];
  const begunBefore = old.begin(registrationId, now);
  assert.ok((await changing.take(begunBefore.state, begunBefore.proof, now))?.isNonce(begunBefore.nonce));
  const begunAfter = changing.begin(registrationId, now);
  assert.equal(await old.take(begunAfter.state, begunAfter.proof, now), null);
  assert.ok((await new Logins([...keyring, next]).take(begunAfter.state, begunAfter.proof, now))?.isNonce(begunAfter.nonce));
});

test('no two logins share anything, and nothing that is stored can be used to launch', async () => {
  const [login, other] = [logins.begin(registrationId, now), logins.begin(registrationId, now)];
  assert.equal(new Set([login.nonce, login.proof, other.nonce, other.proof]).size, 4);
  await logins.take(login.state, login.proof, now);
  const stored = JSON.stringify(await mongoose.connection.db!.collection('logins').find().toArray());
  for (const one of Object.values(login)) assert.ok(!stored.includes(one));
});
