import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { approveOrigin, approveRegistration, findDeployment, offerOrigins } from '../../models/tenants/deployments.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import { addRegistration, suspendRegistration } from '../../models/tenants/registrations.ts';
import { platformOrigins } from './platform-origins.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;

test('the last of a thousand and one platforms is known by its origins, and half a minute after it is suspended no more', async () => {
  const at = (host: string) => ({ issuer: host, clientId: 'client', authorizationUrl: `${host}/auth`, tokenUrl: `${host}/token`, jwksUrl: `${host}/keys` });
  await RegistrationModel.insertMany(Array.from({ length: 1_000 }, (_, i) => ({ ...at(`https://lms${i}.example`), name: `School ${i}`, state: 'active' })));
  let now = Date.now();
  const isKnown = platformOrigins(() => now);
  const last = at('https://last.example');
  assert.equal(await isKnown(last.issuer), false);
  const { id } = await addRegistration(owner, last, { allowHttp: false });
  assert.equal(await isKnown(last.issuer), false, 'it waits');
  await approveRegistration(owner, { ...last, deploymentId: '1' });
  await offerOrigins((await findDeployment(id, '1'))!, ['https://pages.last.example']);
  assert.deepEqual([await isKnown('https://last.example/scores'), await isKnown('https://pages.last.example'), await isKnown('https://lms999.example')], [true, false, true]);
  await approveOrigin(owner, { ...last, deploymentId: '1', origin: 'https://pages.last.example' });
  assert.equal(await isKnown('https://pages.last.example'), true);
  await suspendRegistration(owner, last);
  assert.equal(await isKnown(last.issuer), true, 'read within the last half minute');
  now += 30_000;
  assert.deepEqual([await isKnown(last.issuer), await isKnown('https://pages.last.example')], [false, false]);
});
