import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { actorIn, aCoordinator, aMatch, aMentee, aMentor, anId, aPair, aProgram, type Place } from '../factories.ts';
import { MatchModel } from '../matches/match.model.ts';
import { MeetingModel, type StoredMeeting } from '../meetings/meeting.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { PersonModel } from '../people/person.model.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { written } from '../programs/localized.ts';
import { NotFound } from '../problems.ts';
import { limits } from '../vocabulary.ts';
import { BoardModel } from './board.model.ts';
import {
  addBoardSeat, archiveBoardSeat, deleteBoard, editBoardSeat, moveBoardSeat, readBoard, readBoardSeat, removeBoardSeat, restoreBoardSeat, type SeatInput,
} from './boards.ts';

await useTestDatabase();

const now = new Date('2026-11-23T08:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const sponsor: SeatInput = { need: { kind: 'sponsor' } };

async function anaAndBen() {
  const place = await aProgram({ title: written('en', 'Alumni') });
  const { mentor: ben, mentee: ana, matchId } = await aPair(place, { mentor: await aMentor(place, { person: { name: 'Ben' } }) });
  return { place, ana, ben, matchId };
}

/** Another program of the same school in which a person is a mentee of a new mentor, and who acts there. */
async function alsoElsewhere({ tenantId, personId }: ProgramActor, title: string, mentorName: string) {
  const place = await aProgram({ tenantId, title: written('en', title) });
  const mentor = await aMentor(place, { person: { name: mentorName }, enrolment: { topics: [] } });
  const mentee = await aMentee(place, { personId, enrolment: { topics: [] } });
  const matchId = await aMatch(place, { mentorId: mentor.personId, menteeId: personId });
  return { place, mentor, mentee, matchId };
}

/** A meeting of a pair, an hour long, that was held unless said otherwise. */
async function aMeeting(place: Place, pair: { mentor: ProgramActor; mentee: ProgramActor; matchId: string }, start: Date, state: StoredMeeting['state'] = 'held'): Promise<string> {
  const end = new Date(start.getTime() + 3_600_000);
  const meeting = await MeetingModel.create({
    ...place, matchId: pair.matchId, mentorId: pair.mentor.personId, menteeId: pair.mentee.personId, state, start, end, zone: 'Europe/Berlin', local: '2026-01-01T09:00', menteeZone: 'Europe/Berlin',
    menteeLocal: '2026-01-01T09:00', zoneData: '2026a', bookedBy: pair.mentee.personId, uid: anId(), heldFrom: end,
  });
  return String(meeting._id);
}

describe('a board', () => {
  test('is empty at first, and offers everybody from the matches as members', async () => {
    const { ana, ben, matchId, place } = await anaAndBen();
    const { seats, archived, partners } = await readBoard(ana, now);
    assert.deepEqual([seats, archived], [[], []]);
    assert.deepEqual(partners, [{ id: ben.personId, name: 'Ben', matches: [{ id: matchId, program: { id: place.programId, title: 'Alumni' }, state: 'active' }] }]);
  });

  test('is one in the school: it shows members from every program, from whichever program one comes', async () => {
    const { ana, ben } = await anaAndBen();
    const robotics = await alsoElsewhere(ana, 'Robotics', 'Ravi');
    await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    await addBoardSeat(ana, { need: { words: 'Knows robots' }, member: { personId: robotics.mentor.personId } }, now);
    await addBoardSeat(robotics.mentee, { need: { kind: 'peer' }, member: { name: 'My sister' } }, now);
    for (const session of [ana, robotics.mentee]) {
      const { seats } = await readBoard(session, now);
      assert.deepEqual(
        seats.map(({ need, member }) => [need.kind ?? need.words, member?.name, member?.matches.map(({ program }) => program.title)]),
        [['sponsor', 'Ben', ['Alumni']], ['Knows robots', 'Ravi', ['Robotics']], ['peer', 'My sister', []]],
      );
    }
  });

  test('is read by nobody else: not by who sits there, not by who coordinates, not from another school', async () => {
    const { place, ana, ben } = await anaAndBen();
    const seat = await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId }, note: 'Ask about Lindqvist' }, now);
    const asCoordinator = { ...(await aCoordinator(place)), roles: ['coordinator', 'mentee'] as const };
    const elsewhere = await aMentee(await aProgram());
    for (const other of [ben, asCoordinator, elsewhere]) {
      assert.deepEqual((await readBoard(other, now)).seats, []);
      await assert.rejects(readBoardSeat(other, seat.id, now), NotFound);
      await assert.rejects(editBoardSeat(other, seat.id, { note: 'Mine' }, now), NotFound);
      await assert.rejects(removeBoardSeat(other, seat.id, now), NotFound);
    }
    await assert.rejects(readBoard(await aCoordinator(place), now), NotFound, 'who takes no part has none');
    assert.equal((await readBoardSeat(ana, seat.id, now)).note, 'Ask about Lindqvist');
  });

  test('is told of to its person alone, in ids and words of the vocabulary', async () => {
    const { place, ana, ben } = await anaAndBen();
    const from = anId();
    const seat = await addBoardSeat(ana, { need: { words: 'Secret' }, member: { personId: ben.personId } }, now);
    await editBoardSeat(ana, seat.id, { note: 'Secret', member: { name: 'Secret' } }, now);
    assert.deepEqual((await eventsSince(ana, from)).map(({ type, subjectId }) => [type, subjectId]), [['board-seat.added', seat.id], ['board-seat.edited', seat.id]]);
    for (const other of [ben, await aCoordinator(place)]) assert.deepEqual(await eventsSince(other, from), []);
    const stored = JSON.stringify(await EventModel.find(place).lean());
    assert.doesNotMatch(stored, /Secret/);
    assert.ok(!stored.includes(ben.personId), 'not even who sits there');
  });

  test('has a dozen seats and no more, also when two windows add at once', async () => {
    const { ana } = await anaAndBen();
    await Promise.all([addBoardSeat(ana, sponsor, now), addBoardSeat(ana, sponsor, now)]);
    for (let n = 2; n < limits.boardSeats - 1; n += 1) await addBoardSeat(ana, sponsor, now);
    const added = await Promise.allSettled([1, 2, 3].map(() => addBoardSeat(ana, sponsor, now)));
    assert.equal(added.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual(added.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])), ['limit-reached', 'limit-reached']);
    assert.equal((await readBoard(ana, now)).seats.length, limits.boardSeats);
  });

  test('is deleted for good by its person, and begins anew', async () => {
    const { ana } = await anaAndBen();
    await addBoardSeat(ana, sponsor, now);
    await deleteBoard(ana, now);
    await deleteBoard(ana, now);
    assert.equal(await BoardModel.countDocuments({ tenantId: ana.tenantId, personId: ana.personId }), 0);
    await addBoardSeat(ana, sponsor, now);
    assert.equal((await readBoard(ana, now)).seats.length, 1);
  });
});

