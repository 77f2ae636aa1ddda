import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trusted } from 'mongoose';
import { listSlots } from '../availability/availability.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, anId, aPair, aProgram, someAvailability } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { RuleBroken } from '../problems.ts';
import { BookingModel } from './booking.model.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookFlashSession, bookMeeting, cancelMeeting, confirmHeld, contestHeld, listMeetings, listMoveSlots, moveMeeting, readMeeting, readMeetingHistory } from './meetings.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin (UTC+2). */
const now = new Date('2026-10-13T06:00Z');
const at = (time: string, day = 14): string => `2026-10-${day}T${time}:00.000Z`;
const refusedWith = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

async function aMeeting(rules: Parameters<typeof someAvailability>[2] = {}) {
  const place = await aProgram();
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, rules);
  const { mentee, matchId } = await aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'America/Sao_Paulo' } }) });
  const meeting = await bookMeeting(mentee, { matchId, start: at('08:00'), minutes: 30 }, now);
  return { place, mentor, mentee, matchId, meeting };
}

describe('moving a meeting', () => {
  it('keeps the meeting and its uid, raises the sequence, and counts everything anew; one event, one mail to each', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting();
    const before = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean().orFail();
    const moved = await moveMeeting(mentee, meeting.id, { from: at('08:00'), start: at('10:00', 28), reason: 'An exam' }, now);
    assert.deepEqual([moved.id, moved.when.start.toISOString(), moved.minutes, moved.moved?.reason, moved.moved?.from.yours.from], [meeting.id, at('10:00', 28), 30, 'An exam', '05:00']);
    const after = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean().orFail();
    assert.deepEqual([after.uid, after.sequence, after.local, after.menteeLocal], [before.uid, before.sequence + 1, '2026-10-28T11:00', '2026-10-28T07:00']);
    assert.equal(after.heldFrom.getTime() - after.end.getTime(), before.heldFrom.getTime() - before.end.getTime());
    const [event] = await EventModel.find({ ...place, type: 'meeting.moved' }).lean();
    assert.deepEqual(event?.data, { from: at('08:00'), to: at('10:00', 28) });
    const mails = await OutboxModel.find({ ...place, template: 'meeting-moved' }).lean();
    assert.deepEqual(mails.map(({ receiverId }) => String(receiverId)).sort(), [mentor.personId, mentee.personId].sort());
    const { items } = await listSlots(mentee, meeting.matchId!, { from: '2026-10-12' }, now);
    assert.ok(items.some(({ start }) => start.toISOString() === at('08:00')), 'the old time is free again');
  });

  it('may overlap its own old time, and is offered that', async () => {
    const { mentee, meeting } = await aMeeting({ stepMinutes: 15, bufferAfterMinutes: 10 });
    const offered = (await listMoveSlots(mentee, meeting.id, { from: '2026-10-12' }, now)).items.map(({ start }) => start.toISOString());
    assert.ok(offered.includes(at('08:15')) && offered.includes(at('07:45')) && !offered.includes(at('08:00')));
    assert.equal((await moveMeeting(mentee, meeting.id, { from: at('08:00'), start: at('08:15') }, now)).when.start.toISOString(), at('08:15'));
  });

  it('is refused as a booking is: taken with the closest times, past, busy oneself, and beyond a cap; nothing has changed then', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting({ maxPerDay: 1 });
    const other = await aPair(place, { mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: at('08:00', 15), minutes: 30 }, now);
    const move = (start: string, actor = mentee) => moveMeeting(actor, meeting.id, { from: at('08:00'), start }, now);
    await assert.rejects(move(at('08:00', 15)), (error) => refusedWith('slot-taken')(error) && ((error as RuleBroken).details?.['closest'] as unknown[]).length === 3);
    await assert.rejects(move(at('11:00', 15)), refusedWith('slot-taken'), 'the cap of that day');
    await assert.rejects(move(at('05:00', 13)), refusedWith('slot-past'));
    await assert.rejects(move(at('08:00', 15), mentor), refusedWith('you-are-busy'));
    assert.equal((await move(at('11:00'))).when.start.toISOString(), at('11:00'), 'its own day counts it once');
    assert.equal(await BookingModel.countDocuments({ tenantId: place.tenantId, cells: trusted({ $exists: true }) }), 2);
  });

  it('is refused in another program of the mentor too', async () => {
    const { place, mentor, meeting, mentee } = await aMeeting();
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const there = await aPair(elsewhere, { mentor: await aMentor(elsewhere, { personId: mentor.personId }) });
    await someAvailability(elsewhere, mentor.personId);
    await bookMeeting(there.mentee, { matchId: there.matchId, start: at('10:00'), minutes: 30 }, now);
    await assert.rejects(moveMeeting(mentee, meeting.id, { from: at('08:00'), start: at('10:00') }, now), refusedWith('slot-taken'));
  });

  it('has one winner of ten meetings that move to the same time', async () => {
    const place = await aProgram();
    const { mentor } = await aPair(place);
    const booked = [];
    for (let i = 0; i < 10; i++) {
      const { mentee, matchId } = await aPair(place, { mentor });
      const from = at(`${String(7 + i % 5).padStart(2, '0')}:00`, 14 + Math.floor(i / 5));
      booked.push({ mentee, from, meeting: await bookMeeting(mentee, { matchId, start: from, minutes: 30 }, now) });
    }
    const outcomes = await Promise.allSettled(booked.map(({ mentee, from, meeting }) => moveMeeting(mentee, meeting.id, { from, start: at('13:00') }, now)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(await MeetingModel.countDocuments({ ...place, start: new Date(at('13:00')) }), 1);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'meeting.moved' }), 1);
  });

  it('asks why within the mentor’s notice, and comes too late once somebody else has moved or cancelled it, or it has begun', async () => {
    const { mentor, mentee, meeting } = await aMeeting({ minNoticeMinutes: 24 * 60 });
    const late = new Date('2026-10-13T10:00Z');
    const to = (start: string, from = at('08:00'), reason?: string) => ({ from, start, ...(reason === undefined ? {} : { reason }) });
    await assert.rejects(moveMeeting(mentee, meeting.id, to(at('08:00', 16)), late), (error) => refusedWith('body-invalid')(error) && (error as RuleBroken).details?.['path'] === 'reason');
    await moveMeeting(mentor, meeting.id, to(at('08:00', 16), at('08:00'), 'Ill'), late);
    await assert.rejects(moveMeeting(mentee, meeting.id, to(at('09:00', 16)), now), refusedWith('moved-on'));
    const again = await moveMeeting(mentee, meeting.id, to(at('08:00', 16)), now);
    assert.deepEqual([again.when.start.toISOString(), again.moved?.by], [at('08:00', 16), mentor.personId], 'it is there already');
    await assert.rejects(moveMeeting(mentee, meeting.id, to(at('08:00', 20), at('08:00', 16), 'Late'), new Date(at('08:00', 16))), refusedWith('moved-on'));
    await cancelMeeting(mentee, meeting.id, {}, now);
    await assert.rejects(moveMeeting(mentor, meeting.id, to(at('08:00', 20), at('08:00', 16)), now), refusedWith('moved-on'));
  });

  it('is nobody else’s to do: coordinators see the meeting, strangers do not', async () => {
    const { place, meeting } = await aMeeting();
    const input = { from: at('08:00'), start: at('09:00') };
    await assert.rejects(moveMeeting(await aCoordinator(place), meeting.id, input, now), { name: 'NotAllowed' });
    await assert.rejects(moveMeeting(await aMentee(place), meeting.id, input, now), { name: 'NotFound' });
    await assert.rejects(moveMeeting(await aMentee(await aProgram()), meeting.id, input, now), { name: 'NotFound' });
  });

  it('of a flash session stays within what the mentor offers of another month', async () => {
    const place = await aProgram({ settings: { requests: { flash: true } } });
    const ben = await aMentor(place);
    await someAvailability(place, ben.personId, { flashPerMonth: 1, flashMinutes: 30 });
    const book = async (start: string) => {
      const mentee = await aMentee(place);
      return { mentee, meeting: await bookFlashSession(mentee, { mentorId: ben.personId, start, topic: 'data-careers', question: 'How?' }, now) };
    };
    const { mentee, meeting } = await book(at('08:00'));
    await book('2026-11-03T10:00:00.000Z');
    await moveMeeting(mentee, meeting.id, { from: at('08:00'), start: at('09:00', 15) }, now);
    await assert.rejects(moveMeeting(ben, meeting.id, { from: at('09:00', 15), start: '2026-11-04T10:00:00.000Z' }, now), refusedWith('flash-month-full'));
    assert.deepEqual((await listMoveSlots(mentee, meeting.id, { from: '2026-11-02' }, now)).items, []);
    assert.equal((await moveMeeting(ben, meeting.id, { from: at('09:00', 15), start: '2026-12-03T10:00:00.000Z' }, now)).state, 'confirmed');
  });

  it('of a flash session names the nearest times of no month whose sessions are all booked, nor its own', async () => {
    const place = await aProgram({ settings: { requests: { flash: true } } });
    const ben = await aMentor(place);
    await someAvailability(place, ben.personId, { flashPerMonth: 1, flashMinutes: 30, weekly: [1, 5].map((weekday) => ({ weekday, from: '09:00', to: '10:00' })) });
    const [mentee, another] = [await aMentee(place), await aMentee(place)];
    const session = { mentorId: ben.personId, topic: 'data-careers', question: 'How?' };
    const meeting = await bookFlashSession(mentee, { ...session, start: at('07:00', 23) }, now);
    await bookFlashSession(another, { ...session, start: '2026-11-06T08:00:00.000Z' }, now);
    const pair = await aPair(place, { mentor: ben });
    await bookMeeting(pair.mentee, { matchId: pair.matchId, start: at('08:00', 30), minutes: 30 }, now);
    await assert.rejects(moveMeeting(mentee, meeting.id, { from: at('07:00', 23), start: at('08:00', 30) }, now), (error: RuleBroken) => {
      assert.equal(error.code, 'slot-taken');
      assert.deepEqual((error.details!['closest'] as { start: Date }[]).map(({ start }) => start.toISOString()), [at('08:00', 26), at('08:30', 26), at('08:30', 30)]);
      return true;
    });
  });
});

