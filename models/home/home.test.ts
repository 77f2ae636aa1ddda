import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { setAvailability } from '../availability/availability.ts';
import { aCoordinator, actorIn, aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { achieveGoal, setGoal } from '../goals/goals.ts';
import { acceptMatchRequest, sendMatchRequest } from '../matches/match-requests.ts';
import { bookMeeting, cancelMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed } from '../problems.ts';
import { readHome } from './home.ts';

await useTestDatabase();

/** A Tuesday; Berlin is at UTC+2. */
const now = new Date('2026-10-20T09:00:00Z');

const ask = (mentee: ProgramActor, mentor: ProgramActor) =>
  sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Land a data internship', message: '', cadence: 'monthly' }, now);

function opens(mentor: ProgramActor) {
  return setAvailability(
    mentor,
    {
      zone: 'Europe/Berlin', weekly: [{ weekday: 4, from: '09:00', to: '12:00' }], overrides: [], meetingMinutes: 45, stepMinutes: 15,
      bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minNoticeMinutes: 60, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
    },
    now,
  );
}

const stepOf = async (actor: ProgramActor): Promise<string> => (await readHome(actor, now)).next.step;

test('the first page follows the two from the first question to the first meeting', async () => {
  const program = await aProgram();
  const [ana, ben] = [await aMentee(program), await aMentor(program)];
  assert.deepEqual([await stepOf(ana), await stepOf(ben)], ['choose-mentor', 'set-availability']);
  await opens(ben);
  assert.equal(await stepOf(ben), 'wait-for-request');

  const request = await ask(ana, ben);
  const [asking, asked] = [await readHome(ana, now), await readHome(ben, now)];
  assert.deepEqual([asking.next.step, asking.next.partner?.id, asking.next.until], ['wait-for-answer', ben.personId, request.expiresAt]);
  assert.deepEqual([asked.next.step, asked.next.partner?.id, asked.next.requestId], ['answer-request', ana.personId, request.id]);
  assert.deepEqual([asked.requests[0]?.choices[0]?.state, asked.requests[0]?.can], ['asked', ['accept', 'decline']], 'the first page is no reading');

  const { matchId } = await acceptMatchRequest(ben, request.id, now);
  for (const reader of [ana, ben]) {
    const home = await readHome(reader, now);
    assert.deepEqual([home.next.step, home.matches[0]?.id, home.requests, home.goals[0]?.title], ['book-first-meeting', matchId, [], 'Land a data internship']);
  }

  const meeting = await bookMeeting(ana, { matchId: matchId!, start: '2026-10-22T08:00:00Z', minutes: 45 }, now);
  for (const [reader, partner] of [[ana, ben], [ben, ana]] as const) {
    const { next, nextMeeting } = await readHome(reader, now);
    assert.deepEqual([next.step, next.meetingId, next.partner?.id, nextMeeting?.id], ['prepare-meeting', meeting.id, partner.personId, meeting.id]);
  }
  await achieveGoal(ana, (await readHome(ana, now)).goals[0]!.id, {}, now);
  assert.deepEqual([await stepOf(ana), await stepOf(ben)], ['set-goal', 'prepare-meeting']);
  await setGoal(ana, { title: 'Speak up' }, now);
  await cancelMeeting(ana, meeting.id, {}, now);
  assert.deepEqual([await stepOf(ana), (await readHome(ana, now)).nextMeeting], ['book-first-meeting', null], 'a cancelled meeting is none');
});

test('shows three goals at most, and nothing that is not shared', async () => {
  const program = await aProgram();
  const [ana, ben] = [await aMentee(program), await aMentor(program)];
  await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId });
  for (const due of ['2026-12-01', '2026-11-01', '2026-10-25', '2027-01-01']) await setGoal(ana, { title: due, due, visibility: due === '2026-11-01' ? 'match' : 'private' }, now);
  assert.deepEqual((await readHome(ana, now)).goals.map(({ title }) => title), ['2026-10-25', '2026-11-01', '2026-12-01']);
  assert.deepEqual((await readHome(ben, now)).goals.map(({ title }) => title), ['2026-11-01']);
});

test('a coordinator sees who waits, and nobody’s goals, requests or meetings', async () => {
  const program = await aProgram();
  const [ana, ben, chiara] = [await aMentee(program), await aMentor(program), await aCoordinator(program)];
  await ask(await aMentee(program), ben);
  await setGoal(ana, { title: 'Shared with coordinators', visibility: 'match-and-coordinators' }, now);
  await aMentor(program, { enrolment: { state: 'pending' } });
  const { next, ...rest } = await readHome(chiara, now);
  assert.deepEqual([next.step, next.count], ['approve-people', 1]);
  assert.deepEqual(rest, { matches: [], nextMeeting: null, goals: [], requests: [], hasCircles: false, waitingPeople: 1 });
  assert.equal((await readHome(ana, now)).waitingPeople, 0);
});

test('one program’s first page shows nothing of another one', async () => {
  const here: Place = await aProgram();
  const there: Place = await aProgram({ tenantId: here.tenantId });
  const [ana, ben] = [await aMentee(here), await aMentor(here)];
  await aMentee(there, { personId: ana.personId });
  await ask(ana, ben);
  await setGoal(ana, { title: 'x' }, now);
  const home = await readHome(actorIn(there, ana.personId, ['mentee']), now);
  assert.deepEqual([home.next.step, home.goals, home.requests], ['choose-mentor', [], []]);
  const { programId, ...nowhere } = ana;
  assert.ok(programId);
  await assert.rejects(readHome(nowhere as ProgramActor, now), NotAllowed);
});
