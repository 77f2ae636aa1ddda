import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anId, aPerson, aProgram, type Place } from '../factories.ts';
import { countCommands } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { IdentityModel } from '../people/identity.model.ts';
import { PersonModel } from '../people/person.model.ts';
import { ContextLinkModel } from '../tenants/context-link.model.ts';
import { linkContext } from '../tenants/context-links.ts';
import { DeploymentModel } from '../tenants/deployment.model.ts';
import { approveRegistration, suspendDeployment } from '../tenants/deployments.ts';
import { addRegistration, suspendRegistration } from '../tenants/registrations.ts';
import { readArrival, type Arrival } from './arrival.ts';
import { foreseenRows } from './foreseen.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
let platforms = 0;

/** A platform that serves two schools, each by a deployment with a course that has a program. */
async function aPlatform() {
  platforms += 1;
  const issuer = `https://lms-${platforms}.example`;
  const key = { issuer, clientId: 'mentorkit' };
  const { id } = await addRegistration(owner, { ...key, authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl: `${issuer}/keys` }, { allowHttp: false });
  const schools = [];
  for (const deploymentId of ['north', 'south']) {
    const { deployments } = await approveRegistration(owner, { ...key, deploymentId, tenant: 'new' });
    const { id: ownId, tenantId } = deployments.find((one) => one.deploymentId === deploymentId)!;
    const place = await aProgram({ tenantId: tenantId! });
    await linkContext({ ...place, registrationId: id, deploymentId: ownId, contextId: 'course', title: 'CAR 210', isHome: true });
    schools.push({ place, deploymentId });
  }
  return { id, key, schools: schools as [(typeof schools)[number], (typeof schools)[number]] };
}

async function isKnown({ tenantId }: Place, registrationId: string, subject: string, personId: string): Promise<string> {
  await IdentityModel.create([{ tenantId, source: 'registration', sourceId: registrationId, subject, personId }]);
  return subject;
}

/** The same names at both schools, for different people. */
async function classOf({ place }: { place: Place }, registrationId: string): Promise<string[]> {
  const both = await aMentee(place);
  await aMentor(place, { personId: both.personId });
  const people = [both, await aMentee(place), await aMentor(place), await aCoordinator(place), { personId: await aPerson(place) }];
  return Promise.all(people.map(({ personId }, i) => isKnown(place, registrationId, `subject-${i}`, personId)));
}

const ids = (arrival: Arrival | null) => ({
  person: String(arrival?.person?._id), tenant: String(arrival?.person?.tenantId), program: String(arrival?.program?._id),
  enrolments: arrival?.enrolments.map(({ _id, role }) => [String(_id), role]), appointments: arrival?.appointments.map(({ role }) => role),
});

test('people who come at once from one course are read together, and each is who they are alone', async () => {
  const { id, schools: [north] } = await aPlatform();
  const subjects = [...(await classOf(north, id)), 'somebody new'];
  const { deploymentId } = north;
  const arrivalOf = (subject: string | undefined) => readArrival(id, { deploymentId, contextId: 'course', subject });
  const alone = [];
  for (const subject of subjects) alone.push(await arrivalOf(subject));
  assert.equal(new Set(alone.map((arrival) => ids(arrival).person)).size, subjects.length);
  assert.deepEqual(alone.map((arrival) => arrival!.enrolments.length), [2, 1, 1, 0, 0, 0]);
  const { result, commands } = await countCommands(() => Promise.all([...subjects, undefined, ...subjects.toReversed()].map(arrivalOf)));
  assert.ok(commands.length <= 2, String(commands));
  assert.deepEqual(result, [...alone, { ...alone.at(-1), whereabouts: { deploymentId, contextId: 'course', subject: undefined } }, ...alone.toReversed()]);
});

test('two schools behind one platform never meet, nor two platforms that know somebody by the same name', async () => {
  const [one, two] = [await aPlatform(), await aPlatform()];
  const places = [one, two].flatMap(({ id, schools }) => schools.map((school) => ({ id, school })));
  const subjects: { id: string; school: (typeof places)[number]['school']; subject: string }[] = [];
  for (const { id, school } of places) subjects.push(...(await classOf(school, id)).map((subject) => ({ id, school, subject })));
  const arrivals = await Promise.all([...subjects, ...subjects].map(({ id, school: { deploymentId }, subject }) => readArrival(id, { deploymentId, contextId: 'course', subject })));
  for (const [i, arrival] of arrivals.entries()) {
    const { place }: { place: Place } = subjects[i % subjects.length]!.school;
    assert.deepEqual([ids(arrival).tenant, ids(arrival).program], [place.tenantId, place.programId]);
    assert.ok(arrival!.enrolments.every(({ tenantId, programId }) => String(tenantId) === place.tenantId && String(programId) === place.programId));
  }
  assert.equal(new Set(arrivals.map((arrival) => ids(arrival).person)).size, subjects.length);
});

