import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { addOrigin, removeOrigin } from './added-origins.ts';
import { approveRegistration, findDeployment, offerOrigins } from './deployments.ts';
import { listOwnerActs } from './owner-acts.ts';
import { addRegistration, readRegistration, registrationForLogin } from './registrations.ts';

await useTestDatabase();
const owner = { kind: 'owner' as const };
const issuer = 'https://blackboard.com';

async function aPlatform(clientId: string) {
  const key = { issuer, clientId };
  const { id } = await addRegistration(owner, { ...key, authorizationUrl: 'https://developer.blackboard.com/auth', tokenUrl: 'https://developer.blackboard.com/token', jwksUrl: 'https://developer.blackboard.com/jwks' }, { allowHttp: false });
  await approveRegistration(owner, { ...key, deploymentId: 'one' });
  return { id, key };
}

test('an origin is added to a platform or to one deployment by hand, frames the login at once, and is taken back', async () => {
  const { id, key } = await aPlatform('by-hand');
  const framing = async () => ((await registrationForLogin(issuer, 'by-hand')) as { pageOrigins: readonly string[] }).pageOrigins;
  assert.ok((await framing()).includes('https://*.blackboard.com'), 'the preset');
  assert.equal(await addOrigin(owner, { ...key, origin: ' https://Learn.School.edu/ ' }), 'https://learn.school.edu');
  assert.equal(await addOrigin(owner, { ...key, deploymentId: 'one', origin: 'https://lms.school.edu:8443' }), 'https://lms.school.edu:8443');
  assert.deepEqual((await readRegistration(owner, key)).addedOrigins, ['https://learn.school.edu']);
  assert.deepEqual((await findDeployment(id, 'one'))?.origins, ['https://lms.school.edu:8443']);
  for (const origin of ['https://learn.school.edu', 'https://lms.school.edu:8443']) assert.ok((await framing()).includes(origin), origin);
  await removeOrigin(owner, { ...key, origin: 'https://Learn.School.edu/' });
  await removeOrigin(owner, { ...key, deploymentId: 'one', origin: 'https://lms.school.edu:8443' });
  assert.ok((await framing()).every((origin) => !origin.includes('school.edu')));
  await assert.rejects(removeOrigin(owner, { ...key, origin: 'https://learn.school.edu' }), NotFound);
  await assert.rejects(removeOrigin(owner, { ...key, origin: 'https://*.blackboard.com' }), NotFound);
  const { items } = await listOwnerActs(owner);
  assert.deepEqual(items.slice(0, 4).map(({ act, subject }) => `${act} ${subject}`), [
    'origin-removed https://blackboard.com by-hand one https://lms.school.edu:8443', 'origin-removed https://blackboard.com by-hand https://learn.school.edu',
    'origin-added https://blackboard.com by-hand one https://lms.school.edu:8443', 'origin-added https://blackboard.com by-hand https://learn.school.edu',
  ]);
});

test('it is https, one host, without path or pattern; of a deployment that is there; and no more than twenty', async () => {
  const { id, key } = await aPlatform('refused');
  for (const origin of ['http://school.edu', 'https://*.school.edu', 'https://school.edu/courses', 'https://school.edu?x', 'https://u:p@school.edu', 'https://school.edu#x', 'school.edu', 'null', '*', '', 'javascript:alert(1)', "https://school.edu; script-src 'unsafe-inline'", 'https://school.edu https://evil.example']) {
    await assert.rejects(addOrigin(owner, { ...key, origin }), { code: 'body-invalid' }, origin);
  }
  await assert.rejects(addOrigin(owner, { ...key, deploymentId: 'none', origin: 'https://school.edu' }), NotFound);
  await assert.rejects(addOrigin(owner, { issuer, clientId: 'nobody', origin: 'https://school.edu' }), NotFound);
  await assert.rejects(addOrigin({ kind: 'system' } as never, { ...key, origin: 'https://school.edu' }));
  for (let i = 0; i < 20; i += 1) await addOrigin(owner, { ...key, origin: `https://school-${i}.edu` });
  await assert.rejects(addOrigin(owner, { ...key, origin: 'https://school-20.edu' }), { code: 'body-invalid' });
  const deployment = (await findDeployment(id, 'one'))!;
  await offerOrigins(deployment, ['https://seen.school.edu']);
  await addOrigin(owner, { ...key, deploymentId: 'one', origin: 'https://seen.school.edu' });
  const after = (await findDeployment(id, 'one'))!;
  assert.deepEqual([after.origins, after.offeredOrigins], [['https://seen.school.edu'], []], 'what a launch had shown is not offered any more');
});
