import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { setAvailability } from '../availability/availability.ts';
import { noteFirstCircles } from '../circles/first-circles.ts';
import { bookCircleMeeting, joinCircle, leaveCircle, startCircle } from '../circles/circles.ts';
import { aCoordinator, actorIn, aMatch, aMentee, aMentor, aPair, aProgram, type Place } from '../factories.ts';
import { achieveGoal, setGoal } from '../goals/goals.ts';
import { acceptMatchRequest, sendMatchRequest } from '../matches/match-requests.ts';
import { bookMeeting, cancelMeeting, confirmHeld } from '../meetings/meetings.ts';
import { countCommands } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed } from '../problems.ts';
import { acceptTime, answerTimes, declineTimes, proposeTimes } from '../proposals/proposals.ts';
import { ProgramModel } from '../programs/program.model.ts';
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

test('times that somebody proposes are the next step of who is asked until they have said so, of a pair and of a circle', async () => {
  const place = await aProgram();
  const [ana, bo, ben] = [await aMentee(place), await aMentee(place), await aMentor(place)];
  await opens(ben);
  const { matchId } = await aPair(place, { mentor: ben, mentee: ana });
  const ofPair = await proposeTimes(ben, { matchId, minutes: 45, starts: ['2026-10-24T09:00Z', '2026-10-25T09:00Z'] }, now);
  const anas = await readHome(ana, now);
  assert.deepEqual([anas.next.step, anas.next.partner?.id, anas.next.until, anas.next.count], ['answer-times', ben.personId, new Date('2026-10-25T09:00Z'), 1]);
  assert.equal(await stepOf(ben), 'book-first-meeting', 'who proposed them waits');
  await declineTimes(ana, ofPair.id, now);
  assert.equal(await stepOf(ana), 'book-first-meeting');

  const circle = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  for (const member of [ana, bo]) await joinCircle(member, circle.id, now);
  const toCircle = await proposeTimes(ben, { circleId: circle.id, minutes: 45, starts: ['2026-10-24T09:00Z'] }, now);
  assert.deepEqual([await stepOf(ana), await stepOf(bo), (await readHome(bo, now)).next.partner?.id], ['answer-times', 'answer-times', ben.personId]);
  assert.notEqual(await stepOf(ben), 'answer-times');
  await answerTimes(bo, toCircle.id, { starts: [] }, now);
  assert.deepEqual([await stepOf(ana), await stepOf(bo)], ['answer-times', 'set-goal'], 'none is an answer too');
  assert.notEqual((await readHome(ana, new Date('2026-10-24T09:00Z'))).next.step, 'answer-times', 'the times have passed');
  assert.notEqual(await stepOf(ben), 'answer-times', 'Ana has not said so yet');
  assert.deepEqual(await Promise.all([ana, bo, ben].map(async (actor) => (await readHome(actor, now)).next.partner?.id)), [ben.personId, ben.personId, ana.personId], 'read at once each gets theirs');
});

test('times that everybody of a circle has answered are the next step of its mentor, until one is booked or somebody joins who has not', async () => {
  const place = await aProgram();
  const [ana, bo, late, ben] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentor(place)];
  await opens(ben);
  const circle = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  for (const member of [ana, bo]) await joinCircle(member, circle.id, now);
  const { id } = await proposeTimes(ben, { circleId: circle.id, minutes: 45, starts: ['2026-10-24T09:00Z', '2026-10-25T09:00Z'] }, now);
  await answerTimes(ana, id, { starts: ['2026-10-24T09:00Z'] }, now);
  assert.notEqual(await stepOf(ben), 'answer-times');
  await answerTimes(bo, id, { starts: [] }, now);
  const { next } = await readHome(ben, now);
  assert.deepEqual([next.step, next.partner, next.circleId, next.until, next.count], ['answer-times', { id: circle.id, name: 'Data careers', headline: null }, circle.id, new Date('2026-10-25T09:00Z'), 1]);
  assert.notEqual(await stepOf(ana), 'answer-times');
  await joinCircle(late, circle.id, now);
  assert.notEqual(await stepOf(ben), 'answer-times', 'Late has not answered');
  await leaveCircle(late, circle.id, now);
  assert.equal(await stepOf(ben), 'answer-times');
  await acceptTime(ben, id, { start: '2026-10-24T09:00Z' }, now);
  assert.notEqual(await stepOf(ben), 'answer-times', 'one is booked');
});

