/** How long runs are kept, and what a list of them and a look at the program since cost and say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { setAvailability } from '../availability/availability.ts';
import { defaultRules } from '../availability/rules.ts';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMatch, aMentee, aMentor, anId, aProgram, type Place } from '../factories.ts';
import { endKeepingApart, keepApart } from '../kept-apart/kept-apart.ts';
import { runSummaries } from '../migrations/0002-run-summaries.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { editProfile } from '../people/people.ts';
import { PersonModel } from '../people/person.model.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { changesSinceRun, dropOldRuns, listRuns, makeRun, publishRun, readRun, undoRun } from './matching-runs.ts';

await useTestDatabase();

const dayMs = 86_400_000;
const now = new Date('2026-10-20T08:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * dayMs);
const job = { kind: 'system', job: 'drop-old-runs' } as const;

interface Campus {
  place: Place;
  chiara: ProgramActor;
  ana: ProgramActor;
  ben: ProgramActor;
}

async function aCampus(): Promise<Campus> {
  const place = await aProgram();
  return { place, chiara: await aCoordinator(place), ana: await aMentee(place), ben: await aMentor(place) };
}

describe('a run that is not published', () => {
  test('is deleted with its input after the program’s days; a published one is the record and stays', async () => {
    const { place, chiara } = await aCampus();
    const draft = await makeRun(chiara, {}, now);
    const { id } = await makeRun(chiara, { basedOn: draft.id }, now);
    assert.deepEqual(draft.keptUntil, later(90));
    await publishRun(chiara, id, {}, now);
    assert.equal(await dropOldRuns(job, later(89)), 0);
    assert.equal(await dropOldRuns(job, later(90)), 1);
    assert.deepEqual((await listRuns(chiara, {}, later(400))).items.map((run) => [run.id, run.basedOn]), [[id, null]], 'what was based on it stands for itself');
    assert.equal(await dropOldRuns(job, later(4_000)), 0);
    assert.equal(await MatchingRunModel.countDocuments({ ...place }), 1);
  });

  test('counts anew from the moment its publication was taken back', async () => {
    const { chiara } = await aCampus();
    const { id } = await makeRun(chiara, {}, now);
    await publishRun(chiara, id, {}, later(50));
    assert.deepEqual((await undoRun(chiara, id, later(50))).keptUntil, later(140));
  });

  test('is kept as long as its own program says; a program from before has the usual days', async () => {
    const { place, chiara } = await aCampus();
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { 'settings.retention.unpublishedRunDays': 7 } });
    assert.deepEqual((await makeRun(chiara, {}, now)).keptUntil, later(7));
    await ProgramModel.collection.updateOne({ _id: (await ProgramModel.findOne({ tenantId: place.tenantId, _id: place.programId }).lean())!._id }, { $unset: { 'settings.retention': 1 } });
    assert.deepEqual((await makeRun(chiara, {}, now)).keptUntil, later(90));
  });
});

test('a list of runs and one run are told without their answer: also where its bytes cannot be unpacked', async () => {
  const { place, chiara } = await aCampus();
  const made = await makeRun(chiara, {}, now);
  await MatchingRunModel.updateOne({ ...place, _id: made.id }, { $set: { answer: Buffer.from('no gzip'), input: Buffer.from('no gzip') } });
  assert.deepEqual((await listRuns(chiara, {}, now)).items, [made]);
  assert.deepEqual(await readRun(chiara, made.id, now), made);
  assert.equal(made.scenarios.length, 4);
});

describe('what has changed since a run', () => {
  test('is nothing where nothing has, whatever the coordinator wished', async () => {
    const { chiara, ana, ben } = await aCampus();
    const { id } = await makeRun(chiara, { locks: [{ mentee: ana.personId, mentor: ben.personId }] }, now);
    assert.deepEqual(await changesSinceRun(chiara, id, now), { people: 0, criteria: false });
  });

  test('counts each person once: who came, who has a match by now, who said something else; and what counts', async () => {
    const { place, chiara, ana, ben } = await aCampus();
    const noor = await aMentee(place);
    const { id } = await makeRun(chiara, {}, now);
    await aMentee(place);
    await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
    await PersonModel.updateOne({ tenantId: place.tenantId, _id: noor.personId }, { $set: { languages: ['pl'] } });
    assert.deepEqual(await changesSinceRun(chiara, id, now), { people: 4, criteria: false });
    await editCriteria(chiara, place.programId, { weights: { need: 41 } }, now);
    assert.equal((await changesSinceRun(chiara, id, now)).criteria, true);
    await assert.rejects(changesSinceRun(ana, id, now), { name: 'NotFound' });
  });

  test('who is kept apart by now, when a mentor is free and what people say of themselves count too, and coordinators hear of each as it happens', async () => {
    const { chiara, ana, ben } = await aCampus();
    const { id } = await makeRun(chiara, {}, now);
    const start = anId();
    const since = async () => [(await changesSinceRun(chiara, id, now)).people, (await eventsSince(chiara, start)).at(-1)?.type];
    await setAvailability(ben, { ...(await defaultRules(ben, 'Europe/Berlin')), weekly: [{ weekday: 1, from: '10:00', to: '12:00' }] }, now);
    assert.deepEqual(await since(), [1, 'availability.edited'], 'the mentor');
    await editProfile(ana, { languages: ['pt'] }, now);
    assert.deepEqual(await since(), [2, 'person.edited'], 'and the mentee');
    const { id: again } = await makeRun(chiara, {}, now);
    assert.equal((await changesSinceRun(chiara, again, now)).people, 0);
    const entry = await keepApart(chiara, { people: [ana.personId, ben.personId], reason: 'related' }, now);
    assert.deepEqual([(await changesSinceRun(chiara, again, now)).people, (await eventsSince(chiara, start)).at(-1)?.type], [1, 'kept-apart.added']);
    await endKeepingApart(chiara, entry.id, now);
    assert.deepEqual([(await changesSinceRun(chiara, again, now)).people, (await eventsSince(chiara, start)).at(-1)?.type], [0, 'kept-apart.removed']);
  });
});

describe('a run of the release before', () => {
  test('is read as it is, and told whole once its summary is made; one that was not published has an end', async () => {
    const { place, chiara } = await aCampus();
    const [published, draft] = [await makeRun(chiara, {}, now), await makeRun(chiara, {}, now)];
    await publishRun(chiara, published.id, {}, now);
    const told = async () => (await listRuns(chiara, {}, later(1))).items;
    const before = await told();
    const mine = { tenantId: new Types.ObjectId(place.tenantId), programId: new Types.ObjectId(place.programId) };
    await MatchingRunModel.collection.updateMany(mine, { $unset: { leftOut: 1, summary: 1, problem: 1, dropAt: 1 } });
    assert.deepEqual((await told()).map(({ id, state }) => [id, state]), [[draft.id, 'solved'], [published.id, 'published']]);
    await runSummaries.run();
    const after = await told();
    assert.deepEqual(after.map((run) => ({ ...run, keptUntil: null })), before.map((run) => ({ ...run, keptUntil: null })));
    assert.deepEqual(after.map(({ madeAt, keptUntil }) => keptUntil && keptUntil.getTime() - madeAt.getTime()), [90 * dayMs, null]);
  });
});
