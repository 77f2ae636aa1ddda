import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, anId, aPair, aPerson, aProgram, someAvailability, type Place } from '../factories.ts';
import { eventsSince } from '../events/events.ts';
import { readGoal, setGoal } from '../goals/goals.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { countPlaces, listMatches, pauseMatch, readMatch, resumeMatch } from '../matches/matches.ts';
import { sendMatchRequest } from '../matches/match-requests.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { readLetter } from '../notifications/letters.ts';
import { enrolmentsOf, recountPlaces } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { readProgramLimits, setProgramLimits } from '../programs/program-limits.ts';
import { endOffers, joinWaitingList, leaveWaitingList, listWaiting } from '../waiting-lists/waiting-lists.ts';
import type { CircleVisibility } from '../vocabulary.ts';
import { CircleRequestModel } from './circle-request.model.ts';
import {
  admitToCircle, askToJoin, bookCircleMeeting, closeCircle, declineForCircle, editCircle, inviteToCircle, joinCircle, leaveCircle, listCircles, readCircle, removeMember, startCircle,
  withdrawFromCircle,
} from './circles.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const broken = (code: string) => ({ name: 'RuleBroken', code });

async function aCircle(place: Place, { visibility = 'open', seats = 4, mentor }: { visibility?: CircleVisibility; seats?: number; mentor?: ProgramActor } = {}) {
  const ben = mentor ?? (await aMentor(place));
  const { id } = await startCircle(ben, { title: 'Data careers', visibility, seats }, now);
  return { ben, id };
}

async function mailsOf({ tenantId, programId }: Place, personId: string): Promise<string[]> {
  return (await OutboxModel.find({ tenantId, programId, receiverId: personId }).sort({ _id: 1 }).lean()).map(({ template }) => template);
}

describe('starting and changing', () => {
  test('a mentor starts a circle with the size and the rhythm of the program, and it takes none of their places', async () => {
    const place = await aProgram();
    const ben = await aMentor(place);
    const circle = await startCircle(ben, { title: 'Data careers', visibility: 'open', topics: ['data-careers'] }, now);
    assert.deepEqual([circle.seats, circle.seatsTaken, circle.cadence, circle.state, circle.mySide], [6, 0, 'monthly', 'forming', 'mentor']);
    assert.deepEqual(circle.members, []);
    assert.equal((await enrolmentsOf(place.tenantId, place.programId, ben.personId))[0]!.placesTaken, 0);
  });

  test('not larger than the program lets it be, not with a topic that the program has not, not more than three at once', async () => {
    const place = await aProgram();
    const ben = await aMentor(place);
    const start = (more: object) => startCircle(ben, { title: 'Data careers', visibility: 'open', ...more }, now);
    await assert.rejects(start({ seats: 11 }), { ...broken('body-invalid'), details: { path: 'seats', most: 10 } });
    await assert.rejects(start({ topics: ['astrology'] }), broken('body-invalid'));
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => start({})));
    assert.deepEqual(answers.map(({ status }) => status).filter((status) => status === 'fulfilled').length, 3);
    await assert.rejects(start({}), broken('limit-reached'));
  });

  test('a mentee cannot start one, nor a mentor who waits for approval, and nothing begins in an archived program', async () => {
    const place = await aProgram();
    await assert.rejects(startCircle(await aMentee(place), { title: 'Mine', visibility: 'open' }, now), NotAllowed);
    const waiting = await aMentor(place, { enrolment: { state: 'pending' } });
    await assert.rejects(startCircle({ ...waiting, roles: ['mentor'] }, { title: 'Mine', visibility: 'open' }, now), broken('not-enrolled'));
    const ben = await aMentor(place);
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(startCircle(ben, { title: 'Mine', visibility: 'open' }, now), broken('program-archived'));
  });

  test('a program stored without the newer sizes has their defaults', async () => {
    const place = await aProgram();
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $unset: { 'settings.circle.mostLed': 1, 'settings.circle.mostJoined': 1 } });
    assert.deepEqual((await listCircles(await aMentor(place))).rules, { from: 4, to: 6, warnAbove: 8, stopAbove: 10, mostLed: 3, mostJoined: 2 });
  });

  test('one that has more seats than the program allows by now keeps them when something else of it is changed, and gets no others that are too many', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 10 });
    const { usual: _, circle, ...limits } = await readProgramLimits(await aCoordinator(place), place.programId);
    await setProgramLimits(await aCoordinator(place), place.programId, { ...limits, circle: { ...circle, stopAbove: 8 } }, now);
    const edited = await editCircle(ben, id, { title: 'Careers in data', seats: 10 }, now);
    assert.deepEqual([edited.title, edited.seats], ['Careers in data', 10]);
    await assert.rejects(editCircle(ben, id, { seats: 9 }, now), { ...broken('body-invalid'), details: { path: 'seats', most: 8 } });
    assert.equal((await editCircle(ben, id, { seats: 8 }, now)).seats, 8);
  });

  test('its mentor and who coordinates change it; with fewer seats than are taken nobody has to leave and nobody comes in', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place);
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo, await aMentee(place)]) await joinCircle(member, id, now);
    assert.equal((await editCircle(await aCoordinator(place), id, { seats: 2 }, now)).seatsTaken, 3);
    await assert.rejects(joinCircle(await aMentee(place), id, now), broken('circle-full'));
    await leaveCircle(ana, id, now);
    await assert.rejects(joinCircle(await aMentee(place), id, now), broken('circle-full'));
    assert.equal((await editCircle(ben, id, { title: 'Careers in data', seats: 3 }, now)).title, 'Careers in data');
    await joinCircle(await aMentee(place), id, now);
    await assert.rejects(editCircle(bo, id, { title: 'Mine' }, now), NotAllowed);
  });
});