test('a meeting that is over asks both whether they met until one of them has said so, of a circle its mentor', async () => {
  const place = await aProgram();
  const [ana, ben, ngozi] = [await aMentee(place), await aMentor(place), await aMentor(place)];
  await opens(ben);
  await opens(ngozi);
  const { matchId } = await aPair(place, { mentor: ben, mentee: ana });
  const { id } = await bookMeeting(ana, { matchId, start: '2026-10-22T08:00:00Z', minutes: 45 }, now);
  const over = new Date('2026-10-22T08:45:00Z');
  const next = async (actor: ProgramActor, at = over) => (await readHome(actor, at)).next;
  assert.notEqual((await next(ana, new Date('2026-10-22T08:44:00Z'))).step, 'say-if-met', 'not while it goes on');
  for (const [reader, partner] of [[ana, ben], [ben, ana]] as const) {
    const { step, meetingId, partner: other, until } = await next(reader);
    assert.deepEqual([step, meetingId, other?.id, until], ['say-if-met', id, partner.personId, new Date('2026-10-22T08:00:00Z')]);
  }
  await confirmHeld(ana, id, { held: true }, over);
  for (const reader of [ana, ben]) assert.notEqual((await next(reader)).step, 'say-if-met');

  const circle = await startCircle(ngozi, { title: 'Interviews', visibility: 'open' }, now);
  await joinCircle(ana, circle.id, now);
  const met = await bookCircleMeeting(ngozi, circle.id, { start: '2026-10-22T08:00:00Z', minutes: 45 }, now);
  const { step, meetingId, partner, circleId } = await next(ngozi);
  assert.deepEqual([step, meetingId, partner?.name, circleId], ['say-if-met', met.id, 'Interviews', circle.id]);
  assert.notEqual((await next(ana)).step, 'say-if-met', 'it is not a member’s to say');
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

test('who has nothing of their own is asked to name a goal, however many the mentor shares', async () => {
  const program = await aProgram();
  const [ana, ben] = [await aMentee(program), await aMentor(program)];
  const matchId = await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId });
  await opens(ben);
  await bookMeeting(ana, { matchId, start: '2026-10-22T08:00:00Z', minutes: 45 }, now);
  for (const due of ['2026-11-01', '2026-11-02', '2026-11-03']) await setGoal(ben, { title: due, due, visibility: 'match' }, now);
  assert.equal(await stepOf(ana), 'set-goal');
  await setGoal(ana, { title: 'Later than all that are shown', due: '2027-01-01' }, now);
  assert.equal(await stepOf(ana), 'prepare-meeting');
});

test('first pages that are opened at once show what each shows alone', async () => {
  const place = await aProgram();
  const other = await aProgram();
  const mentors = await Promise.all(Array.from({ length: 3 }, () => aMentor(place, { enrolment: { capacity: 4 } })));
  const mentees: ProgramActor[] = [];
  for (const [i, mentor] of mentors.entries()) {
    if (i > 0) await opens(mentor);
    for (const which of [0, 1]) {
      const mentee = await aMentee(place);
      mentees.push(mentee);
      const matchId = await aMatch(place, { mentorId: mentor.personId, menteeId: mentee.personId });
      await setGoal(mentee, { title: `Shared ${i}${which}`, visibility: 'match' }, now);
      await setGoal(mentee, { title: `Private ${i}${which}`, visibility: 'private', due: '2026-10-30' }, now);
      if (i > 0 && which === 0) await bookMeeting(mentee, { matchId, start: `2026-10-22T0${7 + i}:00:00Z`, minutes: 45 }, now);
    }
  }
  mentees.push(await aMentee(place));
  await ask(mentees.at(-1)!, mentors[0]!);
  await startCircle(mentors[1]!, { title: 'Data careers', visibility: 'hidden' }, now);
  const everybody = [...mentors, ...mentees, await aCoordinator(place), await aMentee(other), actorIn(other, mentees[0]!.personId, ['mentee'])];
  const alone = [];
  for (const actor of everybody) alone.push(await readHome(actor, now));
  for (const turned of [everybody, everybody.toReversed()]) {
    const { result, commands } = await countCommands(() => Promise.all(turned.map((actor) => readHome(actor, now))));
    const asBefore = turned === everybody ? result : result.toReversed();
    assert.deepEqual(asBefore, alone);
    assert.ok(commands.filter((command) => command === 'aggregate 1').length <= 7, String(commands)); // two for each of: mentors, mentees, those of the other program; one coordinator
  }
});

test('a program that never had a circle is not searched for one, and from the first one on there are some', async () => {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const homeOf = async (actor: ProgramActor) => readHome(actor, now, (await ProgramModel.findOne({ tenantId: place.tenantId, _id: place.programId }).lean())!);
  assert.equal((await homeOf(ana)).hasCircles, false);
  await startCircle(ben, { title: 'Data careers', visibility: 'hidden' }, now);
  assert.deepEqual([(await homeOf(ana)).hasCircles, (await homeOf(ben)).hasCircles], [false, true], 'a hidden one is found by who leads it');
  await startCircle(ben, { title: 'Interviews', visibility: 'open' }, now);
  assert.equal((await homeOf(ana)).hasCircles, true);
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { hasCircles: false } });
  await noteFirstCircles({ kind: 'system', job: 'note-first-circles' });
  assert.equal((await homeOf(ana)).hasCircles, true, 'also where a release that did not say so has started the first one');
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $unset: { hasCircles: '' } });
  assert.equal((await homeOf(ana)).hasCircles, true, 'also where the program was stored by a release that did not say so');
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
