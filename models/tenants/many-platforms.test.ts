import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { DeploymentModel } from './deployment.model.ts';
import { listDeployments } from './deployments.ts';
import { findRegistrations, registrationIdsSaying } from './find-registrations.ts';
import { HostModel } from './host.model.ts';
import { findHosts, listHosts } from './hosts.ts';
import { RegistrationModel } from './registration.model.ts';
import { listRegistrations, registrationsOnOrigin } from './registrations.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const many = 10_001;

test('none of ten thousand and one platforms, deployments and hosts is passed over', async () => {
  const platforms = Array.from({ length: many }, (_, i) => ({
    _id: new Types.ObjectId(), issuer: `https://lms${i}.example`, clientId: 'client', name: `School ${i}.`, authorizationUrl: 'https://lms.example/auth', tokenUrl: 'https://lms.example/token',
    jwksUrl: 'https://lms.example/keys', authorizationServer: null, state: 'pending' as const, approvedOrigins: [], grantedScopes: [], choices: null, tenantAdminByInstitutionRole: false, algorithms: [], extraAudiences: [],
  }));
  await RegistrationModel.collection.insertMany(platforms);
  await DeploymentModel.collection.insertMany(platforms.map(({ _id }) => ({ registrationId: _id, deploymentId: '1', tenantId: null, state: 'waiting', origins: [], offeredOrigins: [] })));
  const place = { tenantId: new Types.ObjectId(), keys: [], peopleOf: null, programIds: [], coordinator: false, state: 'active' as const };
  await HostModel.collection.insertMany(Array.from({ length: many }, (_, i) => ({ ...place, name: `Portal ${i}.`, issuer: `https://portal${i}.example`, origins: [] })));

  const listed = await listRegistrations(owner);
  assert.deepEqual([listed.length, listed[0]!.name, listed.at(-1)!.name], [many, 'School 0.', 'School 10000.'], 'oldest first');
  assert.deepEqual((await registrationsOnOrigin(owner, 'https://lms10000.example')).map(({ name }) => name), ['School 10000.']);
  const deployments = await listDeployments(owner, listed.map(({ id }) => id));
  assert.deepEqual([deployments.length, deployments.at(-1)!.registrationId], [many, listed.at(-1)!.id]);
  assert.equal((await registrationIdsSaying(owner, 'school 0.')).length, 1, 'the oldest');
  assert.equal((await findRegistrations(owner, { standing: 'asks' })).total, many);
  assert.equal((await listHosts(owner)).length, many);
  assert.deepEqual((await findHosts(owner, { text: 'portal 10000.' })).items.map(({ issuer }) => issuer), ['https://portal10000.example']);
});