describe('joining an open circle', () => {
  test('takes a seat and no place; the two have each other in their lists, and their goals', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place);
    const ana = await aMentee(place);
    const goal = await setGoal(ana, { title: 'Learn SQL', visibility: 'match' }, now);
    const circle = await joinCircle(ana, id, now);
    assert.deepEqual([circle.seatsTaken, circle.mySide, circle.members?.map((member) => member.id), circle.can], [1, 'mentee', [ana.personId], ['leave']]);
    assert.equal((await enrolmentsOf(place.tenantId, place.programId, ana.personId))[0]!.placesTaken, 0);
    const [mine] = (await listMatches(ana, now)).items;
    assert.deepEqual([mine!.partner?.id, mine!.circle], [ben.personId, { id, title: 'Data careers' }]);
    assert.equal((await readGoal(ben, goal.id, now)).title, 'Learn SQL');
    assert.equal((await joinCircle(ana, id, now)).seatsTaken, 1, 'twice is once');
  });

  test('twenty at once on the last seat: one gets it, the others hear that it is gone', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    await joinCircle(await aMentee(place), id, now);
    const crowd = await Promise.all(Array.from({ length: 20 }, () => aMentee(place)));
    const answers = await Promise.allSettled(crowd.map((one) => joinCircle(one, id, now)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const answer of answers) if (answer.status === 'rejected') assert.equal((answer.reason as { code: string }).code, 'circle-full');
    const circle = await readCircle(ben, id);
    assert.deepEqual([circle.seatsTaken, circle.members?.length], [2, 2]);
  });

  test('the same person many times at once has one seat', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place);
    const ana = await aMentee(place);
    await Promise.allSettled(Array.from({ length: 8 }, () => joinCircle(ana, id, now)));
    const circle = await readCircle(ben, id);
    assert.deepEqual([circle.seatsTaken, circle.members?.length], [1, 1]);
  });

  test('nobody is in more than two, also where they join several at once', async () => {
    const place = await aProgram();
    const circles = [];
    for (let i = 0; i < 4; i += 1) circles.push((await aCircle(place)).id);
    const ana = await aMentee(place);
    const answers = await Promise.allSettled(circles.map((id) => joinCircle(ana, id, now)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 2);
    await assert.rejects(joinCircle(ana, circles[answers.findIndex(({ status }) => status === 'rejected')]!, now), broken('limit-reached'));
  });

  test('it stands beside a pair: who has a mentor joins, who is in a circle may ask its mentor, and a full mentor leads one', async () => {
    const place = await aProgram();
    const { mentor, mentee } = await aPair(place);
    const { id } = await aCircle(place, { mentor });
    await joinCircle(mentee, id, now);
    assert.equal((await listMatches(mentee, now)).items.length, 2);
    const other = await aCircle(place);
    const ana = await aMentee(place);
    await joinCircle(ana, other.id, now);
    await sendMatchRequest(ana, { choices: [other.ben.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
    assert.deepEqual(await recountPlaces({ kind: 'system', job: 'recount' }, countPlaces), []);
  });

  test('not the own one, not without taking part, not while its mentor rests, not against a rule of the program', async () => {
    const place = await aProgram({ settings: { matching: { commonLanguage: true } } });
    const { ben, id } = await aCircle(place);
    const asMentee = await aMentee(place, { personId: ben.personId });
    await assert.rejects(joinCircle(asMentee, id, now), broken('request-to-self'));
    const waiting = await aMentee(place, { enrolment: { state: 'pending' } });
    await assert.rejects(joinCircle({ ...waiting, roles: ['mentee'] }, id, now), broken('not-enrolled'));
    const speaksFrench = await aMentee(place, { person: { languages: ['fr'] } });
    await assert.rejects(joinCircle(speaksFrench, id, now), broken('pair-not-possible'));
    const resting = await aCircle(place, { mentor: await aMentor(place, { enrolment: { pausedUntil: '2026-12-01' } }) });
    await assert.rejects(joinCircle(await aMentee(place), resting.id, now), broken('mentor-paused'));
  });

  test('the two do not meet alone in it', async () => {
    const place = await aProgram();
    const { id } = await aCircle(place);
    const ana = await aMentee(place);
    const { myMatchId } = await joinCircle(ana, id, now);
    await assert.rejects(bookMeeting(ana, { matchId: myMatchId!, start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now), NotAllowed);
  });
});

describe('on request', () => {
  test('who asks gets a seat by the yes of its mentor, and both are told', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const ana = await aMentee(place);
    await assert.rejects(joinCircle(ana, id, now), NotAllowed);
    assert.deepEqual((await askToJoin(ana, id, { message: 'I work with data' }, now)).myRequest, 'asked');
    await askToJoin(ana, id, {}, now);
    const [waiting, another] = (await readCircle(ben, id)).waiting!;
    assert.deepEqual([waiting!.person.id, waiting!.way, waiting!.message, another], [ana.personId, 'asked', 'I work with data', undefined]);
    const circle = await admitToCircle(ben, id, ana.personId, now);
    assert.deepEqual([circle.waiting, circle.members?.map((member) => member.id)], [[], [ana.personId]]);
    assert.deepEqual([await mailsOf(place, ben.personId), await mailsOf(place, ana.personId)], [['circle-asked'], ['circle-admitted']]);
    await assert.rejects(admitToCircle(ben, id, ana.personId, now), broken('moved-on'));
  });

  test('a no is told kindly, what was taken back cannot be answered, and nobody admits who never asked', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    await askToJoin(ana, id, {}, now);
    await declineForCircle(ben, id, ana.personId, now);
    assert.deepEqual(await mailsOf(place, ana.personId), ['circle-declined']);
    await askToJoin(bo, id, {}, now);
    await withdrawFromCircle(bo, id, now);
    for (const personId of [bo.personId, anId()]) await assert.rejects(admitToCircle(ben, id, personId, now), broken('moved-on'));
    await assert.rejects(admitToCircle(await aMentor(place), id, ana.personId, now), NotAllowed);
  });

  test('two yeses at once on the last seat: one is seated, one still waits', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request', seats: 2 });
    const asking = [await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const one of asking) await askToJoin(one, id, {}, now);
    const answers = await Promise.allSettled(asking.map(({ personId }) => admitToCircle(ben, id, personId, now)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 2);
    const circle = await readCircle(ben, id);
    assert.deepEqual([circle.seatsTaken, circle.waiting?.length], [2, 1]);
  });

  test('the mail to the mentor says who asks and what they wrote, and nothing once it was taken back', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const ana = await aMentee(place, { person: { name: 'Ana' } });
    await askToJoin(ana, id, { message: 'I work with data' }, now);
    const { _id, eventId } = await OutboxModel.findOne({ ...place, template: 'circle-asked' }).lean().orFail();
    const mail = { id: String(_id), ...place, eventId: String(eventId), receiverId: ben.personId, template: 'circle-asked', attempts: 0 } as const;
    const letter = await readLetter({ ...mail, lease: '' } as never, now);
    assert.deepEqual(typeof letter === 'object' && [letter.other, letter.circle], ['Ana', { title: 'Data careers', message: 'I work with data' }]);
    await withdrawFromCircle(ana, id, now);
    assert.equal(await readLetter({ ...mail, lease: '' } as never, now), 'nothing-to-tell');
  });
});

