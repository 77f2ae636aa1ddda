import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { listFlashSlots, readAvailability, setAvailability } from '../availability/availability.ts';
import { AvailabilityModel } from '../availability/availability.model.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, someAvailability } from '../factories.ts';
import { listMatchRequests } from '../matches/match-requests.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import type { RuleBroken } from '../problems.ts';
import { editRequestRules } from '../programs/request-rules.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookFlashSession, cancelMeeting, confirmHeld, goOnAfterFlash, holdSlot, listMeetings, readMeeting, type FlashInput } from './meetings.ts';

await useTestDatabase();

const now = new Date('2026-10-05T06:00:00Z');
/** A day of October at an hour in UTC, two hours behind Berlin's until the 25th. */
const at = (day: number, hour: number, month = '10'): string => `2026-${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const asked = { topic: 'data-careers', question: 'How did you get your first job?' };

async function aFlashMentor({ perMonth = 2, offered = true } = {}) {
  const place = await aProgram({ settings: { requests: { flash: offered } } });
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId, { flashPerMonth: perMonth, flashMinutes: 30 });
  const book = (mentee: ProgramActor, start: string, input: Partial<FlashInput> = {}) => bookFlashSession(mentee, { mentorId: ben.personId, start, ...asked, ...input }, now);
  return { place, ben, book };
}

test('a mentee books one session with a topic and a question, without a match; both read what it is about, nobody else does', async () => {
  const { place, ben, book } = await aFlashMentor();
  const ana = await aMentee(place);
  const meeting = await book(ana, at(12, 9));
  assert.deepEqual([meeting.matchId, meeting.flash, meeting.state, meeting.minutes], [null, { ...asked, wished: false }, 'confirmed', 30]);
  const [ofBen] = (await listMeetings(ben, {}, now)).items;
  assert.deepEqual([ofBen!.partner.id, ofBen!.flash], [ana.personId, { ...asked, wished: false }]);
  assert.equal((await readMeeting(await aCoordinator(place), meeting.id, now)).flash, null);
  await assert.rejects(readMeeting(await aMentee(place), meeting.id, now), { name: 'NotFound' });
  const mails = await OutboxModel.find({ ...place, template: 'meeting-booked' }).lean();
  assert.deepEqual(mails.map(({ receiverId }) => String(receiverId)).sort(), [ana.personId, ben.personId].sort());
});

test('the time of a flash session is taken for everybody, and exactly what is listed can be booked', async () => {
  const { place, ben, book } = await aFlashMentor({ perMonth: 5 });
  const [ana, zoe] = [await aMentee(place), await aMentee(place)];
  const before = await listFlashSlots(ana, ben.personId, { from: '2026-10-12' }, now);
  assert.equal(before.minutes, 30);
  assert.ok(before.items.some(({ start }) => start.toISOString() === at(12, 9)));
  await book(ana, at(12, 9));
  assert.ok(!(await listFlashSlots(zoe, ben.personId, { from: '2026-10-12' }, now)).items.some(({ start }) => start.toISOString() === at(12, 9)));
  await assert.rejects(book(zoe, at(12, 9)), { code: 'slot-taken' });
  await assert.rejects(book(zoe, at(12, 3)), { code: 'slot-taken' }, 'outside the mentor’s hours');
});

test('ten at once on the last session of a month give exactly one more; a cancelled one is free again, another month is another count', async () => {
  const { place, ben, book } = await aFlashMentor({ perMonth: 2 });
  const first = await book(await aMentee(place), at(12, 9));
  const ten = await Promise.all(Array.from({ length: 10 }, () => aMentee(place)));
  const outcomes = await Promise.allSettled(ten.map((mentee, i) => book(mentee, at(13 + i, 9))));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as RuleBroken).code] : []));
  assert.deepEqual(refused, Array.from({ length: 9 }, () => 'flash-month-full'));
  const late = await aMentee(place);
  assert.deepEqual((await listFlashSlots(late, ben.personId, { from: '2026-10-19' }, now)).items, []);
  await cancelMeeting(ben, first.id, { reason: 'ill' }, now);
  await book(late, at(30, 9));
  assert.equal((await book(await aMentee(place), at(2, 10, '11'))).state, 'confirmed');
});

/** The starts that a refusal offers in place of the time that is gone. */
function nearest({ details }: RuleBroken): string[] {
  return (details!['closest'] as { start: Date }[]).map(({ start }) => start.toISOString());
}

test('of two at once on one time one gets it, and the other hears which times are nearest', async () => {
  const { place, book } = await aFlashMentor({ perMonth: 5 });
  const two = [await aMentee(place), await aMentee(place)];
  const outcomes = await Promise.allSettled(two.map((mentee) => book(mentee, at(12, 9))));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as RuleBroken] : []));
  assert.deepEqual(refused.map(({ code }) => code), ['slot-taken']);
  assert.deepEqual(nearest(refused[0]!), [at(12, 8), '2026-10-12T08:30:00.000Z', '2026-10-12T09:30:00.000Z']);
});

test('what is kept for a form is nobody else’s until it is booked; the nearest times lie in no month whose sessions are all booked', async () => {
  const { place, ben, book } = await aFlashMentor({ perMonth: 1 });
  const weekly = [{ weekday: 1, from: '09:00', to: '09:30' }, { weekday: 5, from: '09:00', to: '10:00' }];
  await AvailabilityModel.updateOne({ ...place, mentorId: ben.personId }, { $set: { weekly } });
  const [ana, zoe] = [await aMentee(place), await aMentee(place)];
  const hold = (mentee: ProgramActor, start: string) => holdSlot(mentee, { kind: 'flash', id: ben.personId, start }, now);
  const [first] = (await listFlashSlots(ana, ben.personId, { from: '2026-11-02' }, now)).items;
  assert.deepEqual((await hold(ana, first!.start.toISOString())).start, first!.start);
  await book(await aMentee(place), at(23, 7)); // the only session of October, whose last day with times is nearer than any of November
  await assert.rejects(hold(zoe, first!.start.toISOString()), (problem: RuleBroken) => {
    assert.equal(problem.code, 'slot-taken');
    assert.deepEqual(nearest(problem).map((start) => start.slice(0, 7)), ['2026-11', '2026-11', '2026-11']);
    return true;
  });
  await assert.rejects(hold(zoe, at(30, 8)), { code: 'flash-month-full' });
  assert.equal((await book(ana, first!.start.toISOString())).state, 'confirmed');
});

test('the month is that of the mentor’s calendar', async () => {
  const { place, ben, book } = await aFlashMentor({ perMonth: 1 });
  await AvailabilityModel.updateOne({ ...place, mentorId: ben.personId }, { $set: { zone: 'Pacific/Auckland', weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) } });
  await book(await aMentee(place), at(31, 10)); // 23:00 on the 31st there
  assert.equal((await book(await aMentee(place), at(31, 12))).state, 'confirmed', '01:00 on the 1st there');
  await assert.rejects(book(await aMentee(place), at(30, 12)), { code: 'flash-month-full' });
});

test('nobody books what is not offered, twice, of themselves, without a part, or against the rules; a mentor who is full may still offer', async () => {
  const none = await aFlashMentor({ perMonth: 0 });
  await assert.rejects(none.book(await aMentee(none.place), at(12, 9)), { code: 'flash-not-offered' });
  const off = await aFlashMentor({ offered: false });
  await assert.rejects(off.book(await aMentee(off.place), at(12, 9)), { code: 'flash-not-offered' });
  assert.equal((await readAvailability(off.ben, now)).flash, null);

  const { place, ben, book } = await aFlashMentor();
  await aMatch(place, { mentorId: ben.personId, menteeId: (await aMentee(place)).personId });
  const ana = await aMentee(place);
  await assert.rejects(book(ana, at(12, 9), { topic: 'juggling' }), { code: 'body-invalid' });
  await assert.rejects(book(ben, at(12, 9)), { name: 'NotAllowed' });
  await assert.rejects(book(await aMentee(place, { enrolment: { state: 'paused' } }), at(12, 9)), { name: /NotAllowed|RuleBroken/ });
  await assert.rejects(book(await aMentee(await aProgram()), at(12, 9)), { name: 'NotFound' });
  await book(ana, at(12, 9));
  await assert.rejects(book(ana, at(13, 9)), { code: 'limit-reached' });
});

test('a mentor says how many, and a coordinator whether there are any', async () => {
  const { place, ben, book } = await aFlashMentor({ offered: false, perMonth: 0 });
  await editRequestRules(await aCoordinator(place), place.programId, { flash: true }, now);
  const { flash, pausedUntil, updatedAt, meetingsOutside, meetingsElsewhere, programRoom, mentees, ...rules } = await readAvailability(ben, now);
  assert.deepEqual([flash, pausedUntil, meetingsOutside, meetingsElsewhere, programRoom, mentees, updatedAt instanceof Date], [{ perMonth: 0, minutes: 30 }, null, 0, 0, null, [], true]);
  assert.deepEqual((await setAvailability(ben, { ...rules, flash: { perMonth: 3, minutes: 45 } }, now)).flash, { perMonth: 3, minutes: 45 });
  assert.deepEqual((await setAvailability(ben, rules, now)).flash, { perMonth: 3, minutes: 45 }, 'without it, it stays');
  assert.equal((await book(await aMentee(place), at(12, 9))).minutes, 45);
});

test('after a session that was held, one press of the mentee is a request with its question; the mentor’s is a word to the mentee, once', async () => {
  const { place, ben, book } = await aFlashMentor();
  const ana = await aMentee(place);
  const meeting = await book(ana, at(12, 9));
  await assert.rejects(goOnAfterFlash(ana, meeting.id, now), { code: 'moved-on' }, 'not before it was held');
  const after = new Date('2026-10-12T10:00:00Z');
  assert.deepEqual((await confirmHeld(ana, meeting.id, { held: true }, after)).can, ['go-on']);
  assert.deepEqual((await goOnAfterFlash(ben, meeting.id, after)).can.includes('go-on'), false);
  await assert.rejects(goOnAfterFlash(ben, meeting.id, after), { code: 'moved-on' });
  assert.equal((await readMeeting(ana, meeting.id, after)).flash!.wished, true);
  assert.equal(await OutboxModel.countDocuments({ ...place, receiverId: ana.personId, template: 'flash-go-on' }), 1);
  const outcomes = await Promise.allSettled([goOnAfterFlash(ana, meeting.id, after), goOnAfterFlash(ana, meeting.id, after)]);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  const { items } = await listMatchRequests(ana, { side: 'sent' });
  assert.deepEqual(items.map(({ goal, choices }) => [goal, choices[0]!.mentor.id]), [[asked.question, ben.personId]]);
});

test('who leaves leaves no session standing', async () => {
  const { place, ben, book } = await aFlashMentor();
  const ana = await aMentee(place);
  const meeting = await book(ana, at(12, 9));
  await leaveProgram(ana, now);
  assert.equal((await MeetingModel.findOne({ ...place, _id: meeting.id }).lean())!.state, 'cancelled');
  assert.equal((await book(await aMentee(place), at(12, 9))).state, 'confirmed');
  assert.equal((await listMeetings(ben, {}, now)).items.length, 1);
});
