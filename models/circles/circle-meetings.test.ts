import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, someAvailability, type Place } from '../factories.ts';
import { pauseMatch, resumeMatch } from '../matches/matches.ts';
import { coversOf } from '../meetings/bookings.ts';
import { bookMeeting, cancelMeeting, confirmHeld, countHeldMeetings, holdSlot, listMeetings, markHeldAfterADay, moveMeeting, readMeeting, readMeetingHistory } from '../meetings/meetings.ts';
import { inTransaction, outsideTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { meetAgain, pauseAbsent } from '../people/people.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { bookCircleMeeting, bookCircleSeries, closeCircle, joinCircle, leaveCircle, listCircleSlots, readCircle, startCircle } from './circles.ts';

await useTestDatabase();

/** A Tuesday. */
const now = new Date('2026-10-20T09:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
const slot = { start: '2026-10-26T11:00:00.000Z', minutes: 30 };
const after = new Date('2026-10-26T12:00:00Z');

/** Ben's circle of Ana, in São Paulo, and Bo. */
async function aCircleOfTwo(place?: Place) {
  const program = place ?? (await aProgram());
  const ben = await aMentor(program);
  await someAvailability(program, ben.personId);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(program, { person: { zone: 'America/Sao_Paulo' } }), await aMentee(program)];
  for (const member of [ana, bo]) await joinCircle(member, id, now);
  return { place: program, ben, id, ana, bo };
}

const mailsTo = async ({ tenantId, programId, personId }: ProgramActor, template: MailTemplate): Promise<number> => OutboxModel.countDocuments({ tenantId, programId, receiverId: personId, template });
const upcoming = async (actor: ProgramActor): Promise<string[]> => (await listMeetings(actor, {}, now)).items.map(({ id }) => id);

describe('a meeting of a circle', () => {
  test('is one meeting of all: each sees it on their own clock, has the mail, and their time is taken', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    assert.deepEqual([meeting.partner.name, meeting.circle, meeting.matchId], ['Data careers', { id, title: 'Data careers', people: 2, busy: false }, null]);
    for (const one of [ben, ana, bo]) assert.deepEqual([await upcoming(one), await mailsTo(one, 'meeting-booked')], [[meeting.id], 1]);
    const anas = await readMeeting(ana, meeting.id, now);
    assert.deepEqual([anas.partner.id, anas.when.yours.from, anas.when.theirs.from, anas.can], [ben.personId, '08:00', '12:00', []]);
    const other = await aPair(place, { mentee: ana });
    await assert.rejects(bookMeeting(ana, { matchId: other.matchId, ...slot }, now), broken('you-are-busy'));
    const ofBen = await aPair(place, { mentor: ben });
    await assert.rejects(bookMeeting(ofBen.mentee, { matchId: ofBen.matchId, ...slot }, now), broken('slot-taken'));
  });

  test('takes of a member the breaks that they have as a mentor, from the start, on a move, in a series and on joining; where something lies in a break, the meeting alone', async () => {
    const { place, ben, id, bo } = await aCircleOfTwo();
    const breaks = { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 };
    const zoe = await aMentee(place);
    for (const one of [bo, zoe]) await someAvailability(place, one.personId, breaks);
    const coverOf = async (meetingId: string, { tenantId, personId }: ProgramActor): Promise<string> => {
      const cover = (await coversOf(tenantId, meetingId)).find((one) => one.personId === personId)!;
      return [cover.start, cover.end].map((at) => at.toISOString().slice(11, 16)).join('-');
    };
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    assert.equal(await coverOf(meeting.id, bo), '10:45-12:00');
    await joinCircle(zoe, id, now);
    assert.equal(await coverOf(meeting.id, zoe), '10:45-12:00');
    await moveMeeting(ben, meeting.id, { from: slot.start, start: '2026-10-26T12:00:00.000Z' }, now);
    assert.equal(await coverOf(meeting.id, bo), '11:45-13:00');
    const near = await aPair(place, { mentee: bo });
    await bookMeeting(bo, { matchId: near.matchId, start: '2026-10-27T12:30:00.000Z', minutes: 30 }, now);
    const close = await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:30:00.000Z' }, now);
    assert.deepEqual([await coverOf(close.id, bo), (await readMeeting(bo, close.id, now)).circle?.busy], ['11:30-12:00', false], 'they come, with a shorter break');
    const { items } = await bookCircleSeries(ben, id, { minutes: 30, repeat: 'weekly', starts: ['2026-11-02T11:00:00.000Z', '2026-11-09T11:00:00.000Z'] }, now);
    for (const one of items) assert.equal(await coverOf(one.id, bo), '10:45-12:00');
  });

  test('begins the circle, and shows everybody who finds it when it meets next', async () => {
    const { place, ben, id } = await aCircleOfTwo();
    const visitor = await aMentee(place, { person: { zone: 'Asia/Tokyo' } });
    assert.deepEqual([(await readCircle(visitor, id, now)).state, (await readCircle(visitor, id, now)).nextMeeting], ['forming', null]);
    await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await bookCircleMeeting(ben, id, slot, now);
    const circle = await readCircle(visitor, id, now);
    assert.deepEqual([circle.state, circle.nextMeeting?.start.toISOString(), circle.nextMeeting?.when.from], ['active', slot.start, '20:00']);
    assert.equal((await readCircle(visitor, id, new Date('2026-11-01T00:00:00Z'))).nextMeeting, null);
  });

  test('who is busy is told and keeps nobody from meeting', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const { matchId } = await aPair(place, { mentee: ana });
    await bookMeeting(ana, { matchId, ...slot }, now);
    const { busy } = await listCircleSlots(ben, id, { from: '2026-10-26', minutes: 30 }, now);
    assert.equal(busy.find(({ start }) => start.toISOString() === slot.start)?.members, 1);
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    assert.deepEqual([(await readMeeting(ana, meeting.id, now)).circle?.busy, (await readMeeting(bo, meeting.id, now)).circle?.busy], [true, false]);
    const { _id, eventId } = await OutboxModel.findOne({ ...place, template: 'meeting-booked', receiverId: ana.personId }).sort({ _id: -1 }).lean().orFail();
    const letter = await readLetter({ id: String(_id), ...place, eventId: String(eventId), receiverId: ana.personId, template: 'meeting-booked', attempts: 0 } as never, now);
    assert.deepEqual(typeof letter === 'object' && [letter.other, letter.meeting?.circle?.busy], ['Data careers', true]);
  });

  test('a member who only keeps that time for a form comes, whether they were in the circle before or join later; what they kept gives way', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    const late = await aMentee(place);
    const [anas, lates] = [await aPair(place, { mentee: ana }), await aPair(place, { mentee: late })];
    for (const { mentee, matchId } of [anas, lates]) await holdSlot(mentee, { kind: 'match', id: matchId, ...slot }, now);
    const { items, busy } = await listCircleSlots(ben, id, { from: '2026-10-26', minutes: 30 }, now);
    assert.equal(items.some(({ start }) => start.toISOString() === slot.start), true);
    assert.deepEqual(busy, []);
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    await joinCircle(late, id, now);
    for (const { mentee, matchId } of [anas, lates]) {
      assert.equal((await readMeeting(mentee, meeting.id, now)).circle?.busy, false);
      await assert.rejects(bookMeeting(mentee, { matchId, ...slot }, now), broken('you-are-busy'));
    }
    const free = await aPair(place, { mentor: anas.mentor });
    assert.equal((await bookMeeting(free.mentee, { matchId: free.matchId, ...slot }, now)).state, 'confirmed', 'nobody keeps the other one’s time any more');
  });

  test('its times are on the clock that its mentor looks at, with the changes of clocks that move a member’s against it', async () => {
    const { ben, id } = await aCircleOfTwo();
    const own = await listCircleSlots(ben, id, { minutes: 30 }, now);
    assert.deepEqual([own.from, own.partner, own.yourZone, own.items[0]!.yours.from], ['2026-10-19', { id, name: 'Data careers', headline: null }, 'Europe/Berlin', '11:00']);
    assert.deepEqual(own.clockChanges.map(({ zone, date }) => [zone, date]), [['Europe/Berlin', '2026-10-25']]);
    const elsewhere = await listCircleSlots({ ...ben, viewedZone: 'Asia/Tokyo' }, id, { minutes: 30 }, now);
    assert.deepEqual([elsewhere.yourZone, elsewhere.items[0]!.yours.from], ['Asia/Tokyo', '18:00']);
  });

  test('a time that its mentor keeps for it, or to move it to, is nobody else’s until it is booked', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    const other = await aPair(place, { mentor: ben });
    const book = (start: string) => bookMeeting(other.mentee, { matchId: other.matchId, start, minutes: 30 }, now);
    await holdSlot(ben, { kind: 'circle', id, ...slot }, now);
    await assert.rejects(book(slot.start), broken('slot-taken'));
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    const next = '2026-10-27T11:00:00.000Z';
    await holdSlot(ben, { kind: 'meeting', id: meeting.id, start: next }, now);
    await assert.rejects(book(next), broken('slot-taken'));
    assert.equal((await moveMeeting(ben, meeting.id, { from: slot.start, start: next }, now)).when.start.toISOString(), next);
    assert.equal((await book(slot.start)).state, 'confirmed', 'the time that it had is free again');
    await assert.rejects(holdSlot(ana, { kind: 'circle', id, ...slot }, now), NotAllowed);
    await assert.rejects(holdSlot(await aMentor(await aProgram()), { kind: 'circle', id, ...slot }, now), NotFound);
    await assert.rejects(holdSlot(ben, { kind: 'circle', id, ...slot }, now), broken('you-are-busy'));
    await assert.rejects(holdSlot(ben, { kind: 'circle', id, start: slot.start }, now), broken('body-invalid'));
    await closeCircle(ben, id, { to: 'ended' }, now);
    await assert.rejects(holdSlot(ben, { kind: 'circle', id, ...slot, start: '2026-10-28T11:00:00.000Z' }, now), broken('moved-on'));
    assert.deepEqual((await listCircleSlots(ben, id, {}, now)).items, []);
  });

  test('is booked by its mentor alone, at an open time, for somebody', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    await assert.rejects(bookCircleMeeting(ana, id, slot, now), NotAllowed);
    await assert.rejects(bookCircleMeeting(await aCoordinator(place), id, slot, now), NotAllowed);
    await assert.rejects(bookCircleMeeting(await aStranger(place), id, slot, now), NotFound);
    await assert.rejects(bookCircleMeeting(ben, id, { ...slot, start: '2026-10-19T11:00:00.000Z' }, now), broken('slot-past'));
    await assert.rejects(bookCircleMeeting(ben, id, { ...slot, start: '2026-10-26T03:00:00.000Z' }, now), (error: { code: string; details: { closest: unknown[] } }) => error.code === 'slot-taken' && error.details.closest.length === 3);
    const empty = await startCircle(ben, { title: 'Empty', visibility: 'open' }, now);
    await assert.rejects(bookCircleMeeting(ben, empty.id, slot, now), broken('circle-empty'));
    await bookCircleMeeting(ben, id, slot, now);
    await assert.rejects(bookCircleMeeting(ben, id, slot, now), broken('you-are-busy'));
  });

  test('a member who is booked elsewhere in this very moment keeps nobody from meeting: it is booked, and they are one who is busy', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const { mentee, matchId } = await aPair(place, { mentee: ana });
    let attempts = 0;
    const booked = await inTransaction(async () => {
      await readCircle(ben, id, now); // from here on it sees nothing of what others do
      attempts += 1;
      if (attempts === 1) await outsideTransaction(() => bookMeeting(mentee, { matchId, ...slot }, now));
      return bookCircleMeeting(ben, id, slot, now);
    });
    const busy = async (member: ProgramActor) => (await readMeeting(member, booked.id, now)).circle?.busy;
    assert.deepEqual([await busy(ana), await busy(bo), attempts], [true, false, 2]);
  });

  test('many bookings of one time at once: the mentor is booked once', async () => {
    const { ben, id } = await aCircleOfTwo();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => bookCircleMeeting(ben, id, slot, now)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await upcoming(ben)).length, 1);
  });

  test('its mentor says whether it took place; it counts once for each who was to come', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    await assert.rejects(confirmHeld(ana, meeting.id, { held: true }, after), NotAllowed);
    await confirmHeld(ben, meeting.id, { held: true }, after);
    const held = await countHeldMeetings(place, [ben, ana, bo].map(({ personId }) => personId));
    assert.deepEqual([ben, ana, bo].map(({ personId }) => held.get(personId)), [1, 1, 1]);
    const silent = await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await markHeldAfterADay({ kind: 'system', job: 'held' }, new Date('2026-10-28T12:00:00Z'));
    assert.equal((await readMeeting(ana, silent.id, after)).state, 'held');
  });

  test('that nobody came to: its history says so by the circle’s name to its mentor and to coordinators, and to a member nothing of the others', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    await confirmHeld(ben, meeting.id, { held: false, absent: 'them' }, after);
    const missed = async (actor: ProgramActor) => (await readMeetingHistory(actor, meeting.id)).items.find(({ type }) => type === 'meeting.missed')!;
    for (const actor of [ben, await aCoordinator(place)]) assert.deepEqual((await missed(actor)).absent, { id, name: 'Data careers', headline: null });
    assert.ok(!('absent' in (await missed(ana))));
  });

  test('that its mentor did not come to, or that all agreed not to have, says that to everybody', async () => {
    const { ben, id, ana } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    await confirmHeld(ben, meeting.id, { held: false, absent: 'me' }, after);
    const called = await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await confirmHeld(ben, called.id, { held: false, absent: 'nobody' }, new Date('2026-10-27T12:00:00Z'));
    const absentOf = async (meetingId: string) => (await readMeetingHistory(ana, meetingId)).items.at(-1)!.absent;
    assert.deepEqual([(await absentOf(meeting.id))?.id, await absentOf(called.id)], [ben.personId, null]);
  });

  test('is cancelled by its mentor for all, and with the circle', async () => {
    const { ben, id, ana, bo } = await aCircleOfTwo();
    const first = await bookCircleMeeting(ben, id, slot, now);
    await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await assert.rejects(cancelMeeting(ana, first.id, {}, now), NotAllowed);
    await cancelMeeting(ben, first.id, {}, now);
    assert.deepEqual([await mailsTo(ana, 'meeting-cancelled'), await mailsTo(bo, 'meeting-cancelled'), await mailsTo(ben, 'meeting-cancelled')], [1, 1, 1]);
    await closeCircle(ben, id, { to: 'ended' }, later(1));
    for (const one of [ben, ana, bo]) assert.deepEqual(await upcoming(one), []);
    assert.deepEqual([await mailsTo(ana, 'meeting-cancelled'), await mailsTo(ben, 'meeting-cancelled')], [2, 2]);
  });
});