describe('hidden', () => {
  test('is there for its people, for who is invited and for coordinators; for everybody else it is not', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'hidden' });
    const ana = await aMentee(place);
    for (const outsider of [ana, await aMentor(place)]) {
      await assert.rejects(readCircle(outsider, id), NotFound);
      assert.deepEqual((await listCircles(outsider)).items, []);
    }
    await assert.rejects(joinCircle(ana, id, now), NotFound);
    assert.equal((await listCircles(await aCoordinator(place))).items.length, 1);
    await inviteToCircle(ben, id, ana.personId, { message: 'Come along' }, now);
    assert.deepEqual([(await listCircles(ana)).items.map((circle) => [circle.myRequest, circle.members, circle.can]), await mailsOf(place, ana.personId)], [[['invited', null, ['join', 'withdraw']]], ['circle-invited']]);
    assert.equal((await joinCircle(ana, id, now)).mySide, 'mentee');
  });

  test('an invitation that was taken back or answered with no leads nowhere', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'hidden' });
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const { personId } of [ana, bo]) await inviteToCircle(ben, id, personId, {}, now);
    await withdrawFromCircle(ana, id, now);
    await declineForCircle(ben, id, bo.personId, now);
    for (const one of [ana, bo]) await assert.rejects(joinCircle(one, id, now), NotFound);
    assert.deepEqual(await mailsOf(place, bo.personId), ['circle-invited'], 'a mentor who thinks again writes no letter of it');
    await assert.rejects(inviteToCircle(ben, id, await aPerson(place), {}, now), NotFound);
  });

  test('another program and another school do not find it', async () => {
    const place = await aProgram();
    const { id } = await aCircle(place);
    for (const elsewhere of [await aProgram({ tenantId: place.tenantId }), await aProgram()]) {
      await assert.rejects(readCircle(await aCoordinator(elsewhere), id), NotFound);
      await assert.rejects(joinCircle(await aMentee(elsewhere), id, now), NotFound);
    }
  });
});

