import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound, type RuleBroken } from '../problems.ts';
import { approveOrigin, approveRegistration, expectDeployment, findDeployment, isActive, listDeployments, offerDeployment, offerOrigins, suspendDeployment } from './deployments.ts';
import { listOwnerActs } from './owner-acts.ts';
import { addRegistration, configureRegistration, findRegistration, isRegistrationActive, listRegistrations, registrationForLogin, renewRegistration, resumeRegistration, suspendRegistration } from './registrations.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const strict = { allowHttp: false };
let serial = 0;

function aPlatform(overrides: Record<string, string> = {}) {
  serial += 1;
  const host = `https://lms-${serial}.example.edu`;
  return { issuer: host, clientId: `client-${serial}`, authorizationUrl: `${host}/auth`, tokenUrl: `${host}/token`, jwksUrl: `${host}/keys`, ...overrides };
}

test('a platform registered by hand waits for the owner, and (issuer, client id) names it once', async () => {
  const platform = aPlatform();
  const added = await addRegistration(owner, platform, strict);
  assert.equal(added.state, 'pending');
  assert.equal(added.name, new URL(platform.issuer).host);
  assert.equal(await isRegistrationActive(added.id), false);
  await assert.rejects(addRegistration(owner, platform, strict), (error: RuleBroken) => error.code === 'registration-known');
});