describe('the history of a meeting', () => {
  it('tells who and when; its two read why, a coordinator what became of it', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting();
    await moveMeeting(mentor, meeting.id, { from: at('08:00'), start: at('09:00'), reason: 'A class' }, new Date(now.getTime() + 60_000));
    const end = new Date(at('09:30'));
    await confirmHeld(mentor, meeting.id, { held: false, absent: 'them' }, end);
    await contestHeld(mentee, meeting.id, { held: false, absent: 'them', reason: 'The room stayed empty' }, end);
    const { items } = await readMeetingHistory(mentee, meeting.id);
    assert.deepEqual(items.map(({ type, by }) => [type, by?.id]), [
      ['meeting.booked', mentee.personId], ['meeting.moved', mentor.personId], ['meeting.missed', mentor.personId], ['meeting.contested', mentee.personId],
    ]);
    assert.deepEqual([items[1]!.reason, items[1]!.from?.yours.from, items[1]!.to?.yours.from], ['A class', '05:00', '06:00']);
    assert.deepEqual(['reason' in items[2]!, items[3]!.reason], [false, 'The room stayed empty']);
    assert.deepEqual([items[2]!.absent?.id, items[3]!.absent?.id, items[3]!.held], [mentee.personId, mentor.personId, false]);
    const onTokyo = { ...mentee, viewedZone: 'Asia/Tokyo' };
    assert.equal((await readMeetingHistory(onTokyo, meeting.id)).items[1]!.from?.yours.from, '17:00', 'on another clock');
    assert.deepEqual((await readMeeting(onTokyo, meeting.id, now)).when.yours.zone, 'Asia/Tokyo');
    assert.equal((await listMeetings(onTokyo, { when: 'past' }, end)).items[0]!.when.theirs.zone, 'Europe/Berlin', 'the other clock stays');
    const toCoordinator = (await readMeetingHistory(await aCoordinator(place), meeting.id)).items;
    assert.equal(toCoordinator.length, 4);
    assert.ok(toCoordinator.every((past) => !('reason' in past)));
    await assert.rejects(readMeetingHistory(await aMentee(place), meeting.id), { name: 'NotFound' });
    await assert.rejects(readMeetingHistory(mentee, anId()), { name: 'NotFound' });
  });
});

describe('who did not come', () => {
  it('is told by either in their own words, and kept by nobody where the two differ', async () => {
    const { mentor, mentee, meeting } = await aMeeting();
    const end = new Date(at('08:30'));
    await assert.rejects(confirmHeld(mentee, meeting.id, { held: true, absent: 'me' }, end), refusedWith('body-invalid'));
    assert.equal((await confirmHeld(mentee, meeting.id, { held: false, absent: 'them' }, end)).absent, 'them');
    await assert.rejects(contestHeld(mentor, meeting.id, { held: false, absent: 'me' }, end), refusedWith('body-invalid'), 'the same again is no contest');
    const differing = await contestHeld(mentor, meeting.id, { held: false, absent: 'them' }, end);
    assert.deepEqual([differing.state, differing.contested, differing.absent], ['missed', true, undefined]);
  });

  it('is nobody where they had agreed not to meet', async () => {
    const agreed = await aMeeting();
    const { absent } = await confirmHeld(agreed.mentor, agreed.meeting.id, { held: false, absent: 'nobody' }, new Date(at('08:30')));
    assert.equal(absent, 'nobody');
  });
});