describe('who sits there', () => {
  test('is somebody one was matched with, or a name of one’s own; anybody else does not exist', async () => {
    const { place, ana } = await anaAndBen();
    const [stranger, foreign] = [await aMentor(place), await aMentor(await aProgram())];
    for (const personId of [stranger.personId, foreign.personId, anId(), ana.personId]) {
      await assert.rejects(addBoardSeat(ana, { ...sponsor, member: { personId } }, now), NotFound);
    }
    assert.deepEqual((await readBoard(ana, now)).seats, []);
  });

  test('stays when the match is over, and when they or the person leave the program', async () => {
    const { place, ana, ben, matchId } = await anaAndBen();
    const robotics = await alsoElsewhere(ana, 'Robotics', 'Ravi');
    await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    await MatchModel.updateOne({ ...place, _id: matchId }, { $set: { state: 'completed' }, $unset: { holdsPlaces: 1 } });
    await EnrolmentModel.updateMany({ ...place }, { $set: { state: 'left' } });
    const [seat] = (await readBoard(robotics.mentee, now)).seats;
    assert.deepEqual([seat?.member?.name, seat?.member?.matches.map(({ state }) => state)], ['Ben', ['completed']]);
  });

  test('has no name any more once they were erased, and can then be given no seat', async () => {
    const { ana, ben } = await anaAndBen();
    await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    await PersonModel.updateOne({ tenantId: ben.tenantId, _id: ben.personId }, { $set: { erasedAt: now, name: 'Pseudonym' } });
    const { seats, partners } = await readBoard(ana, now);
    assert.deepEqual([seats[0]?.member?.name, partners], [null, []]);
  });

  test('was never there where the match was taken back before anybody was told', async () => {
    const { place, ana, ben, matchId } = await anaAndBen();
    await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    await MatchModel.updateOne({ ...place, _id: matchId }, { $set: { state: 'ended', undone: true }, $unset: { holdsPlaces: 1 } });
    const { seats, partners } = await readBoard(ana, now);
    assert.deepEqual([seats[0]?.member, partners], [null, []]);
  });

  test('is remembered when somebody else takes the seat, with when they came and went; what was noted goes with them', async () => {
    const { ana, ben } = await anaAndBen();
    const { id } = await addBoardSeat(ana, { ...sponsor, member: { name: 'Aunt Rosa' } }, inDays(-100));
    await editBoardSeat(ana, id, { lastContactOn: '2026-09-01' }, now);
    await editBoardSeat(ana, id, { member: { personId: ben.personId } }, inDays(-10));
    const seat = await editBoardSeat(ana, id, { member: null }, now);
    assert.deepEqual(seat.earlier, [{ name: 'Ben', from: '2026-11-13', until: '2026-11-23' }, { name: 'Aunt Rosa', from: '2026-08-15', until: '2026-11-13' }]);
    assert.deepEqual([seat.member, seat.contact.last], [null, null]);
  });
});

