/** What the owner mends lets go on what was kept by it: columns that were not found, and scores that were given up. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aCoordinator, aGradeColumn, anId, aProgram, aScore, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { approveRegistration, findDeployment, suspendDeployment } from '../tenants/deployments.ts';
import { addRegistration, configureRegistration, suspendRegistration, type RegistrationKey } from '../tenants/registrations.ts';
import { serviceScopes } from '../tenants/service-scopes.ts';
import type { GradeColumnState, GradeFault } from '../vocabulary.ts';
import { columnFound, columnNotAsked, leaseColumn, noteCountingLaunch, type CountingLaunch } from './columns.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { platformIsBack, platformMended } from './grades.ts';
import { pausePlatform, pausingAmong } from './platform-pauses.ts';
import { ScoreModel, type StoredScore } from './score.model.ts';
import { scoreWaits, leaseScore } from './sending.ts';

await useTestDatabase();
const owner = { kind: 'owner' } as const;
const system = { kind: 'system', job: 'test' } as const;
const now = new Date();
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
let platforms = 0;

beforeEach(() => GradeColumnModel.deleteMany({}).setOptions({ acrossTenants: 'each test has its own' }));

/** A platform that is let in, with one deployment and a program. */
async function aPlatform(grantedScopes: readonly string[] = Object.values(serviceScopes)) {
  platforms += 1;
  const issuer = `https://lms${platforms}.example`;
  const key: RegistrationKey = { issuer, clientId: 'client' };
  const { id } = await addRegistration(owner, { ...key, authorizationUrl: `${issuer}/a`, tokenUrl: `${issuer}/t`, jwksUrl: `${issuer}/k`, grantedScopes }, { allowHttp: false });
  await approveRegistration(owner, { ...key, deploymentId: '1' });
  const deployment = (await findDeployment(id, '1'))!;
  const place = await aProgram({ tenantId: deployment.tenantId! });
  const column = (state: GradeColumnState, fault: GradeFault | null, more: Partial<Pick<StoredGradeColumn, 'dueAt' | 'lineItemsUrl' | 'lineItemUrl' | 'offeredScopes' | 'failures'>> = {}) =>
    aGradeColumn(place, {
      registrationId: id as never, deploymentId: deployment.id as never, contextId: 'biology', lineItemUrl: state === 'ready' ? `${issuer}/lineitems/${anId()}` : null, lineItemsUrl: `${issuer}/lineitems`, state, fault, ...more,
    });
  const link = { ...place, id: anId(), registrationId: id, deploymentId: deployment.id, contextId: 'biology', title: 'Biology', isHome: true };
  return { key, id, place, column, link, issuer };
}
const parked = (column: StoredGradeColumn, failure: string) => aScore(column, anId(), { points: 10, state: 'parked', failure });
const stateOf = async ({ tenantId, programId, _id }: StoredGradeColumn) => {
  const { state, fault, dueAt } = (await GradeColumnModel.findOne({ tenantId, programId, _id }).lean())!;
  return state === 'looking' ? `looking${dueAt! <= now ? ' now' : ''}` : `${state}: ${fault}`;
};
const scoreIn = async (place: Place, id: string): Promise<StoredScore> => (await ScoreModel.findOne({ ...place, _id: id }).lean())!;
const standing = async (place: Place, id: string) => {
  const { state, failure } = await scoreIn(place, id);
  return failure === null ? state : `${state}: ${failure}`;
};

test('a column that could not be looked for or made for want of a scope is looked for at once when it is granted; until then it stays as it is', async () => {
  const { key, id, column } = await aPlatform();
  await configureRegistration(owner, key, { withdrawnScopes: [serviceScopes.lineItems, serviceScopes.lineItemsReadonly] });
  const [unseen, unmade, nowhere] = [await column('missing', 'scope'), await column('missing', 'not-found'), await column('missing', 'no-service', { lineItemsUrl: null })];
  const states = () => Promise.all([unseen, unmade, nowhere].map(stateOf));
  await platformMended(owner, id, now);
  assert.deepEqual(await states(), ['missing: scope', 'missing: not-found', 'missing: no-service'], 'nothing was mended');
  await configureRegistration(owner, key, { withdrawnScopes: [serviceScopes.lineItems] });
  await platformMended(owner, id, now);
  assert.deepEqual(await states(), ['looking now', 'missing: not-found', 'missing: no-service'], 'may be looked for, not made');
  await configureRegistration(owner, key, { withdrawnScopes: [] });
  await platformMended(owner, id, now);
  assert.deepEqual(await states(), ['looking now', 'looking now', 'missing: no-service'], 'that one needs a launch');
});