describe('who comes', () => {
  test('who joins has the meetings to come, who leaves has none of them and their time back', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    const late = await aMentee(place);
    await joinCircle(late, id, later(1));
    assert.deepEqual([await upcoming(late), await mailsTo(late, 'meeting-booked'), (await readMeeting(ben, meeting.id, now)).circle?.people], [[meeting.id], 1, 3]);
    await leaveCircle(ana, id, later(2));
    assert.deepEqual([await upcoming(ana), await upcoming(bo), (await readMeeting(ben, meeting.id, now)).circle?.people], [[], [meeting.id], 2]);
    await assert.rejects(readMeeting(ana, meeting.id, now), NotFound);
    const { matchId } = await aPair(place, { mentee: ana });
    assert.equal((await bookMeeting(ana, { matchId, ...slot }, later(3))).state, 'confirmed');
    const lates = await aPair(place, { mentee: late });
    await assert.rejects(bookMeeting(late, { matchId: lates.matchId, ...slot }, later(3)), broken('you-are-busy'));
  });

  test('who leaves is told of the meetings that they do not come to any more, in their own words and clock, by one mail', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    await bookCircleMeeting(ben, id, slot, now);
    await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await leaveCircle(ana, id, later(1));
    assert.deepEqual([await mailsTo(ana, 'circle-meetings-left'), await mailsTo(bo, 'circle-meetings-left'), await mailsTo(ben, 'circle-meetings-left')], [1, 0, 0]);
    const { _id, eventId } = await OutboxModel.findOne({ ...place, template: 'circle-meetings-left' }).lean().orFail();
    const letter = await readLetter({ id: String(_id), ...place, eventId: String(eventId), receiverId: ana.personId, template: 'circle-meetings-left', attempts: 0 } as never, now);
    assert.ok(typeof letter === 'object');
    assert.deepEqual([letter.other, letter.times?.spans.map(({ yours }) => [yours.date, yours.from])], ['Data careers', [['2026-10-26', '08:00'], ['2026-10-27', '08:00']]]);
  });

  test('who leaves a circle that plans nothing gets no mail about meetings', async () => {
    const { id, ana } = await aCircleOfTwo();
    await leaveCircle(ana, id, later(1));
    assert.equal(await mailsTo(ana, 'circle-meetings-left'), 0);
  });

  test('who rests is missing until the break is over', async () => {
    const { ben, id, ana, bo } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    const { myMatchId } = await readCircle(ana, id, now);
    await pauseMatch(ana, myMatchId!, later(1));
    assert.deepEqual([await upcoming(ana), await upcoming(bo)], [[], [meeting.id]]);
    const second = await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, later(2));
    assert.deepEqual(await upcoming(ana), []);
    await resumeMatch(ana, myMatchId!, later(3));
    assert.deepEqual(await upcoming(ana), [meeting.id, second.id]);
  });

  test('joining while a meeting is booked leaves nobody out', async () => {
    const { place, ben, id } = await aCircleOfTwo();
    const late = await aMentee(place);
    const [booked] = await Promise.all([bookCircleMeeting(ben, id, slot, now), joinCircle(late, id, now)]);
    assert.deepEqual(await upcoming(late), [booked.id]);
  });

  test('who is in no course of the program is missing until they are back, whatever was planned meanwhile', async () => {
    const { ben, id, ana, bo } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    await pauseAbsent(ana, later(1));
    const second = await bookCircleMeeting(ben, id, { ...slot, start: '2026-10-27T11:00:00.000Z' }, later(2));
    assert.deepEqual([await upcoming(ana), await upcoming(bo)], [[], [meeting.id, second.id]]);
    await meetAgain(ana, later(3));
    assert.deepEqual([await upcoming(ana), (await readMeeting(ben, second.id, now)).circle?.people], [[meeting.id, second.id], 2]);
  });

  test('being back ends no break of one’s own, and the end of a break brings nobody who is away', async () => {
    const { ben, id, ana } = await aCircleOfTwo();
    const meeting = await bookCircleMeeting(ben, id, slot, now);
    const { myMatchId } = await readCircle(ana, id, now);
    await pauseMatch(ana, myMatchId!, later(1));
    await pauseAbsent(ana, later(2));
    await meetAgain(ana, later(3));
    assert.deepEqual(await upcoming(ana), []);
    await pauseAbsent(ana, later(4));
    await resumeMatch(ben, myMatchId!, later(5));
    assert.deepEqual(await upcoming(ana), []);
    await meetAgain(ana, later(6));
    assert.deepEqual(await upcoming(ana), [meeting.id]);
  });

  const atOnce = {
    'takes a break': async (ana: ProgramActor, matchId: string) => pauseMatch(ana, matchId, now),
    'is in no course of the program any more': async (ana: ProgramActor) => pauseAbsent(ana, now),
  };
  for (const [what, rest] of Object.entries(atOnce)) {
    test(`a member who ${what} while a meeting is booked is not booked for it`, async () => {
      const place = await aProgram();
      for (let round = 0; round < 12; round += 1) {
        const { ben, id, ana, bo } = await aCircleOfTwo(place);
        const { myMatchId } = await readCircle(ana, id, now);
        const [booked] = await Promise.all([bookCircleMeeting(ben, id, slot, now), rest(ana, myMatchId!)]);
        assert.deepEqual([await upcoming(ana), await upcoming(bo)], [[], [booked.id]]);
      }
    });
  }
});
