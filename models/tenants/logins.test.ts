import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { awaitProof, beginLogin, findWaitingLogin, readState, takeLogin, takeProvedLogin } from './logins.ts';

await useTestDatabase();

const registrationId = String(new Types.ObjectId());
const now = new Date('2026-10-20T08:00:00Z');

test('a login is taken once, by the browser that began it, within ten minutes', async () => {
  const { state, nonce, proof } = await beginLogin(registrationId, now);
  assert.equal(await takeLogin(state, 'the proof of another browser', now), null);
  assert.equal(await takeLogin(state, proof, new Date(now.getTime() + 600_001)), null);
  const taken = await takeLogin(state, proof, now);
  assert.equal(taken?.registrationId, registrationId);
  assert.ok(taken.isNonce(nonce));
  assert.ok(!taken.isNonce(proof));
  assert.equal(await takeLogin(state, proof, now), null);
});

test('of 200 takers at once exactly one gets it', async () => {
  const { state, proof } = await beginLogin(registrationId, now);
  const taken = await Promise.all(Array.from({ length: 200 }, () => takeLogin(state, proof, now)));
  assert.equal(taken.filter((one) => one !== null).length, 1);
});

test('without a proof a login waits for platform storage only where one was offered, and for one id_token', async () => {
  const plain = await beginLogin(registrationId, now);
  assert.equal(await awaitProof(plain.state, 'token', now), false);
  const { state, proof } = await beginLogin(registrationId, now, 'storage-frame');
  assert.equal((await findWaitingLogin(state, now))?.storageTarget, 'storage-frame');
  assert.equal(await takeProvedLogin({ state, proof, idToken: 'token' }, now), null); // nothing was verified yet
  assert.ok(await awaitProof(state, 'token', now));
  assert.ok(await awaitProof(state, 'token', now)); // the page was loaded again
  assert.equal(await awaitProof(state, 'another token', now), false);
  for (const wrong of [{ proof: 'x' }, { idToken: 'another token' }, { state: plain.state }]) {
    assert.equal(await takeProvedLogin({ state, proof, idToken: 'token', ...wrong }, now), null);
  }
  const taken = await Promise.all(Array.from({ length: 50 }, () => takeProvedLogin({ state, proof, idToken: 'token' }, now)));
  assert.deepEqual(taken.flatMap((one) => (one === null ? [] : [one.verifiedAt])), [now]);
});

test('who brings the proof by cookie after all takes the login that waits, and then nobody else does', async () => {
  const { state, proof } = await beginLogin(registrationId, now, 'storage-frame');
  await awaitProof(state, 'token', now);
  assert.ok(await takeLogin(state, proof, now));
  assert.equal(await takeProvedLogin({ state, proof, idToken: 'token' }, now), null);
});

test('the state tells when it was made and for whom; anything else has not its form', async () => {
  const { state } = await beginLogin(registrationId, now);
  assert.deepEqual(readState(state), { madeAt: now, registrationId });
  for (const other of ['', 'x', `${state}x`, state.slice(1, 20), state.replaceAll('.', '-')]) assert.equal(readState(other), null);
});

test('nothing that is stored can be used to launch', async () => {
  const login = await beginLogin(registrationId, now);
  assert.ok(await findWaitingLogin(login.state, now));
  const stored = JSON.stringify(await mongoose.connection.db!.collection('logins').find().toArray());
  for (const secret of Object.values(login)) assert.ok(!stored.includes(secret));
});
