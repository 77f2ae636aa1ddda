/** A program that is closed for good is for reading: nothing new begins in it, and what is one's own can still be taken back and hidden. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aMentor, aPair, aProgram, type Place } from '../factories.ts';
import { checkIn, editGoal, listGoals, setGoal } from '../goals/goals.ts';
import { acceptMatchRequest, declineMatchRequest } from '../matches/answers.ts';
import { sendMatchRequest, withdrawMatchRequest } from '../matches/match-requests.ts';
import { bookMeeting } from '../meetings/book-meeting.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { GoalModel } from '../goals/goal.model.ts';
import { MatchRequestModel } from '../matches/match-request.model.ts';
import { ProgramModel } from './program.model.ts';

await useTestDatabase();

const archive = ({ tenantId, programId }: Place) => ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { state: 'archived' } });
const archived = { code: 'program-archived' };
const asking = { goal: 'Learn', message: '', cadence: 'monthly' as const };

test('nobody is asked, and nobody accepts any more; saying no and taking back stay possible', async () => {
  const place = await aProgram();
  const [ben, ana, leila] = [await aMentor(place), await aMentee(place), await aMentee(place)];
  const { id } = await sendMatchRequest(ana, { choices: [ben.personId], ...asking });
  const other = await sendMatchRequest(leila, { choices: [ben.personId], ...asking });
  await archive(place);
  await assert.rejects(sendMatchRequest(await aMentee(place), { choices: [ben.personId], ...asking }), archived);
  await assert.rejects(acceptMatchRequest(ben, id), archived);
  assert.equal((await MatchRequestModel.findOne({ ...place, _id: id }).lean())?.state, 'pending');
  assert.equal((await declineMatchRequest(ben, id)).state, 'exhausted');
  assert.equal((await withdrawMatchRequest(leila, other.id)).state, 'withdrawn');
});

test('no goal is set or checked in on; it can be read, and hidden again', async () => {
  const place = await aProgram();
  const { mentee, matchId } = await aPair(place);
  const goal = await setGoal(mentee, { title: 'Learn', visibility: 'match', matchId });
  await archive(place);
  await assert.rejects(setGoal(mentee, { title: 'More' }), archived);
  await assert.rejects(checkIn(mentee, goal.id, { confidence: 5 }), archived);
  assert.equal((await listGoals(mentee, {})).items.length, 1);
  assert.equal((await editGoal(mentee, goal.id, { visibility: 'private' })).visibility, 'private');
  assert.equal(await GoalModel.countDocuments(place), 1);
});

test('no meeting is booked', async () => {
  const place = await aProgram();
  const { mentee, matchId } = await aPair(place);
  await archive(place);
  const tomorrow = new Date(Date.now() + 86_400_000);
  tomorrow.setUTCHours(11, 0, 0, 0);
  await assert.rejects(bookMeeting(mentee, { matchId, start: tomorrow.toISOString(), minutes: 30 }), archived);
});
