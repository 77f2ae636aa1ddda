import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { findRegistrations } from './find-registrations.ts';
import { addRegistration, activateRegistration, readRegistration, suspendRegistration } from './registrations.ts';
import { endTokenTrouble, isLasting, noteTokenTrouble } from './token-trouble.ts';

await useTestDatabase();
const owner = { kind: 'owner' } as const;
const began = new Date('2026-11-02T08:00:00Z');
const later = (minutes: number): Date => new Date(began.getTime() + minutes * 60_000);
const key = { issuer: 'https://lms.example', clientId: 'client' };
const { id } = await addRegistration(owner, { ...key, authorizationUrl: 'https://lms.example/a', tokenUrl: 'https://lms.example/t', jwksUrl: 'https://lms.example/k' }, { allowHttp: false });
await activateRegistration(owner, key);
const trouble = async () => (await readRegistration(owner, key)).tokenTrouble;

test('since when a platform gives no token is kept, with what it says last; it ends with the first token, once', async () => {
  assert.equal(await trouble(), null);
  assert.equal(await endTokenTrouble(key), null);
  for (const [minutes, fault] of [[0, 'down'], [5, 'token'], [9, 'token']] as const) await noteTokenTrouble(key, fault, later(minutes));
  assert.deepEqual({ ...(await trouble()) }, { fault: 'token', since: began, lastAt: later(9) });
  assert.deepEqual([await endTokenTrouble(key), await endTokenTrouble(key), await trouble()], [id, null, null]);
});

test('the owner is told of it once it has lasted for two minutes, unless the platform is suspended', async () => {
  const asking = async () => (await findRegistrations(owner, { standing: 'asks' })).total;
  await Promise.all([noteTokenTrouble(key, 'down', began), noteTokenTrouble(key, 'down', began)]);
  assert.deepEqual([isLasting(await trouble()), await asking()], [false, 0]);
  await noteTokenTrouble(key, 'down', later(2));
  assert.deepEqual([isLasting(await trouble()), await asking()], [true, 1]);
  await suspendRegistration(owner, key);
  assert.equal(await asking(), 0);
});
