import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { listRunPairs, makeRun } from './matching-runs.ts';
import { outcomesOfProgram, outcomesOfRun } from './outcomes.ts';
import { publishRun } from './publishing.ts';

await useTestDatabase();

const now = new Date('2026-11-23T09:00:00Z');

test('who is in a circle and has no mentor of their own waits for one still', async () => {
  const place = await aProgram();
  const [mentor, alone, both] = [await aMentor(place), await aMentee(place), await aMentee(place)];
  const { id } = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, now);
  for (const mentee of [alone, both]) await joinCircle(mentee, id, now);
  await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: both.personId });
  const outcomes = await outcomesOfProgram(await aCoordinator(place), now);
  assert.deepEqual(new Map(outcomes.map(({ personId, matched }) => [personId, matched])), new Map([[alone.personId, false], [both.personId, true]]));
});

test('a pair that was left out when the run was published is not counted as a match of it', async () => {
  const place = await aProgram();
  const coordinator = await aCoordinator(place);
  for (let at = 0; at < 3; at += 1) {
    await aMentee(place);
    await aMentor(place);
  }
  const { id } = await makeRun(coordinator, {}, now);
  const { items: [first] } = await listRunPairs(coordinator, id, {});
  const matched = async () => (await outcomesOfRun(coordinator, id)).filter((one) => one.matched).map(({ personId }) => personId);
  assert.equal((await matched()).length, 3);
  await publishRun(coordinator, id, { without: [{ mentee: first!.mentee.id, mentor: first!.mentor.id }] }, now);
  assert.equal((await matched()).length, 2);
  assert.ok(!(await matched()).includes(first!.mentee.id));
});
