import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { SessionModel } from './session.model.ts';
import { PersonModel } from '../people/person.model.ts';
import { approveRegistration, suspendDeployment } from '../tenants/deployments.ts';
import { addRegistration, suspendRegistration } from '../tenants/registrations.ts';
import { endSessionsOfPerson, endSessionsThrough, findSession, openSession, resumeSession } from './sessions.ts';

await useTestDatabase();

const owner = { kind: 'owner' as const };
let platforms = 0;

async function aPlatform(): Promise<{ issuer: string; clientId: string; id: string; deploymentIds: string[] }> {
  platforms += 1;
  const key = { issuer: `https://lms-${platforms}.example.edu`, clientId: 'client' };
  await addRegistration(owner, { ...key, authorizationUrl: `${key.issuer}/auth`, tokenUrl: `${key.issuer}/token`, jwksUrl: `${key.issuer}/jwks` }, { allowHttp: false });
  await approveRegistration(owner, { ...key, deploymentId: '1' });
  const { registration, deployments } = await approveRegistration(owner, { ...key, deploymentId: '2' });
  return { ...key, id: registration.id, deploymentIds: deployments.map(({ id }) => id) };
}

async function aSession(more: Partial<Parameters<typeof openSession>[0]> = {}) {
  const place: Place = await aProgram();
  const ana = await aMentee(place);
  const platform = await aPlatform();
  const opened = await openSession({
    ...place, personId: ana.personId, door: 'lti', sourceId: platform.id, deploymentId: platform.deploymentIds[0]!, launchId: `launch-${platforms}`, coordinator: true, tenantAdmin: false, ...more,
  });
  return { place, ana, platform, ...opened, launchId: `launch-${platforms}` };
}

test('neither the Bearer nor the resume secret is stored', async () => {
  const { token, resumeSecret, place } = await aSession();
  const row = JSON.stringify(await SessionModel.findOne({ tenantId: place.tenantId }).lean());
  assert.ok(!row.includes(token) && !row.includes(resumeSecret!));
  assert.ok(Buffer.from(token, 'base64url').length === 32, '256 bits');
});

test('a reload gets a new Bearer and ends the old one; the next reload works as well', async () => {
  const { token, resumeSecret, launchId } = await aSession();
  const first = await resumeSession(launchId, resumeSecret!);
  assert.equal(await findSession(token), null);
  assert.ok(await findSession(first!.token));
  assert.ok(await resumeSession(launchId, resumeSecret!));
  assert.equal(await findSession(first!.token), null);
});

test('a launch is not resumed by another launch’s secret, nor after its time', async () => {
  const [one, two] = [await aSession(), await aSession()];
  assert.equal(await resumeSession(one.launchId, two.resumeSecret!), null);
  assert.equal(await resumeSession(one.launchId, 'x'.repeat(43)), null);
  assert.equal(await resumeSession(one.launchId, one.resumeSecret!, new Date(Date.now() + 2.1 * 3_600_000)), null);
});

test('a suspended person’s session is worth nothing from the next call on', async () => {
  const { token, ana } = await aSession();
  assert.ok(await findSession(token));
  await PersonModel.updateOne({ tenantId: ana.tenantId, _id: ana.personId }, { $set: { suspendedAt: new Date() } });
  assert.equal(await findSession(token), null);
});

test('a suspended platform’s sessions end within a minute', async () => {
  const { token, platform } = await aSession();
  assert.ok(await findSession(token));
  await suspendRegistration(owner, platform);
  assert.equal(await findSession(token, new Date(Date.now() + 31_000)), null);
});

test('a suspended deployment’s sessions end within a minute, those of the platform’s other one go on', async () => {
  const { token, ana, place, platform, resumeSecret, launchId } = await aSession();
  const there = await openSession({ ...place, personId: ana.personId, door: 'lti', sourceId: platform.id, deploymentId: platform.deploymentIds[1]!, coordinator: true, tenantAdmin: false });
  assert.ok((await findSession(token)) && (await findSession(there.token)));
  await suspendDeployment(owner, { ...platform, deploymentId: '1' });
  const soon = new Date(Date.now() + 31_000);
  assert.equal(await findSession(token, soon), null);
  assert.equal(await resumeSession(launchId, resumeSecret!, soon), null);
  assert.ok(await findSession(there.token, soon));
});

test('both roles and an appointment make one actor; a stream that stays open does not keep the session awake', async () => {
  const { token, place, ana } = await aSession();
  await aMentor(place, { personId: ana.personId });
  await aCoordinator(place, { personId: ana.personId });
  const { actor } = (await findSession(token))!;
  assert.deepEqual([...actor.roles].sort(), ['coordinator', 'mentee', 'mentor']);
  const later = new Date(Date.now() + 1.9 * 3_600_000);
  assert.ok(await findSession(token, later, { background: true }));
  assert.equal(await findSession(token, new Date(Date.now() + 2.1 * 3_600_000)), null);
});

test('the owner ends the sessions of one platform, or of one person, and nobody else’s', async () => {
  const [first, second, third] = [await aSession(), await aSession(), await aSession()];
  assert.equal(await endSessionsThrough(owner, { door: 'lti', sourceId: first.platform.id }), 1);
  assert.equal(await endSessionsOfPerson(owner, second.ana.personId), 1);
  assert.deepEqual(await Promise.all([first, second, third].map(async ({ token }) => (await findSession(token)) !== null)), [false, false, true]);
  await assert.rejects(endSessionsOfPerson(owner, 'Ana'), { name: 'NotFound' });
});