describe('contact', () => {
  test('is the last meeting that was held, in whatever program; the next one is the soonest to come', async () => {
    const { place, ana, ben, matchId } = await anaAndBen();
    const second = await aProgram({ tenantId: ana.tenantId });
    const both = { mentor: await aMentor(second, { personId: ben.personId }), mentee: await aMentee(second, { personId: ana.personId }) };
    const pair = { mentor: ben, mentee: ana, matchId };
    const there = { ...both, matchId: await aMatch(second, { mentorId: ben.personId, menteeId: ana.personId }) };
    await aMeeting(place, pair, inDays(-40));
    await aMeeting(second, there, inDays(-20));
    await aMeeting(place, pair, inDays(-5), 'missed');
    await aMeeting(place, pair, inDays(-3), 'cancelled');
    const next = await aMeeting(second, there, inDays(2), 'confirmed');
    await aMeeting(place, pair, inDays(9), 'confirmed');
    const { contact } = await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId }, cadenceWeeks: 2 }, now);
    assert.deepEqual(contact.last, { on: '2026-11-03', how: 'met' });
    assert.deepEqual([contact.next?.meetingId, contact.next?.programId, contact.next?.when.date, contact.next?.when.from], [next, second.programId, '2026-11-25', '09:00']);
    assert.deepEqual([contact.dueOn, contact.due], ['2026-11-17', false], 'the day is over, but a meeting is planned');
  });

  test('noted by hand counts where it is the later one, and cannot be to come', async () => {
    const { place, ana, ben, matchId } = await anaAndBen();
    await aMeeting(place, { mentor: ben, mentee: ana, matchId }, inDays(-20));
    const { id } = await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    const lastAfter = async (lastContactOn: string | null) => (await editBoardSeat(ana, id, { lastContactOn }, now)).contact.last;
    assert.deepEqual(await lastAfter('2026-11-01'), { on: '2026-11-03', how: 'met' });
    assert.deepEqual(await lastAfter('2026-11-22'), { on: '2026-11-22', how: 'noted' });
    assert.deepEqual(await lastAfter(null), { on: '2026-11-03', how: 'met' });
    await assert.rejects(editBoardSeat(ana, id, { lastContactOn: '2026-11-24' }, now), { code: 'body-invalid', details: { path: 'lastContactOn' } });
  });

  test('is due the day after the cadence has passed, since the last contact or since they took the seat', async () => {
    const { ana } = await anaAndBen();
    const { id } = await addBoardSeat(ana, { ...sponsor, member: { name: 'Aunt Rosa' }, cadenceWeeks: 4 }, now);
    const dueAfter = async (days: number) => (await readBoardSeat(ana, id, inDays(days))).contact.due;
    assert.deepEqual([await dueAfter(28), await dueAfter(29)], [false, true]);
    await editBoardSeat(ana, id, { lastContactOn: '2026-12-20' }, inDays(29));
    assert.deepEqual([await dueAfter(30), await dueAfter(56)], [false, true]);
    await editBoardSeat(ana, id, { cadenceWeeks: null }, now);
    assert.equal(await dueAfter(400), false, 'without a rhythm nothing is ever due');
  });

  test('is counted on the person’s own clock', async () => {
    const place = await aProgram();
    const ana = await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
    const { id } = await addBoardSeat(ana, { ...sponsor, member: { name: 'Aunt Rosa' } }, new Date('2026-11-23T02:00:00Z'));
    assert.equal((await readBoardSeat(ana, id, now)).member?.since, '2026-11-22');
  });
});