describe('leaving, and the end', () => {
  test('a member leaves, and the seat is somebody else’s to take; who rests keeps theirs', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    await joinCircle(ana, id, now);
    const { myMatchId } = await joinCircle(bo, id, now);
    await pauseMatch(bo, myMatchId!, now);
    assert.deepEqual((await readCircle(ben, id)).members?.map(({ resting }) => resting), [false, true]);
    await assert.rejects(joinCircle(await aMentee(place), id, now), broken('circle-full'));
    await leaveCircle(ana, id, now);
    await joinCircle(await aMentee(place), id, now);
    await assert.rejects(leaveCircle(ana, id, now), NotAllowed);
    assert.deepEqual((await listMatches(ana, now)).items, []);
  });

  test('its mentor takes a member out, who reads the reason', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'hidden' });
    const ana = await aMentee(place);
    await inviteToCircle(ben, id, ana.personId, {}, now);
    await joinCircle(ana, id, now);
    const circle = await removeMember(ben, id, ana.personId, { reason: 'You have moved to the Friday circle' }, now);
    assert.deepEqual([circle.members, circle.seatsTaken], [[], 0]);
    const { _id, eventId } = await OutboxModel.findOne({ ...place, template: 'circle-removed' }).lean().orFail();
    const letter = await readLetter({ id: String(_id), ...place, eventId: String(eventId), receiverId: ana.personId, template: 'circle-removed', attempts: 0 } as never, now);
    assert.deepEqual(typeof letter === 'object' && letter.circle, { title: 'Data careers', message: 'You have moved to the Friday circle' });
    await assert.rejects(readCircle(ana, id), NotFound);
    await assert.rejects(removeMember(ben, id, anId(), { reason: 'no' }, now), NotFound);
  });

  test('a circle that is over takes everybody’s part with it, and those who wait hear it', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place);
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    await joinCircle(ana, id, now);
    await editCircle(ben, id, { visibility: 'on-request' }, now);
    await askToJoin(bo, id, {}, now);
    await assert.rejects(closeCircle(ben, id, { to: 'closing' }, now), broken('moved-on'), 'one that never began has no goodbye');
    const circle = await closeCircle(ben, id, { to: 'ended' }, now);
    assert.deepEqual([circle.state, circle.members, circle.waiting], ['ended', [], []]);
    assert.deepEqual((await listMatches(ana, now)).items, []);
    assert.deepEqual([await mailsOf(place, ana.personId), await mailsOf(place, bo.personId)], [['circle-ended'], ['circle-declined']]);
    await assert.rejects(readCircle(ana, id), NotFound);
    await assert.rejects(closeCircle(ben, id, { to: 'ended' }, now), broken('moved-on'));
  });

  test('a circle that has come to its good end has for everybody who was there to the last, also straight from meeting and for who came back for the goodbye', async () => {
    const place = await aProgram();
    for (const goodbye of [false, true]) {
      const { ben, id } = await aCircle(place);
      await someAvailability(place, ben.personId);
      const [ana, bo, rests] = [await aMentee(place), await aMentee(place), await aMentee(place)];
      const parts: string[] = [];
      for (const one of [ana, bo, rests]) parts.push((await joinCircle(one, id, now)).myMatchId!);
      const [anas, , resting] = parts as [string, string, string];
      await bookCircleMeeting(ben, id, { start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now);
      for (const matchId of [anas, resting]) await pauseMatch(ben, matchId, now);
      if (goodbye) await closeCircle(ben, id, { to: 'closing' }, now);
      await resumeMatch(ben, anas, now);
      await closeCircle(ben, id, { to: 'completed' }, now);
      const states: string[] = [];
      for (const matchId of parts) states.push((await readMatch(ben, matchId, now)).state);
      assert.deepEqual(states, ['completed', 'completed', 'ended']);
    }
  });

  test('nobody is left asking, nor invited, where they come to it in the moment of its end', async () => {
    const place = await aProgram();
    for (let round = 0; round < 12; round += 1) {
      const { ben, id } = await aCircle(place, { visibility: 'on-request' });
      const [asks, invited] = [await aMentee(place), await aMentee(place)];
      await Promise.allSettled([askToJoin(asks, id, {}, now), inviteToCircle(ben, id, invited.personId, {}, now), closeCircle(ben, id, { to: 'ended' }, now)]);
      assert.equal((await readCircle(ben, id)).state, 'ended');
      assert.equal(await CircleRequestModel.countDocuments({ ...place, circleId: id, state: 'pending' }), 0);
    }
  });

  test('without its mentor a circle is over; a member who leaves the program gives the seat back', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place);
    const [ana, bo, coordinator] = [await aMentee(place), await aMentee(place), await aCoordinator(place)];
    await joinCircle(ana, id, now);
    await joinCircle(bo, id, now);
    await leaveProgram(ana, now);
    assert.equal((await readCircle(coordinator, id)).seatsTaken, 1);
    await leaveProgram(ben, now);
    assert.deepEqual([(await readCircle(coordinator, id)).state, (await readCircle(coordinator, id)).seatsTaken], ['ended', 0]);
    assert.deepEqual((await listMatches(bo, now)).items, []);
  });
});

