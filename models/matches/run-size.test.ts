/** How large a run may be: only who could be matched by it counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { makeRun } from './matching-runs.ts';
import { inputOf } from './run-record.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const tooLarge = (most: number, mentees: number, mentors: number) => ({ name: 'RuleBroken', code: 'limit-reached', details: { most, mentees, mentors } });

/** Four mentees who wait, and four mentors, two of them without a place. */
async function aCampus() {
  const place = await aProgram();
  const mentees = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
  const mentors = [await aMentor(place), await aMentor(place), await aMentor(place), await aMentor(place)];
  for (const { personId } of mentors.slice(2)) await aMatch(place, { mentorId: personId, menteeId: (await aMentee(place)).personId });
  return { place, chiara: await aCoordinator(place), mentees: mentees.map(({ personId }) => personId), mentors: mentors.map(({ personId }) => personId) };
}

test('mentors without a place are left out of a run that would be too large with them, and are in a smaller one', async () => {
  const { place, chiara, mentors } = await aCampus();
  const inRun = async (mostPairs: number) => {
    const { id } = await makeRun(chiara, {}, now, { firstMs: 0, mostPairs });
    const stored = await MatchingRunModel.findOne({ ...place, _id: id }).lean().orFail();
    return (await inputOf(stored)).scoring.mentors.map((mentor) => mentor.id);
  };
  assert.deepEqual(await inRun(8), mentors.slice(0, 2).toSorted());
  assert.deepEqual(await inRun(16), mentors.toSorted());
  await assert.rejects(makeRun(chiara, {}, now, { mostPairs: 7 }), tooLarge(7, 4, 2));
});

test('whoever is left out by the coordinator does not count', async () => {
  const { chiara, mentees, mentors } = await aCampus();
  const omitted = { mentees: mentees.slice(0, 2), mentors: mentors.slice(0, 1) };
  const { id } = await makeRun(chiara, { omitted }, now, { firstMs: 0, mostPairs: 2 });
  await assert.rejects(makeRun(chiara, { basedOn: id, omitted: { mentees: [], mentors: [] } }, now, { mostPairs: 2 }), tooLarge(2, 4, 2));
});
