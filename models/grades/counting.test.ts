import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aGradeColumn, aMentee, aPair, aProgram, aScore, type Place } from '../factories.ts';
import { achieveGoal, deleteGoal, dropGoal, editGoal, reopenGoal, setGoal } from '../goals/goals.ts';
import { bookMeeting, confirmHeld, contestHeld } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { countCompletions, countEverybody } from './counting.ts';
import type { StoredGradeColumn } from './grade-column.model.ts';
import { ScoreModel } from './score.model.ts';

await useTestDatabase();
const system = { kind: 'system' as const, job: 'test' };
const dayMs = 86_400_000;

/** A pair whose mentee is graded in a column. */
async function aLearner(overrides: Parameters<typeof aGradeColumn>[1] = {}) {
  const place = await aProgram();
  const { mentor, mentee, matchId } = await aPair(place);
  const column = await aGradeColumn(place, overrides);
  await aScore(column, mentee.personId);
  return { place, mentor, mentee, matchId, column };
}

/** Books a meeting so many days ago, at 11:00 in UTC, and has it held. */
async function hold({ mentor, mentee, matchId }: { mentor: ProgramActor; mentee: ProgramActor; matchId: string }, daysAgo: number): Promise<string> {
  const start = new Date(Date.now() - daysAgo * dayMs);
  start.setUTCHours(11, 0, 0, 0);
  const { id } = await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes: 30 }, new Date(start.getTime() - dayMs));
  await confirmHeld(mentor, id, { held: true });
  return id;
}

async function scoreOf(place: Place, column: StoredGradeColumn, { personId }: ProgramActor) {
  await countCompletions(system);
  const score = await ScoreModel.findOne({ ...place, columnId: column._id, personId }).lean();
  return score && { done: score.done, points: score.points, state: score.state };
}

test('held meetings count: nothing before the target, all points with it, and no more after it', async () => {
  const learner = await aLearner({ target: 2 });
  const { place, column, mentee } = learner;
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 0, points: null, state: 'resting' });
  await hold(learner, 3);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 1, points: null, state: 'resting' });
  await hold(learner, 4);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 2, points: 10, state: 'due' });
  await ScoreModel.updateOne({ ...place, columnId: column._id }, { $set: { state: 'sent' } });
  await hold(learner, 5);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 3, points: 10, state: 'sent' }, 'the same points are not sent again');
});

test('with part of the points for part of the way each held meeting counts', async () => {
  const learner = await aLearner({ target: 3, partial: true, points: 10 });
  await hold(learner, 3);
  assert.deepEqual(await scoreOf(learner.place, learner.column, learner.mentee), { done: 1, points: 3.33, state: 'due' });
});

test('a meeting that is contested did not take place: points that were not sent yet do not leave, points that were go back to 0', async () => {
  const learner = await aLearner({ target: 1 });
  const { place, column, mentee } = learner;
  const first = await hold(learner, 3);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 1, points: 10, state: 'due' });
  await contestHeld(mentee, first);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 0, points: null, state: 'resting' });
  const second = await hold(learner, 4);
  await countCompletions(system);
  await ScoreModel.updateOne({ ...place, columnId: column._id }, { $set: { state: 'sent', sentPoints: 10, ours: [10] } });
  await contestHeld(mentee, second);
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 0, points: 0, state: 'due' });
});

test('a goal that is shared counts once it is set; one that is private, or deleted, does not', async () => {
  const { place, column, mentee } = await aLearner({ kind: 'goal-set', target: 1 });
  const { id } = await setGoal(mentee, { title: 'Mine alone', visibility: 'private' });
  assert.equal((await scoreOf(place, column, mentee))!.points, null);
  await editGoal(mentee, id, { visibility: 'match' });
  assert.deepEqual(await scoreOf(place, column, mentee), { done: 1, points: 10, state: 'due' });
});

test('what was reached with a goal stays reached: dropped, private, deleted or taken back later', async () => {
  const set = await aLearner({ kind: 'goal-set', target: 1 });
  const dropped = await setGoal(set.mentee, { title: 'One', visibility: 'match' });
  await countCompletions(system);
  await dropGoal(set.mentee, dropped.id);
  await deleteGoal(set.mentee, dropped.id);
  const achieved = await aLearner({ kind: 'goal-achieved', target: 1 });
  const goal = await setGoal(achieved.mentee, { title: 'Two', visibility: 'match' });
  assert.equal((await scoreOf(achieved.place, achieved.column, achieved.mentee))!.points, null, 'set is not achieved');
  await achieveGoal(achieved.mentee, goal.id, {});
  await countCompletions(system);
  await reopenGoal(achieved.mentee, goal.id);
  for (const { place, column, mentee } of [set, achieved]) {
    await countEverybody(system);
    assert.deepEqual(await scoreOf(place, column, mentee), { done: 1, points: 10, state: 'due' });
  }
});

test('the same meeting counts in every column that counts meetings, for both of the pair where both study there', async () => {
  const learner = await aLearner({ target: 1 });
  const { place, mentor } = learner;
  const other = await aGradeColumn(place, { target: 2, partial: true });
  await aScore(other, mentor.personId);
  await hold(learner, 3);
  assert.equal((await scoreOf(place, other, mentor))!.points, 5);
  assert.equal((await scoreOf(place, learner.column, learner.mentee))!.points, 10);
});

test('who is graded by nobody, or whose column is not there yet, gets nothing sent', async () => {
  const learner = await aLearner({ target: 1 });
  const { place, column, mentee, mentor } = learner;
  await ScoreModel.updateOne({ ...place, columnId: column._id, personId: mentee.personId }, { $set: { isLearner: false } });
  const waiting = await aGradeColumn(place, { target: 1, state: 'looking', lineItemUrl: null });
  await aScore(waiting, mentor.personId);
  await hold(learner, 3);
  assert.deepEqual([(await scoreOf(place, column, mentee))!.points, (await scoreOf(place, waiting, mentor))!.points], [null, null]);
});

test('another program’s meetings and people count nowhere else', async () => {
  const learner = await aLearner({ target: 1 });
  const elsewhere = await aProgram({ tenantId: learner.place.tenantId });
  const column = await aGradeColumn(elsewhere, { target: 1 });
  await aMentee(elsewhere, { personId: learner.mentee.personId });
  await aScore(column, learner.mentee.personId);
  await hold(learner, 3);
  await countEverybody(system);
  assert.equal((await scoreOf(elsewhere, column, learner.mentee))!.points, null);
});