test('a column whose next look is hours away is looked for at once; a pause that the platform asked for is kept, and so is who looks at this moment', async () => {
  const { id, column } = await aPlatform();
  const waiting = { dueAt: later(300), failures: 9 };
  const [token, elsewhere, busy, held] = [await column('looking', 'token', waiting), await column('looking', 'elsewhere', waiting), await column('looking', 'busy', waiting), await column('looking', 'down', waiting)];
  await GradeColumnModel.updateOne({ tenantId: held.tenantId, programId: held.programId, _id: held._id }, { $set: { leasedUntil: later(1) } });
  await platformMended(owner, id, now);
  assert.deepEqual(await Promise.all([token, elsewhere, busy, held].map(stateOf)), ['looking now', 'looking now', 'looking', 'looking']);
});

test('what waits on a column goes when it is there: given up for want of it or waiting, with three whole days to be tried in', async () => {
  const { id, place, column } = await aPlatform();
  const missing = await column('missing', 'scope');
  const score = await parked(missing, 'scope');
  const waits = await aScore(missing, anId(), { points: 5, state: 'due', dueAt: later(-9_000), dueSince: later(-9_000) });
  await scoreWaits((await leaseScore(id, now))!, now);
  assert.equal(await platformMended(owner, id, now), 0);
  assert.equal(await standing(place, score), 'parked: scope', 'while the column is looked for');
  await columnFound((await leaseColumn(system, now))!, { url: 'https://lms.example/1', label: '', points: 10 }, now);
  for (const one of [score, waits]) {
    const { state, dueAt, dueSince } = await scoreIn(place, one);
    assert.deepEqual([state, dueAt, dueSince], ['due', now, now]);
  }
});

test('scores that were given up for want of a scope, an origin, a token or leave are due again when that is there, once; others are not', async () => {
  const { key, id, place, column, issuer } = await aPlatform();
  const ready = await column('ready', null);
  const strange = await column('ready', null, { lineItemUrl: 'https://elsewhere.example/lineitems/1' });
  const narrow = await column('ready', null, { offeredScopes: [serviceScopes.lineItems] });
  const [scope, token, forbidden, elsewhere, impossible, byHand] = await Promise.all(['scope', 'token', 'forbidden', 'elsewhere', 'not-gradable', 'changed-by-hand'].map((failure) => parked(ready, failure)));
  const [stillStrange, stillNarrow] = [await parked(strange, 'elsewhere'), await parked(narrow, 'scope')];
  const kept = await parked(await (await aPlatform()).column('ready', null), 'token');
  await pausePlatform(id, now, { fault: 'token' });
  await configureRegistration(owner, key, { withdrawnScopes: [serviceScopes.scores] });
  assert.equal(await platformMended(owner, id, now), 3);
  assert.equal(await standing(place, scope!), 'parked: scope', 'which the owner took back');
  await configureRegistration(owner, key, { withdrawnScopes: [] });
  assert.deepEqual([await platformMended(owner, id, now), await platformMended(owner, id, now)], [1, 0], 'harmless to repeat');
  assert.deepEqual(await Promise.all([scope, token, forbidden, elsewhere, impossible, byHand, stillStrange, stillNarrow].map((one) => standing(place, one!))), [
    'due', 'due', 'due', 'due', 'parked: not-gradable', 'parked: changed-by-hand', 'parked: elsewhere', 'parked: scope',
  ]);
  assert.equal((await ScoreModel.findOne({ _id: kept }).setOptions({ acrossTenants: 'another school' }).lean())!.state, 'parked');
  assert.deepEqual(await pausingAmong([id], now), new Set());
  await configureRegistration(owner, key, { approvedOrigins: ['https://elsewhere.example'] });
  assert.equal(await platformMended(owner, id, now), 1, issuer);
  await assert.rejects(platformMended(await aCoordinator(place) as never, id), { name: 'NotAllowed' });
});