test('what is not there is not there for each: a course without a program, an unknown deployment, a registration that is gone', async () => {
  const { id, schools: [north] } = await aPlatform();
  const [subject] = await classOf(north, id);
  const { deploymentId } = north;
  const whereabouts = [{ deploymentId, contextId: 'another', subject }, { deploymentId: 'unknown', contextId: 'course', subject }, { deploymentId: undefined, contextId: undefined, subject: undefined }, { deploymentId, contextId: 'course', subject }];
  const arrivals = await Promise.all([...whereabouts, ...whereabouts].map((one) => readArrival(id, one)));
  const expected = [[true, true, false], [true, false, false], [true, false, false], [true, true, true]];
  assert.deepEqual(arrivals.map((arrival) => [arrival !== null, arrival?.deployment !== null, arrival?.program !== null]), [...expected, ...expected]);
  assert.deepEqual(arrivals.map((arrival) => arrival?.person !== null), [true, false, false, true, true, false, false, true]);
  assert.deepEqual(await Promise.all([0, 1].map(() => readArrival(anId(), whereabouts[0]!))), [null, null]);
});

test('what was suspended before somebody came is suspended for them, whoever is being read at that moment', async () => {
  const { id, key, schools: [north] } = await aPlatform();
  const [first, second] = await classOf(north, id) as [string, string];
  const { deploymentId } = north;
  const arrivalOf = (subject: string) => readArrival(id, { deploymentId, contextId: 'course', subject });
  const personId = (await arrivalOf(second))!.person!._id;

  const before = [arrivalOf(first), arrivalOf(first)];
  await PersonModel.updateOne({ tenantId: north.place.tenantId, _id: personId }, { $set: { suspendedAt: new Date() } });
  assert.notEqual((await arrivalOf(second))!.person!.suspendedAt, null);

  before.push(arrivalOf(first));
  await suspendDeployment(owner, { ...key, deploymentId });
  assert.equal((await arrivalOf(second))!.deployment!.state, 'suspended');

  before.push(arrivalOf(first));
  await suspendRegistration(owner, key);
  assert.equal((await arrivalOf(first))!.registration.state, 'suspended');
  await Promise.all(before);
});

/** Somebody of a school who has come before, and how they come again: with what that costs. */
async function whoComesAgain() {
  const { id, key, schools: [north, south] } = await aPlatform();
  const [subject] = await classOf(north, id) as [string];
  const said = anId();
  const comes = () => countCommands(() => readArrival(id, { deploymentId: north.deploymentId, contextId: 'course', subject }, said));
  const { result } = await comes();
  const { person, deployment } = result!;
  const actor = { kind: 'person', ...north.place, personId: String(person!._id), roles: ['mentee', 'mentor'] } as const;
  void foreseenRows(result!.foreseeing!, { actor, hasCircles: false, deploymentId: deployment!.id });
  return { id, key, north, south, subject, comes };
}
const arrivals = (commands: readonly string[]) => commands.filter((command) => command === 'aggregate registrations').length;

test('who comes again is found by what was found before, as it is now', async () => {
  const { id, key, north, subject, comes } = await whoComesAgain();
  const again = await comes();
  const { foreseeing: _, ...found } = again.result!;
  assert.deepEqual(found, await readArrival(id, { deploymentId: north.deploymentId, contextId: 'course', subject }));
  assert.equal(arrivals(again.commands), 1);

  await PersonModel.updateOne({ tenantId: north.place.tenantId, _id: found.person!._id }, { $set: { suspendedAt: new Date() } });
  await suspendDeployment(owner, { ...key, deploymentId: north.deploymentId });
  const { result } = await comes();
  assert.deepEqual([result!.person!.suspendedAt === null, result!.deployment!.state], [false, 'suspended']);
});

for (const [what, changes] of [
  ['is somebody else by that name now', async ({ id, north, subject }) => IdentityModel.updateOne({ tenantId: north.place.tenantId, sourceId: id, subject }, { $set: { personId: (await aMentee(north.place)).personId } })],
  ['comes from a course that belongs to another program now', async ({ north, south }) => ContextLinkModel.updateOne({ tenantId: north.place.tenantId, programId: north.place.programId }, { $set: { programId: south.place.programId } })],
  ['comes by a deployment that belongs to another school now', async ({ id, north, south }) => DeploymentModel.updateOne({ registrationId: id, deploymentId: north.deploymentId }, { $set: { tenantId: south.place.tenantId } })],
] as [string, (who: Awaited<ReturnType<typeof whoComesAgain>>) => Promise<unknown>][]) {
  test(`nothing of what was found before is taken of whom ${what}`, async () => {
    const who = await whoComesAgain();
    await changes(who);
    const { result, commands } = await who.comes();
    const { foreseeing: _, ...found } = result!;
    assert.deepEqual(found, await readArrival(who.id, { deploymentId: who.north.deploymentId, contextId: 'course', subject: who.subject }));
    assert.equal(arrivals(commands), 2);
  });
}
