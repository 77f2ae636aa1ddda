import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { listSlots } from '../availability/availability.ts';
import { EventModel } from '../events/event.model.ts';
import { aMentee, aMentor, aPair, aProgram, anId, someAvailability } from '../factories.ts';
import { endMatch, pauseMatch } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { RuleBroken } from '../problems.ts';
import { BookingModel } from './booking.model.ts';
import { cellsOf, holdTime } from './bookings.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, cancelMeeting, type Meeting } from './meetings.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin (UTC+2). */
const now = new Date('2026-10-13T06:00Z');
const minuteMs = 60_000;

describe('booking', () => {
  it('confirms at once, for both people, with both local times and one event and mail each', async () => {
    const place = await aProgram();
    const mentee = await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
    const { mentor, matchId } = await aPair(place, { mentee });
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-10-14T08:00Z', minutes: 45, title: 'First steps' }, now);

    assert.equal(meeting.state, 'confirmed');
    assert.deepEqual(meeting.when.yours, { date: '2026-10-14', from: '05:00', to: '05:45', zone: 'America/Sao_Paulo', offsetMinutes: -180 });
    assert.deepEqual(meeting.when.theirs, { date: '2026-10-14', from: '10:00', to: '10:45', zone: 'Europe/Berlin', offsetMinutes: 120 });
    assert.deepEqual([meeting.minutes, meeting.title, meeting.bookedBy, meeting.can], [45, 'First steps', mentee.personId, ['move', 'cancel']]);
    const stored = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual(
      [stored?.zone, stored?.local, stored?.menteeZone, stored?.menteeLocal, stored?.zoneData, stored?.sequence],
      ['Europe/Berlin', '2026-10-14T10:00', 'America/Sao_Paulo', '2026-10-14T05:00', process.versions.tz, 0],
    );
    const [event] = await EventModel.find({ ...place, type: 'meeting.booked' }).lean();
    assert.deepEqual(event?.subjectIds.map(String), [meeting.id, mentor.personId, mentee.personId]);
    const mails = await OutboxModel.find({ ...place, eventId: event._id }).lean();
    assert.deepEqual(mails.map(({ receiverId, template }) => `${template} ${String(receiverId)}`).sort(), [mentor, mentee].map(({ personId }) => `meeting-booked ${personId}`).sort());
  });

  it('has one winner of 200 mentees who want the same mentor at the same time, and leaves nothing of the others', async () => {
    const place = await aProgram();
    const { mentor } = await aPair(place);
    const pairs = await Promise.all(Array.from({ length: 200 }, () => aPair(place, { mentor })));
    const outcomes = await Promise.all(pairs.map(({ mentee, matchId }) => tryToBook(mentee, matchId, '2026-10-14T08:00Z')));

    assert.deepEqual(tally(outcomes), { booked: 1, 'slot-taken': 199 });
    assert.equal(await MeetingModel.countDocuments(place), 1);
    assert.equal(await BookingModel.countDocuments({ tenantId: place.tenantId }), 1);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'meeting.booked' }), 1);
    assert.equal(await OutboxModel.countDocuments(place), 2);
  });

  it('never lets meetings overlap that start at different times, buffers between them', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { stepMinutes: 5, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 });
    const pairs = await Promise.all(Array.from({ length: 30 }, () => aPair(place, { mentor })));
    const outcomes = await Promise.all(
      pairs.map(({ mentee, matchId }, i) => tryToBook(mentee, matchId, new Date(Date.parse('2026-10-14T08:00Z') + i * 5 * minuteMs).toISOString(), 60)),
    );
    const meetings = await MeetingModel.find(place).sort({ start: 1 }).lean();
    assert.equal(meetings.length, tally(outcomes)['booked']);
    assert.ok(meetings.length >= 1 && meetings.length <= 3);
    for (const [i, { start }] of meetings.slice(1).entries()) assert.ok(start.getTime() - meetings[i]!.end.getTime() >= 15 * minuteMs);
  });

  it('never books a mentee with two mentors at once', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPair(place);
    const other = await aPair(place, { mentee });
    const outcomes = await Promise.all([tryToBook(mentee, matchId, '2026-10-14T08:00Z', 60), tryToBook(mentee, other.matchId, '2026-10-14T08:30Z', 60)]);
    assert.deepEqual(tally(outcomes), { booked: 1, 'you-are-busy': 1 });
  });

  it('never books a mentor of two programs twice, and offers the other program what is left', async () => {
    const first = await aProgram();
    const second = await aProgram({ tenantId: first.tenantId });
    const here = await aPair(first);
    const there = await aPair(second, { mentor: await aMentor(second, { personId: here.mentor.personId }) });
    await someAvailability(second, here.mentor.personId, { bufferBeforeMinutes: 15, bufferAfterMinutes: 15 });

    const outcomes = await Promise.all([tryToBook(here.mentee, here.matchId, '2026-10-14T08:00Z'), tryToBook(there.mentee, there.matchId, '2026-10-14T08:00Z')]);
    assert.deepEqual(tally(outcomes), { booked: 1, 'slot-taken': 1 });
    const { items } = await listSlots(there.mentee, there.matchId, { from: '2026-10-14' }, now);
    const taken = ['07:30', '08:00', '08:30'].map((time) => `2026-10-14T${time}:00.000Z`); // 15 minutes of buffer on both sides
    assert.deepEqual(items.filter(({ start }) => taken.includes(start.toISOString())), []);
    assert.equal(await tryToBook(there.mentee, there.matchId, '2026-10-14T08:30Z'), 'slot-taken');
    assert.equal(await tryToBook(there.mentee, there.matchId, '2026-10-14T09:00Z'), 'booked');
  });

  it('gives a cancelled time back, to be booked again', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const meeting = await book(mentee, matchId, '2026-10-14T08:00Z');
    const other = await aPair(place, { mentor });
    assert.equal(await tryToBook(other.mentee, other.matchId, '2026-10-14T08:00Z'), 'slot-taken');
    await cancelMeeting(mentor, meeting.id, {}, now);
    assert.equal(await tryToBook(other.mentee, other.matchId, '2026-10-14T08:00Z'), 'booked');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-14T08:30Z'), 'booked');
  });

  it('respects a hold until it runs out, and takes it over afterwards', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const start = new Date('2026-10-14T08:00Z');
    const slot = { start, end: new Date(start.getTime() + 30 * minuteMs) };
    const hold = (until: Date) =>
      holdTime({ tenantId: place.tenantId, id: anId(), ...slot, covers: [{ personId: mentor.personId, ...slot }] }, { by: anId(), until }, now);

    assert.equal(await hold(new Date(now.getTime() + 5 * minuteMs)), null);
    assert.equal(await tryToBook(mentee, matchId, start.toISOString()), 'slot-taken');
    const later = new Date(now.getTime() + 5 * minuteMs);
    const offered = (await listSlots(mentee, matchId, { from: '2026-10-14' }, later)).items.some((item) => item.start.getTime() === start.getTime());
    assert.ok(offered);
    assert.equal((await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes: 30 }, later)).state, 'confirmed');
    assert.equal(await hold(new Date(now.getTime() + 10 * minuteMs)), mentor.personId);
  });
});