test('nothing goes on where the platform or the deployment is not let in', async () => {
  const { key, id, place, column } = await aPlatform();
  const [waiting, ready] = [await column('looking', 'token', { dueAt: later(300) }), await column('ready', null)];
  const score = await parked(ready, 'token');
  await suspendDeployment(owner, { ...key, deploymentId: '1' });
  assert.equal(await platformMended(owner, id, now), 0);
  await platformIsBack(id, now);
  assert.deepEqual([await stateOf(waiting), await standing(place, score)], ['looking', 'parked: token']);
  assert.equal(await leaseColumn(system, now), null, 'its columns wait on');
  await approveRegistration(owner, { ...key, deploymentId: '1' });
  await suspendRegistration(owner, key);
  assert.equal(await platformMended(owner, id, now), 0);
  assert.deepEqual([await stateOf(waiting), await standing(place, score)], ['looking', 'parked: token']);
});

test('of the columns of a platform that fails as a whole one is tried for all, every quarter of an hour at least; when it is back they are looked for at once', async () => {
  const { id, place, column } = await aPlatform();
  const other = await (await aPlatform()).column('looking', 'down', { dueAt: later(2) });
  const first = await column('looking', null, { dueAt: now, failures: 12 });
  const second = await column('looking', 'down', { dueAt: later(1) });
  await columnNotAsked((await leaseColumn(system, now))!, 'down', now, { ofPlatform: true });
  const due = async ({ tenantId, programId, _id }: StoredGradeColumn) => (await GradeColumnModel.findOne({ tenantId, programId, _id }).lean())!.dueAt!;
  assert.deepEqual(await due(second), await due(first));
  assert.ok((await due(first)) <= later(19) && (await due(first)) >= later(11), String(await due(first)));
  assert.deepEqual(await due(other), later(2), 'another platform’s');
  const refused = await parked(await column('ready', null), 'token');
  await platformIsBack(id, now);
  assert.deepEqual([await due(first), await due(second), await due(other), await standing(place, refused)], [now, now, later(2), 'due']);
});

const launched: CountingLaunch = { completion: { kind: 'goal-set', target: 1, partial: false }, resourceLink: { id: 'link' }, lineItemsUrl: 'https://lms.example/lineitems', isLearner: false };
const columnOf = async ({ place, link }: Awaited<ReturnType<typeof aPlatform>>) => (await GradeColumnModel.findOne({ ...place, contextId: link.contextId, resourceLinkId: 'link' }).lean())!;

test('what the launches of a course offer of its gradebook is kept with the column; one that says nothing changes nothing, one that offers more lets scores go', async () => {
  const platform = await aPlatform();
  const { scores, lineItems, lineItemsReadonly } = serviceScopes;
  const launch = (offered: readonly string[] | undefined, at = now) => noteCountingLaunch(platform.link, anId(), { ...launched, ...(offered === undefined ? {} : { offeredScopes: offered }) }, at);
  await launch([lineItems, 'https://lms.example/scope/of-its-own']);
  const column = await columnOf(platform);
  assert.deepEqual(column.offeredScopes, [lineItems]);
  await columnFound((await leaseColumn(system, now))!, { url: 'https://lms.example/1', label: '', points: 10 }, now);
  const score = await parked(column, 'scope');
  const { lineItemsUrl: _, ...elsewhere } = launched;
  await noteCountingLaunch(platform.link, anId(), elsewhere, now);
  assert.deepEqual((await columnOf(platform)).offeredScopes, [lineItems], 'that launch has no gradebook to speak of');
  await launch([lineItemsReadonly]);
  assert.deepEqual([(await columnOf(platform)).offeredScopes, await standing(platform.place, score)], [[lineItemsReadonly], 'parked: scope']);
  await launch([scores, lineItems]);
  assert.deepEqual([(await columnOf(platform)).offeredScopes, (await columnOf(platform)).state, await standing(platform.place, score)], [[lineItems, scores], 'ready', 'due']);
  await launch(undefined);
  assert.equal((await columnOf(platform)).offeredScopes, null);
});

test('a launch has a column looked for whose last look failed, or whose course offers something else than before', async () => {
  const platform = await aPlatform();
  await noteCountingLaunch(platform.link, anId(), launched, now);
  const column = await columnOf(platform);
  await columnNotAsked((await leaseColumn(system, now))!, 'answer', now);
  await GradeColumnModel.updateOne({ ...platform.place, _id: column._id }, { $set: { dueAt: later(300) } });
  await noteCountingLaunch(platform.link, anId(), launched, later(5));
  assert.equal(await leaseColumn(system, later(5)), null, 'not at every launch');
  await noteCountingLaunch(platform.link, anId(), { ...launched, offeredScopes: [serviceScopes.lineItems] }, later(6));
  assert.notEqual(await leaseColumn(system, later(6)), null);
});