describe('gaps', () => {
  const gapsOf = async (actor: ProgramActor) => (await readBoard(actor, now)).gaps.map(({ program, topic }) => `${program.title}: ${topic.key}`);

  test('are the topics one looks for as a mentee that no seat covers, in every program', async () => {
    const place = await aProgram({ title: written('en', 'Alumni') });
    const ana = await aMentee(place, { enrolment: { topics: ['research-and-phd', 'data-careers', 'interviews-and-cv'] } });
    const { mentor: ben } = await aPair(place, { mentee: ana, mentor: await aMentor(place, { enrolment: { topics: ['data-careers'] } }) });
    const robotics = await aProgram({ tenantId: ana.tenantId, title: written('en', 'Robotics') });
    await aMentee(robotics, { personId: ana.personId, enrolment: { topics: ['interviews-and-cv'] } });
    await aMentor(robotics, { personId: ana.personId, enrolment: { topics: ['data-careers'] } });
    assert.deepEqual(await gapsOf(ana), ['Alumni: research-and-phd', 'Alumni: data-careers', 'Alumni: interviews-and-cv', 'Robotics: interviews-and-cv']);
    await addBoardSeat(ana, { ...sponsor, member: { personId: ben.personId } }, now);
    assert.deepEqual(await gapsOf(ana), ['Alumni: research-and-phd', 'Alumni: interviews-and-cv', 'Robotics: interviews-and-cv'], 'Ben offers data careers');
    const seat = await addBoardSeat(ana, { need: { words: 'Research' }, topic: { programId: place.programId, key: 'research-and-phd' } }, now);
    assert.deepEqual(await gapsOf(ana), ['Alumni: interviews-and-cv', 'Robotics: interviews-and-cv'], 'a seat is there for it, if an empty one');
    await archiveBoardSeat(ana, seat.id, now);
    assert.equal((await gapsOf(ana)).length, 3);
  });

  test('are asked for by no program that is closed or that one has left', async () => {
    const place = await aProgram();
    const ana = await aMentee(place);
    const [closed, left] = [await aProgram({ tenantId: ana.tenantId, state: 'archived' }), await aProgram({ tenantId: ana.tenantId })];
    await aMentee(closed, { personId: ana.personId });
    await aMentee(left, { personId: ana.personId, enrolment: { state: 'left' } });
    assert.equal((await gapsOf(ana)).length, 1);
    await ProgramModel.updateOne({ tenantId: ana.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    assert.deepEqual(await gapsOf(ana), []);
  });

  test('a seat is for a topic that one looks for oneself, and no other', async () => {
    const { ana, ben, place } = await anaAndBen();
    const other = await aProgram({ tenantId: ana.tenantId });
    for (const topic of [{ programId: place.programId, key: 'research-and-phd' }, { programId: other.programId, key: 'data-careers' }]) {
      await assert.rejects(addBoardSeat(ana, { ...sponsor, topic }, now), { code: 'body-invalid', details: { path: 'topic' } });
    }
    await assert.rejects(addBoardSeat(ben, { ...sponsor, topic: { programId: place.programId, key: 'data-careers' } }, now), { code: 'body-invalid' }, 'a mentor offers it');
  });
});

describe('seats', () => {
  const wordsOf = (seats: readonly { need: { words: string | null } }[]) => seats.map(({ need }) => need.words).join(' ');
  async function three() {
    const { ana } = await anaAndBen();
    const ids = [];
    for (const words of ['A', 'B', 'C']) ids.push((await addBoardSeat(ana, { need: { words } }, now)).id);
    const [a, b, c] = ids as [string, string, string];
    return { ana, a, b, c };
  }

  test('move one place at a time, past those that are archived, and stay at the ends', async () => {
    const { ana, a, b, c } = await three();
    const order = async () => wordsOf((await readBoard(ana, now)).seats);
    await moveBoardSeat(ana, c, 'earlier', now);
    assert.equal(await order(), 'A C B');
    await moveBoardSeat(ana, a, 'earlier', now);
    await moveBoardSeat(ana, b, 'later', now);
    assert.equal(await order(), 'A C B');
    await archiveBoardSeat(ana, c, now);
    await moveBoardSeat(ana, b, 'earlier', now);
    assert.equal(await order(), 'B A');
  });

  test('are noted on the day where one lives, whatever clock is looked at', async () => {
    const { ana, a } = await three();
    const elsewhere = { ...ana, viewedZone: 'Pacific/Kiritimati' }; // a day ahead of most of the world
    const evening = new Date('2026-11-23T12:00:00Z');
    await archiveBoardSeat(elsewhere, a, evening);
    assert.equal((await readBoard(elsewhere, evening)).archived[0]?.archivedOn, '2026-11-23');
  });

  test('that are archived keep all that is written there, ask for nothing, and come back at the end', async () => {
    const { ana, a } = await three();
    await editBoardSeat(ana, a, { member: { name: 'Aunt Rosa' }, cadenceWeeks: 1, note: 'Calls on Sundays' }, now);
    await archiveBoardSeat(ana, a, now);
    const before = await readBoard(ana, now);
    assert.deepEqual([wordsOf(before.seats), wordsOf(before.archived), before.archived[0]?.archivedOn, before.archived[0]?.member?.name], ['B C', 'A', '2026-11-23', 'Aunt Rosa']);
    const late = [() => archiveBoardSeat(ana, a, now), () => editBoardSeat(ana, a, { note: '' }, now), () => moveBoardSeat(ana, a, 'later', now)];
    for (const again of late) await assert.rejects(again, { code: 'moved-on' });
    const back = await restoreBoardSeat(ana, a, now);
    assert.deepEqual([back.note, back.archivedOn], ['Calls on Sundays', null]);
    await assert.rejects(restoreBoardSeat(ana, a, now), { code: 'moved-on' });
    assert.equal(wordsOf((await readBoard(ana, now)).seats), 'B C A');
  });

  test('are deleted for good, and what changes nothing is no event', async () => {
    const { ana, a } = await three();
    const same = { need: { words: 'A' }, member: null, cadenceWeeks: null, note: '' };
    await editBoardSeat(ana, a, same, now);
    assert.equal(await EventModel.countDocuments({ tenantId: ana.tenantId, programId: ana.programId, type: 'board-seat.edited' }), 0);
    await removeBoardSeat(ana, a, now);
    assert.equal(wordsOf((await readBoard(ana, now)).seats), 'B C');
    await assert.rejects(readBoardSeat(ana, a, now), NotFound);
  });

  test('that two windows change at once keep both changes', async () => {
    const { ana, a, b } = await three();
    await Promise.all([editBoardSeat(ana, a, { note: 'one' }, now), editBoardSeat(ana, a, { cadenceWeeks: 3 }, now), editBoardSeat(ana, b, { note: 'two' }, now)]);
    const { seats } = await readBoard(ana, now);
    assert.deepEqual(seats.slice(0, 2).map(({ note, cadenceWeeks }) => [note, cadenceWeeks]), [['one', 3], ['two', null]]);
  });
});

test('a mentor has a board of their own, with those they mentor to give a seat', async () => {
  const { ana, ben, place } = await anaAndBen();
  assert.deepEqual((await readBoard(actorIn(place, ben.personId, ['mentor']), now)).partners.map(({ id }) => id), [ana.personId]);
});