describe('what booking refuses', () => {
  it('times that have passed or start within the notice', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { minNoticeMinutes: 24 * 60 });
    const { mentee, matchId } = await aPair(place, { mentor });
    assert.equal(await tryToBook(mentee, matchId, '2026-10-12T08:00Z'), 'slot-past');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-13T14:30Z'), 'slot-past');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-14T07:00Z'), 'booked');
  });

  it('times outside the rules or between the steps, and names the three nearest open ones on both clocks', async () => {
    const place = await aProgram();
    const mentee = await aMentee(place, { person: { zone: 'America/New_York' } });
    const { matchId } = await aPair(place, { mentee });
    for (const start of ['2026-10-14T05:00Z', '2026-10-14T08:10Z', '2026-10-14T14:45Z', '2026-10-14T08:00:01Z']) {
      assert.equal(await tryToBook(mentee, matchId, start), 'slot-taken');
    }
    const refused = await refusalOf(() => book(mentee, matchId, '2026-10-14T17:00Z'));
    const closest = refused.details?.['closest'] as Meeting['when'][];
    assert.deepEqual(closest.map(({ yours, theirs }) => `${yours.date} ${yours.from} = ${theirs.from}`), [
      '2026-10-14 09:30 = 15:30',
      '2026-10-14 10:00 = 16:00',
      '2026-10-14 10:30 = 16:30',
    ]);
  });

  it('a time that the cells alone know to be taken, and names three others then as well', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const start = new Date('2026-10-14T08:00Z');
    const slot = { start, end: new Date(start.getTime() + 30 * minuteMs) };
    await BookingModel.create([{ tenantId: place.tenantId, ...slot, cells: cellsOf({ personId: mentor.personId, ...slot }), heldUntil: null }]);
    for (const attempt of [() => book(mentee, matchId, start.toISOString()), () => inTransaction(() => book(mentee, matchId, start.toISOString()))]) {
      const { code, details } = await refusalOf(attempt);
      assert.equal(code, 'slot-taken');
      assert.deepEqual((details?.['closest'] as Meeting['when'][]).map((open) => open.start.toISOString().slice(11, 16)), ['07:00', '07:30', '08:30']);
    }
  });

  it('more meetings a day or a month than the mentor wants, by the mentor’s calendar', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place, { person: { zone: 'Pacific/Auckland' } });
    await someAvailability(place, mentor.personId, { zone: 'Pacific/Auckland', maxPerDay: 1, maxPerMonth: 2 });
    const { mentee, matchId } = await aPair(place, { mentor });
    // Auckland is 13 hours ahead: 20:00Z is 09:00 of the next day there.
    assert.equal(await tryToBook(mentee, matchId, '2026-10-15T20:00Z'), 'booked');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-16T03:00Z'), 'slot-taken');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-16T20:00Z'), 'booked');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-18T20:00Z'), 'slot-taken');
    assert.equal(await tryToBook(mentee, matchId, '2026-10-31T20:00Z'), 'booked', 'November there');
  });

  it('the second of two at once where the cap lets one in', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { maxPerDay: 1 });
    const pairs = await Promise.all(Array.from({ length: 8 }, () => aPair(place, { mentor })));
    const outcomes = await Promise.all(pairs.map(({ mentee, matchId }, i) => tryToBook(mentee, matchId, `2026-10-14T${String(7 + i).padStart(2, '0')}:00Z`)));
    assert.deepEqual(tally(outcomes), { booked: 1, 'slot-taken': 7 });
  });

  it('a match that rests, a mentor on a break, and a mentor who never set a time', async () => {
    const place = await aProgram();
    const resting = await aPair(place);
    await pauseMatch(resting.mentee, resting.matchId, now);
    assert.equal(await tryToBook(resting.mentee, resting.matchId, '2026-10-14T08:00Z'), 'moved-on');

    const mentor = await aMentor(place, { enrolment: { pausedUntil: '2026-10-20' } });
    await someAvailability(place, mentor.personId);
    const away = await aPair(place, { mentor });
    assert.equal(await tryToBook(away.mentee, away.matchId, '2026-10-19T14:30Z'), 'slot-taken');
    assert.equal(await tryToBook(away.mentee, away.matchId, '2026-10-20T07:00Z'), 'booked');

    const unset = await aPair(place, { mentor: await aMentor(place) });
    assert.equal(await tryToBook(unset.mentee, unset.matchId, '2026-10-14T08:00Z'), 'slot-taken');
  });

  it('says why inside a transaction too, where the request has an idempotency key', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    await book(mentee, matchId, '2026-10-14T08:00Z');
    const other = await aPair(place, { mentor });
    const refused = await refusalOf(() => inTransaction(() => book(other.mentee, other.matchId, '2026-10-14T08:00Z')));
    assert.equal((refused.details?.['closest'] as unknown[]).length, 3);
  });

  it('a match that ends or rests at the same moment: whichever comes first, no meeting is left that nobody comes to', async () => {
    const place = await aProgram();
    const pairs = await Promise.all(Array.from({ length: 20 }, () => aPair(place)));
    const ends = [endMatch, pauseMatch];
    await Promise.all(pairs.flatMap(({ mentor, mentee, matchId }, i) => [
      tryToBook(mentee, matchId, '2026-10-14T08:00Z'),
      ends[i % 2]!(mentor, matchId, now),
    ]));
    assert.equal(await MeetingModel.countDocuments({ ...place, state: 'confirmed' }), 0);
    assert.equal(await BookingModel.countDocuments({ tenantId: place.tenantId, cells: trusted({ $exists: true }) }), 0);
  });
});

function book(actor: ProgramActor, matchId: string, start: string, minutes = 30): Promise<Meeting> {
  return bookMeeting(actor, { matchId, start, minutes }, now);
}

async function refusalOf(action: () => Promise<unknown>): Promise<RuleBroken> {
  try {
    await action();
  } catch (error) {
    if (error instanceof RuleBroken) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'It was not refused.' });
}

async function tryToBook(actor: ProgramActor, matchId: string, start: string, minutes = 30): Promise<string> {
  try {
    await book(actor, matchId, start, minutes);
    return 'booked';
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

function tally(outcomes: readonly string[]): Record<string, number> {
  return outcomes.reduce<Record<string, number>>((counts, outcome) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }), {});
}