test('two additions at once make one registration', async () => {
  const platform = aPlatform();
  const results = await Promise.allSettled([addRegistration(owner, platform, strict), addRegistration(owner, platform, strict)]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('an address that is no https address is refused with the name of its field', async () => {
  for (const tokenUrl of ['http://lms.example.edu/token', 'ftp://lms.example.edu', 'https://user:word@lms.example.edu/t', 'lms', 'https://lms.example.edu/#x']) {
    await assert.rejects(addRegistration(owner, aPlatform({ tokenUrl }), strict), (error: RuleBroken) => error.code === 'body-invalid' && error.details?.['field'] === 'tokenUrl');
  }
  const plain = aPlatform({ tokenUrl: 'http://127.0.0.1:4000/token' });
  assert.equal((await addRegistration(owner, plain, { allowHttp: true })).tokenUrl, plain.tokenUrl);
});

test('nobody but the owner manages platforms', async () => {
  const stranger = { kind: 'system', job: 'x' } as unknown as typeof owner;
  await assert.rejects(addRegistration(stranger, aPlatform(), strict), NotAllowed);
  await assert.rejects(approveRegistration(stranger, { issuer: 'x', clientId: 'y' }), NotAllowed);
  await assert.rejects(listRegistrations(stranger), NotAllowed);
});

test('approval without a deployment lets in what waits, each of one school into one tenant', async () => {
  const platform = aPlatform();
  const { id } = await addRegistration(owner, platform, strict);
  await expectDeployment(id, '1');
  await expectDeployment(id, '1');
  const first = await approveRegistration(owner, platform);
  assert.equal(first.registration.state, 'active');
  assert.equal(first.deployments.length, 1);
  assert.ok(isActive(first.deployments[0]!));
  const second = await approveRegistration(owner, { ...platform, deploymentId: '2' });
  assert.equal(second.deployments.length, 2);
  assert.equal(second.deployments[0]!.tenantId, second.deployments[1]!.tenantId);
  const third = await approveRegistration(owner, { ...platform, deploymentId: '3', tenant: 'new' });
  assert.notEqual(third.deployments[2]!.tenantId, third.deployments[0]!.tenantId);
});

test('on a hosted platform, whose one issuer serves many schools, a further deployment is a tenant of its own', async () => {
  const canvas = aPlatform({ issuer: 'https://canvas.instructure.com' });
  await addRegistration(owner, canvas, strict);
  await approveRegistration(owner, { ...canvas, deploymentId: 'school-a' });
  const { deployments } = await approveRegistration(owner, { ...canvas, deploymentId: 'school-b' });
  assert.notEqual(deployments[0]!.tenantId, deployments[1]!.tenantId);
});

test('those that wait together are one school where the issuer is a school’s own, and schools of their own where it serves many', async () => {
  const tenantsOf = async (issuer: string) => {
    const platform = aPlatform({ issuer });
    const { id } = await addRegistration(owner, platform, strict);
    await expectDeployment(id, '1');
    await expectDeployment(id, '2');
    const { deployments } = await approveRegistration(owner, platform);
    return deployments.map(({ tenantId }) => tenantId!);
  };
  for (const issuer of ['https://canvas.instructure.com', 'https://blackboard.com', 'https://schoology.schoology.com']) assert.equal(new Set(await tenantsOf(issuer)).size, 2, issuer);
  assert.equal(new Set(await tenantsOf('https://moodle.northfield.example')).size, 1);
});

test('a platform alone is approved without what waits of it, and a suspended deployment comes back into its own school', async () => {
  const canvas = aPlatform({ issuer: 'https://canvas.instructure.com' });
  const { id } = await addRegistration(owner, canvas, strict);
  await expectDeployment(id, 'waiting');
  assert.deepEqual((await approveRegistration(owner, { ...canvas, deploymentId: null })).deployments, []);
  const { deployments } = await approveRegistration(owner, { ...canvas, deploymentId: 'a' });
  await suspendDeployment(owner, { ...canvas, deploymentId: 'a' });
  const again = await approveRegistration(owner, { ...canvas, deploymentId: 'a' });
  assert.equal(again.deployments[0]!.tenantId, deployments[0]!.tenantId);
});

test('approval never takes the tenant of another registration', async () => {
  const [mine, other] = [aPlatform(), aPlatform()];
  await addRegistration(owner, mine, strict);
  await addRegistration(owner, other, strict);
  const { deployments } = await approveRegistration(owner, { ...other, deploymentId: '1' });
  await assert.rejects(approveRegistration(owner, { ...mine, deploymentId: '1', tenant: deployments[0]!.tenantId! }), NotFound);
  await assert.rejects(approveRegistration(owner, { issuer: 'https://nobody.example', clientId: '1' }), NotFound);
});

test('a platform that registers again renews its endpoints and keeps its state', async () => {
  const platform = aPlatform();
  const first = await renewRegistration(owner, platform, strict);
  assert.equal(first.state, 'pending');
  await suspendRegistration(owner, platform);
  const again = await renewRegistration(owner, { ...platform, jwksUrl: `${platform.issuer}/keys2`, grantedScopes: ['a'] }, strict);
  assert.equal(again.id, first.id);
  assert.equal(again.jwksUrl, `${platform.issuer}/keys2`);
  assert.equal(again.state, 'suspended');
  assert.deepEqual(again.algorithms, ['RS256']);
});

test('an active platform that registers again with an endpoint elsewhere waits for the owner again; one that stays on its origins does not', async () => {
  const platform = aPlatform();
  await addRegistration(owner, platform, strict);
  await approveRegistration(owner, { ...platform, deploymentId: '1' });
  const there = await renewRegistration(owner, { ...platform, jwksUrl: `${platform.issuer}/keys2` }, strict);
  assert.equal(there.state, 'active');
  for (const field of ['jwksUrl', 'tokenUrl', 'authorizationUrl'] as const) {
    const moved = await renewRegistration(owner, { ...platform, [field]: 'https://elsewhere.example/x' }, strict);
    assert.equal(moved.state, 'pending', field);
    await renewRegistration(owner, platform, strict);
    await approveRegistration(owner, { ...platform, deploymentId: '1' });
  }
});

test('a login without a client id finds the only registration of its issuer, and says where there are several', async () => {
  const one = aPlatform();
  await addRegistration(owner, one, strict);
  assert.equal((await registrationForLogin(one.issuer, undefined) as { clientId: string }).clientId, one.clientId);
  await addRegistration(owner, { ...one, clientId: 'another' }, strict);
  assert.equal(await registrationForLogin(one.issuer, undefined), 'ambiguous');
  assert.equal((await registrationForLogin(one.issuer, 'another') as { clientId: string }).clientId, 'another');
  assert.equal(await registrationForLogin(one.issuer, 'nobody'), 'unknown');
  assert.equal(await registrationForLogin('https://nobody.example', undefined), 'unknown');
  assert.equal(await findRegistration('no-id'), null);
});

test('origins follow from the endpoints, from the preset of a hosted platform, and from the owner', async () => {
  const own = await addRegistration(owner, aPlatform({ jwksUrl: 'https://keys.example.edu/jwks' }), strict);
  assert.deepEqual(own.origins, [own.issuer, 'https://keys.example.edu']);
  const canvas = await addRegistration(owner, aPlatform({ issuer: 'https://canvas.instructure.com' }), strict);
  assert.ok(canvas.origins.includes('https://*.instructure.com'));
  const more = await configureRegistration(owner, own, { approvedOrigins: ['https://portal.example.edu'], algorithms: ['RS256', 'ES256'] });
  assert.ok(more.origins.includes('https://portal.example.edu'));
  await assert.rejects(configureRegistration(owner, own, { algorithms: ['none' as 'RS256'] }));
});

test('an origin seen in a launch is offered once and approved by the owner alone', async () => {
  const platform = aPlatform();
  const { id } = await addRegistration(owner, platform, strict);
  await approveRegistration(owner, { ...platform, deploymentId: '1' });
  await offerOrigins((await findDeployment(id, '1'))!, ['https://school.example.edu', 'https://x.example']);
  const offered = (await findDeployment(id, '1'))!;
  assert.deepEqual(offered.offeredOrigins, ['https://school.example.edu', 'https://x.example']);
  assert.deepEqual(offered.origins, []);
  const approved = await approveOrigin(owner, { ...platform, deploymentId: '1', origin: 'https://school.example.edu' });
  assert.deepEqual(approved.origins, ['https://school.example.edu']);
  assert.deepEqual(approved.offeredOrigins, ['https://x.example']);
  await assert.rejects(approveOrigin(owner, { ...platform, deploymentId: '1', origin: 'https://never-seen.example' }), NotFound);
});

test('a platform that invents deployments fills no database, and whoever opens one now is seen all the same', async () => {
  const platform = aPlatform();
  const { id } = await addRegistration(owner, platform, strict);
  await approveRegistration(owner, { ...platform, deploymentId: 'd-0' });
  for (let i = 0; i < 205; i += 1) await offerDeployment(id, `d-${i}`);
  const kept = await listDeployments(owner, [id]);
  assert.equal(kept.length, 201);
  assert.deepEqual(kept.slice(0, 2).map(({ deploymentId }) => deploymentId), ['d-0', 'd-5'], 'one that was approved stays');
  assert.equal(kept.at(-1)!.deploymentId, 'd-204');
});

test('a suspended deployment stays known and comes back by approval', async () => {
  const platform = aPlatform();
  const { id } = await addRegistration(owner, platform, strict);
  const before = await approveRegistration(owner, { ...platform, deploymentId: '1' });
  await suspendDeployment(owner, { ...platform, deploymentId: '1' });
  assert.equal((await findDeployment(id, '1'))!.state, 'suspended');
  const after = await approveRegistration(owner, { ...platform, deploymentId: '1' });
  assert.equal(after.deployments[0]!.tenantId, before.deployments[0]!.tenantId);
});

test('only a suspended platform comes back by resuming; further audiences are few and not empty', async () => {
  const platform = aPlatform();
  await addRegistration(owner, platform, strict);
  await assert.rejects(resumeRegistration(owner, platform), NotFound);
  await suspendRegistration(owner, platform);
  assert.equal((await resumeRegistration(owner, platform)).state, 'active');
  for (const extraAudiences of [[''], ['x'.repeat(256)], Array.from({ length: 11 }, (_, n) => `https://${n}.example`)]) {
    await assert.rejects(configureRegistration(owner, platform, { extraAudiences }), (error: RuleBroken) => error.code === 'body-invalid');
  }
});

test('each act of the owner is written down with its door, and nothing is where it failed', async () => {
  const platform = aPlatform();
  await addRegistration({ kind: 'owner', via: 'console' }, platform, strict);
  await approveRegistration(owner, { ...platform, deploymentId: '7' });
  await assert.rejects(suspendRegistration(owner, { ...platform, clientId: 'nobody' }), NotFound);
  const { items: [newest, before] } = await listOwnerActs(owner);
  const name = `${platform.issuer} ${platform.clientId}`;
  assert.deepEqual([before!.act, before!.via, before!.subject], ['platform-added', 'console', name]);
  assert.deepEqual([newest!.act, newest!.via, newest!.subject], ['platform-approved', 'command-line', `${name} 7`]);
});
