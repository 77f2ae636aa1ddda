import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aGradeColumn, aProgram } from '../factories.ts';
import { GradeColumnModel } from '../grades/grade-column.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { linkContext, linkOf } from '../tenants/context-links.ts';
import { addOrigin } from '../tenants/added-origins.ts';
import { approveRegistration, findDeployment, offerDeployment } from '../tenants/deployments.ts';
import { listOwnerActs } from '../tenants/owner-acts.ts';
import { addRegistration } from '../tenants/registrations.ts';
import { replaceDeployment } from './replace-deployment.ts';
import { RosterModel } from './roster.model.ts';
import { offerRoster } from './rosters.ts';

await useTestDatabase();
const owner = { kind: 'owner' as const };
const issuer = 'https://canvas.instructure.com';

async function aCanvas(clientId: string) {
  const key = { issuer, clientId };
  const { id: registrationId } = await addRegistration(owner, { ...key, authorizationUrl: 'https://sso.canvaslms.com/auth', tokenUrl: 'https://sso.canvaslms.com/token', jwksUrl: 'https://sso.canvaslms.com/jwks' }, { allowHttp: false });
  await approveRegistration(owner, { ...key, deploymentId: 'old' });
  const old = (await findDeployment(registrationId, 'old'))!;
  const linked = async (contextId: string, deploymentId = old.id) => linkContext({ ...(await aProgram({ tenantId: old.tenantId! })), registrationId, deploymentId, contextId, title: contextId.toUpperCase(), isHome: true });
  return { key, registrationId, old, linked };
}

test('courses, rosters and columns of a deployment that is gone come to the one that takes its place, whose school is the same', async () => {
  const { key, registrationId, old, linked } = await aCanvas('reinstalled');
  const link = await linked('car-210');
  await offerRoster(link, 'https://school.instructure.com/api/lti/courses/1/names_and_roles');
  const place = { tenantId: link.tenantId, programId: link.programId };
  const column = await aGradeColumn(place, { registrationId: registrationId as never, deploymentId: old.id as never, contextId: 'car-210' });
  await addOrigin(owner, { ...key, deploymentId: 'old', origin: 'https://canvas.school.edu' });
  await offerDeployment(registrationId, 'new');
  assert.deepEqual(await replaceDeployment(owner, { ...key, deploymentId: 'new', replaces: 'old' }), { moved: 1, kept: [] });
  const next = (await findDeployment(registrationId, 'new'))!;
  assert.deepEqual([next.state, next.tenantId, next.origins], ['active', old.tenantId, ['https://canvas.school.edu']]);
  assert.equal((await findDeployment(registrationId, 'old'))?.state, 'suspended');
  const course = { registrationId, deploymentId: next.id, contextId: 'car-210' };
  assert.equal((await linkOf(course))?.programId, link.programId);
  assert.equal(String((await RosterModel.findOne({ ...place, linkId: link.id }).lean())?.deploymentId), next.id);
  assert.equal(String((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())?.deploymentId), next.id);
  const [last] = (await listOwnerActs(owner)).items;
  assert.deepEqual([last?.act, last?.subject], ['deployment-replaced', `${issuer} reinstalled old new`]);
});

test('a course that got a program of its own meanwhile keeps it, and is told', async () => {
  const { key, registrationId, old, linked } = await aCanvas('meanwhile');
  const [first, other] = [await linked('bio'), await linked('chem')];
  await approveRegistration(owner, { ...key, deploymentId: 'new', tenant: old.tenantId! });
  const next = (await findDeployment(registrationId, 'new'))!;
  const anew = await linked('chem', next.id);
  assert.deepEqual(await replaceDeployment(owner, { ...key, deploymentId: 'new', replaces: 'old' }), { moved: 1, kept: ['CHEM'] });
  assert.equal((await linkOf({ registrationId, deploymentId: next.id, contextId: 'bio' }))?.programId, first.programId);
  assert.equal((await linkOf({ registrationId, deploymentId: next.id, contextId: 'chem' }))?.programId, anew.programId);
  assert.equal((await linkOf({ registrationId, deploymentId: old.id, contextId: 'chem' }))?.programId, other.programId);
});

test('never across schools or platforms, never from one that has no school, and nothing of it is half done', async () => {
  const { key, registrationId, old, linked } = await aCanvas('apart');
  await linked('law');
  await approveRegistration(owner, { ...key, deploymentId: 'other-school', tenant: 'new' });
  await offerDeployment(registrationId, 'waits');
  const replace = (deploymentId: string, replaces: string) => replaceDeployment(owner, { ...key, deploymentId, replaces });
  await assert.rejects(replace('other-school', 'old'), { code: 'body-invalid' });
  await assert.rejects(replace('old', 'old'), { code: 'body-invalid' });
  await assert.rejects(replace('new', 'waits'), NotFound);
  await assert.rejects(replace('new', 'nobody'), NotFound);
  await assert.rejects(replaceDeployment(owner, { issuer, clientId: 'another', deploymentId: 'new', replaces: 'old' }), NotFound);
  assert.equal((await findDeployment(registrationId, 'old'))?.state, 'active');
  assert.ok(await linkOf({ registrationId, deploymentId: old.id, contextId: 'law' }));
  assert.equal(await findDeployment(registrationId, 'new'), null);
});