describe('a full circle', () => {
  const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

  test('has a waiting list: a seat that comes free is kept for the first, who joins with it, and for nobody else', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    const [ana, bo, first, second] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    assert.deepEqual((await readCircle(first, id)).can, ['wait']);
    for (const waits of [first, second]) await joinWaitingList(waits, { kind: 'circle', of: id }, now);
    assert.deepEqual([(await readCircle(second, id)).myWaiting?.position, (await readCircle(second, id)).can], [2, []]);
    await leaveCircle(ana, id, later(1));
    const offered = await readCircle(first, id);
    assert.deepEqual([offered.myWaiting?.until, offered.can, await mailsOf(place, first.personId)], [later(73), ['join'], ['place-offered']]);
    for (const other of [second, await aMentee(place)]) await assert.rejects(joinCircle(other, id, later(2)), broken('circle-full'));
    const circle = await joinCircle(first, id, later(3));
    assert.deepEqual([circle.seatsTaken, circle.myWaiting, (await readCircle(second, id)).myWaiting?.position], [2, null, 1]);
    await editCircle(ben, id, { seats: 3 }, later(4));
    assert.deepEqual((await readCircle(second, id)).can, ['join']);
  });

  test('its mentor and coordinators see who waits for a seat and for whom one is kept, and hear of it; its members and those who wait do not', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    const [ana, bo, first, second, third] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    for (const [at, waits] of [first, second, third].entries()) await joinWaitingList(waits, { kind: 'circle', of: id }, later(at));
    assert.ok((await eventsSince(ben, { secondsAgo: 60 })).some(({ type }) => type === 'waiting-list.joined'), 'the page of the mentor is drawn anew');
    assert.ok(!(await eventsSince(ana, { secondsAgo: 60 })).some(({ type }) => type === 'waiting-list.joined'));
    await leaveWaitingList(second, (await listWaiting(second)).items[0]!.id, later(3));
    await leaveCircle(ana, id, later(4));
    const line = [[first.personId, now, later(76)], [third.personId, later(2), null]];
    for (const reader of [ben, await aCoordinator(place)]) assert.deepEqual((await readCircle(reader, id)).line?.map(({ person, joinedAt, until }) => [person.id, joinedAt, until]), line);
    for (const reader of [bo, first, await aMentor(place)]) assert.equal((await readCircle(reader, id)).line, null);
    const [other] = (await listCircles(await aMentor(place))).items;
    assert.equal(other?.line, null, 'nor another mentor in the list');
  });

  test('who waits for a seat is a number where names are hidden', async () => {
    const place = await aProgram({ settings: { fairness: { blind: true } } });
    const { ben, id } = await aCircle(place, { seats: 2 });
    for (const member of [await aMentee(place), await aMentee(place)]) await joinCircle(member, id, now);
    await joinWaitingList(await aMentee(place), { kind: 'circle', of: id }, now);
    assert.deepEqual((await readCircle(ben, id)).line?.map(({ person }) => person.blind), [true]);
  });

  test('an offer that runs out is the next one’s; with the circle the whole list goes', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    const [ana, bo, first, second, third] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    for (const waits of [first, second, third]) await joinWaitingList(waits, { kind: 'circle', of: id }, now);
    await leaveCircle(ana, id, later(1));
    await endOffers({ kind: 'system', job: 'end-offers' }, later(80));
    assert.deepEqual([(await readCircle(first, id)).myWaiting, (await readCircle(second, id)).can], [null, ['join']]);
    await closeCircle(ben, id, { to: 'ended' }, later(81));
    for (const waits of [second, third]) assert.deepEqual((await listWaiting(waits)).items, []);
    assert.deepEqual(await mailsOf(place, third.personId), []);
    assert.equal((await readCircle(ben, id)).seatsTaken, 0);
  });

  test('where its mentor begins to decide, nobody waits any more, and no seat is kept, but for who was invited', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { seats: 2 });
    const [ana, bo, offered, invited, last] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    for (const waits of [offered, invited, last]) await joinWaitingList(waits, { kind: 'circle', of: id }, now);
    await inviteToCircle(ben, id, invited.personId, {}, now);
    await leaveCircle(ana, id, later(1));
    assert.deepEqual((await readCircle(offered, id)).can, ['join']);
    await editCircle(ben, id, { visibility: 'on-request' }, later(2));
    for (const waits of [offered, last]) assert.deepEqual([(await listWaiting(waits)).items, (await readCircle(waits, id)).can], [[], ['ask']]);
    assert.equal((await listWaiting(invited)).items[0]?.state, 'offered', 'the seat that was kept in vain is theirs');
    assert.equal((await joinCircle(invited, id, later(3))).seatsTaken, 2);
  });

  test('an invitation that is taken back, or answered with no, takes the seat on offer and the turn with it', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'hidden', seats: 2 });
    const [ana, bo, first, second, third] = [await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place), await aMentee(place)];
    for (const { personId } of [ana, bo, first, second, third]) await inviteToCircle(ben, id, personId, {}, now);
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    for (const waits of [first, second, third]) await joinWaitingList(waits, { kind: 'circle', of: id }, now);
    await withdrawFromCircle(second, id, later(1));
    assert.deepEqual((await listWaiting(second)).items, []);
    await leaveCircle(ana, id, later(2));
    assert.equal((await listWaiting(first)).items[0]?.state, 'offered');
    await declineForCircle(ben, id, first.personId, later(3));
    assert.deepEqual([(await listWaiting(first)).items, (await listWaiting(third)).items[0]?.state], [[], 'offered']);
    await declineForCircle(ben, id, third.personId, later(4));
    assert.equal((await readCircle(ben, id)).seatsTaken, 1);
  });

  test('nobody waits where a seat is free, where the mentor decides, or for a circle that they do not find', async () => {
    const place = await aProgram();
    const ana = await aMentee(place);
    const wait = async (circle: { id: string }) => joinWaitingList(ana, { kind: 'circle', of: circle.id }, now);
    await assert.rejects(wait(await aCircle(place)), broken('place-free'));
    await assert.rejects(wait(await aCircle(place, { visibility: 'on-request' })), NotAllowed);
    await assert.rejects(wait(await aCircle(place, { visibility: 'hidden' })), NotFound);
    await assert.rejects(wait(await aCircle(await aProgram())), NotFound);
  });
});
