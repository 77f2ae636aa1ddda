import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound, type RuleBroken } from '../problems.ts';
import { approveRegistration } from './deployments.ts';
import { addHost, findHost, isHostActive, isHostOrigin, listHosts, reopenHost, revokeHost, revokeHostKey } from './hosts.ts';
import { addRegistration } from './registrations.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const demo = { allowHttp: true };
const id = (): string => String(new Types.ObjectId());
const pem = (): string => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();

test('a host is known by its origin, with its key and program, and no longer once it is revoked', async () => {
  const tenantId = id();
  const host = await addHost(owner, { origin: 'http://127.0.0.1:4100/', name: 'Portal', key: pem(), programId: id(), tenantId }, demo);
  assert.equal(host.issuer, 'http://127.0.0.1:4100');
  assert.equal(host.keys[0]!.alg, 'EdDSA');
  assert.equal(host.coordinator, false);
  assert.equal((await findHost(host.issuer))?.id, host.id);
  assert.ok(await isHostOrigin(host.issuer));
  await revokeHost(owner, host.issuer);
  assert.equal(await findHost(host.issuer), null);
  assert.equal(await isHostActive(host.id), false);
  assert.equal(await isHostOrigin(host.issuer), false);
});

test('adding it again rotates its key: both are live until one is withdrawn', async () => {
  const [tenantId, programId] = [id(), id()];
  const input = { origin: 'https://portal.example.edu', name: 'Portal', key: pem(), programId, tenantId };
  const first = await addHost(owner, input, demo);
  assert.deepEqual(await addHost(owner, input, demo), first);
  const second = await addHost(owner, { ...input, key: pem() }, demo);
  assert.equal(second.keys.length, 2);
  await revokeHostKey(owner, { issuer: second.issuer, kid: first.keys[0]!.kid });
  assert.deepEqual((await findHost(second.issuer))?.keys, [second.keys[1]]);
  await assert.rejects(addHost(owner, { ...input, tenantId: id() }, demo), NotFound);
});

test('a key is Ed25519 or RSA of at least 2048 bits, as PEM or JWK', async () => {
  const input = { origin: 'https://keys.example.edu', name: 'Keys', programId: id(), tenantId: id() };
  const jwk = { ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey.export({ format: 'jwk' }), kid: 'portal-1' };
  const host = await addHost(owner, { ...input, key: JSON.stringify(jwk) }, demo);
  assert.deepEqual(host.keys.map(({ kid, alg }) => [kid, alg]), [['portal-1', 'RS256']]);
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  for (const key of [weak, 'no key', '{}', '{']) {
    await assert.rejects(addHost(owner, { ...input, key }, demo), (error: RuleBroken) => error.details?.['field'] === 'key');
  }
});

test('people are shared with a host only by a platform of the same tenant', async () => {
  const key = { issuer: 'https://lms.example.edu', clientId: 'c' };
  await addRegistration(owner, { ...key, authorizationUrl: `${key.issuer}/a`, tokenUrl: `${key.issuer}/t`, jwksUrl: `${key.issuer}/k` }, demo);
  const { registration, deployments } = await approveRegistration(owner, { ...key, deploymentId: '1' });
  const input = { origin: 'https://shared.example.edu', name: 'Shared', key: pem(), programId: id(), peopleOf: key };
  await assert.rejects(addHost(owner, { ...input, tenantId: id() }, demo), NotFound);
  const host = await addHost(owner, { ...input, tenantId: deployments[0]!.tenantId! }, demo);
  assert.equal(host.peopleOf, registration.id);
});

test('a closed door is listed as such and opens again with its keys; one that is open, or nowhere, is not opened', async () => {
  const host = await addHost(owner, { origin: 'https://closed.example.edu', name: 'Closed', key: pem(), programId: id(), tenantId: id() }, demo);
  await assert.rejects(reopenHost(owner, host.issuer), NotFound);
  await revokeHost(owner, host.issuer);
  assert.equal((await listHosts(owner)).find(({ issuer }) => issuer === host.issuer)?.state, 'revoked');
  await reopenHost(owner, host.issuer);
  assert.deepEqual((await findHost(host.issuer))?.keys, host.keys);
  await assert.rejects(reopenHost(owner, 'https://nowhere.example.edu'), NotFound);
});
