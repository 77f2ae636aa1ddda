import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import mongoose from 'mongoose';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, anId, someAvailability, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { editProfile } from '../people/people.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { BookingModel } from './booking.model.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, cancelMeeting, confirmHeld, contestHeld, listMeetings, markHeldAfterADay, readMeeting, type Meeting } from './meetings.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. */
const now = new Date('2026-10-13T06:00Z');
const start = '2026-10-14T08:00Z';
const end = new Date('2026-10-14T08:30Z');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const movedOn = (error: unknown) => error instanceof RuleBroken && error.code === 'moved-on';

async function aMeeting(place?: Place) {
  const here = place ?? (await aProgram());
  const pair = await aPair(here);
  const meeting = await bookMeeting(pair.mentee, { matchId: pair.matchId, start, minutes: 30, title: 'About Kyiv and Berlin' }, now);
  return { place: here, ...pair, meeting };
}

describe('a meeting', () => {
  it('is the same for both, each with their own clock and their partner', async () => {
    const { mentor, mentee, meeting } = await aMeeting();
    assert.deepEqual(await readMeeting(mentee, meeting.id, now), meeting);
    const mentors = await readMeeting(mentor, meeting.id, now);
    assert.deepEqual([meeting.partner.id, mentors.partner.id], [mentor.personId, mentee.personId]);
    assert.deepEqual([mentors.when.yours, mentors.when.theirs], [meeting.when.theirs, meeting.when.yours]);
    assert.deepEqual(mentors.joinOpensAt, new Date('2026-10-14T07:50Z'));
  });

  it('follows a reader who has moved to another zone', async () => {
    const { mentee, meeting } = await aMeeting();
    await editProfile(mentee, { zone: 'Europe/Lisbon' }, now);
    assert.equal((await readMeeting(mentee, meeting.id, now)).when.yours.from, '09:00');
  });

  it('shows a coordinator when it is and what became of it, and nothing that the two wrote', async () => {
    const { place, mentee, meeting } = await aMeeting();
    const coordinator = await aCoordinator(place);
    await cancelMeeting(mentee, meeting.id, { reason: 'Exam' }, now);
    const seen = await readMeeting(coordinator, meeting.id, now);
    assert.deepEqual([seen.title, seen.meetingUrl, seen.cancelled?.reason, seen.state, seen.when.start, seen.can], [null, null, null, 'cancelled', new Date(start), []]);
    await assert.rejects(cancelMeeting(coordinator, meeting.id, {}, now), NotAllowed);
    await assert.rejects(confirmHeld(coordinator, meeting.id, { held: true }, end), NotAllowed);
    await assert.rejects(contestHeld(coordinator, meeting.id, {}, end), NotAllowed);
  });

  it('is not there for anybody else, and looks like one that never was', async () => {
    const { place, meeting } = await aMeeting();
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const abroad = await aProgram();
    for (const nobody of [await aStranger(place), await aMentee(place), await aMentor(place), await aCoordinator(elsewhere), await aCoordinator(abroad)]) {
      for (const act of [readMeeting, cancelMeeting, contestHeld]) await assert.rejects((act as typeof readMeeting)(nobody, meeting.id), NotFound);
      await assert.rejects(confirmHeld(nobody, meeting.id, { held: true }, end), NotFound);
      await assert.rejects(readMeeting(nobody, anId()), NotFound);
    }
    await assert.rejects(bookMeeting(await aMentee(place), { matchId: meeting.matchId!, start, minutes: 30 }, now), NotFound);
    await assert.rejects(bookMeeting(await aCoordinator(place), { matchId: meeting.matchId!, start, minutes: 30 }, now), NotAllowed);
  });
});

describe('cancelling', () => {
  it('frees both people, raises the sequence, keeps the calendar’s id and tells both: a mail is what takes it out of a calendar', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting();
    const before = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    const cancelled = await cancelMeeting(mentor, meeting.id, {}, now);
    assert.deepEqual([cancelled.state, cancelled.cancelled, cancelled.can], ['cancelled', { by: mentor.personId, reason: null, at: now }, []]);
    const after = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual([after?.uid, after?.sequence], [before?.uid, 1]);
    const booking = await BookingModel.findOne({ tenantId: place.tenantId, _id: meeting.id }).lean();
    assert.deepEqual([booking?.cells, booking?.covers], [undefined, undefined]);
    const event = await EventModel.findOne({ ...place, type: 'meeting.cancelled' }).lean();
    const mails = await OutboxModel.find({ ...place, template: 'meeting-cancelled' }).lean();
    assert.deepEqual(mails.map(({ eventId, receiverId }) => [String(eventId), String(receiverId)]), [mentor, mentee].map(({ personId }) => [String(event?._id), personId]));
  });

  it('asks for a reason within the mentor’s notice, and is over once the meeting has begun', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { minNoticeMinutes: 24 * 60 });
    const { mentee, matchId } = await aPair(place, { mentor });
    const book = () => bookMeeting(mentee, { matchId, start, minutes: 30 }, now);
    const within = new Date(Date.parse(start) - dayMs + 60_000);
    const meeting = await book();
    await assert.rejects(cancelMeeting(mentee, meeting.id, {}, within), (error) => error instanceof RuleBroken && error.code === 'body-invalid' && error.details?.['path'] === 'reason');
    assert.equal((await cancelMeeting(mentee, meeting.id, { reason: 'Ill' }, within)).cancelled?.reason, 'Ill');
    await assert.rejects(cancelMeeting(mentor, meeting.id, { reason: 'Ill too' }, within), movedOn);
    const another = await book();
    await assert.rejects(cancelMeeting(mentee, another.id, { reason: 'Late' }, new Date(start)), movedOn);
  });

  it('happens once, however many press the button', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting();
    const outcomes = await Promise.allSettled([mentor, mentee, mentor, mentee].map((actor) => cancelMeeting(actor, meeting.id, {}, now)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'meeting.cancelled' }), 1);
    assert.equal(await OutboxModel.countDocuments({ ...place, template: 'meeting-cancelled' }), 2);
  });
});

describe('did you meet?', () => {
  it('is asked after the end, answered by either, and stands', async () => {
    const { mentor, mentee, meeting } = await aMeeting();
    await assert.rejects(confirmHeld(mentee, meeting.id, { held: true }, new Date(end.getTime() - 1)), movedOn);
    assert.deepEqual((await readMeeting(mentee, meeting.id, end)).can, ['confirm-held']);
    assert.deepEqual([(await confirmHeld(mentee, meeting.id, { held: true }, end)).state, (await readMeeting(mentee, meeting.id, end)).can], ['held', []]);
    await assert.rejects(confirmHeld(mentor, meeting.id, { held: false }, end), movedOn);
  });

  it('can be seen otherwise by the other one, once and for 7 days', async () => {
    const { place, mentor, mentee, meeting } = await aMeeting();
    await confirmHeld(mentor, meeting.id, { held: false }, end);
    await assert.rejects(contestHeld(mentor, meeting.id, {}, end), movedOn);
    const lastMoment = new Date(end.getTime() + 7 * dayMs - 1);
    assert.deepEqual((await readMeeting(mentee, meeting.id, lastMoment)).can, ['contest']);
    assert.deepEqual((await readMeeting(mentee, meeting.id, new Date(lastMoment.getTime() + 1))).can, []);
    const contested = await contestHeld(mentee, meeting.id, {}, lastMoment);
    assert.deepEqual([contested.state, contested.contested, (await readMeeting(mentor, meeting.id, lastMoment)).contested], ['held', true, true]);
    for (const actor of [mentor, mentee]) await assert.rejects(contestHeld(actor, meeting.id, {}, lastMoment), movedOn);
    assert.deepEqual((await EventModel.find({ ...place, subjectIds: meeting.id }).sort({ _id: 1 }).lean()).map(({ type }) => type), ['meeting.booked', 'meeting.missed', 'meeting.contested']);
  });

  it('counts as held a day after the end where nobody says otherwise, and either may still say how it was', async () => {
    const silent = await aMeeting();
    const missed = await aMeeting();
    await confirmHeld(missed.mentee, missed.meeting.id, { held: false }, end);
    const system = { kind: 'system', job: 'mark-held' } as const;
    assert.equal(await markHeldAfterADay(system, new Date(end.getTime() + dayMs - 1)), 0);
    const marked = await Promise.all([markHeldAfterADay(system, new Date(end.getTime() + dayMs)), markHeldAfterADay(system, new Date(end.getTime() + dayMs))]);
    assert.ok(marked[0] + marked[1] >= 1, 'together they marked what was due');
    assert.equal((await readMeeting(silent.mentor, silent.meeting.id, end)).state, 'held');
    assert.equal((await readMeeting(missed.mentor, missed.meeting.id, end)).state, 'missed');
    assert.equal(await EventModel.countDocuments({ ...silent.place, type: 'meeting.held', actorId: null }), 1);
    const later = new Date(end.getTime() + 2 * dayMs);
    assert.deepEqual([(await readMeeting(silent.mentor, silent.meeting.id, later)).can, (await readMeeting(silent.mentee, silent.meeting.id, later)).can], [['confirm-held'], ['confirm-held']]);
    await assert.rejects(contestHeld(silent.mentee, silent.meeting.id, {}, later), movedOn, 'nobody has said anything that could be contested');
    const { state, contested } = await confirmHeld(silent.mentee, silent.meeting.id, { held: false, absent: 'them' }, later);
    assert.deepEqual([state, contested], ['missed', false], 'one word alone: the two do not differ');
    const noted = await readMeeting(silent.mentor, silent.meeting.id, later);
    assert.deepEqual([noted.absent, noted.can], ['me', ['contest']], 'who is said not to have come may say otherwise');
    const after = await contestHeld(silent.mentor, silent.meeting.id, { held: true }, new Date(later.getTime() + 6 * dayMs));
    assert.deepEqual([after.state, after.contested, after.absent, after.can], ['held', true, undefined, []]);
  });
});

describe('the list of meetings', () => {
  it('has what comes soonest first and what was newest first, page by page, mine alone', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const other = await aPair(place, { mentor });
    const booked: Meeting[] = [];
    for (const day of ['16', '14', '15']) booked.push(await bookMeeting(mentee, { matchId, start: `2026-10-${day}T08:00Z`, minutes: 30 }, now));
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-10-14T09:00Z', minutes: 30 }, now);
    const days = ({ items }: { items: Meeting[] }) => items.map(({ when }) => when.start.toISOString().slice(8, 13));

    assert.deepEqual(days(await listMeetings(mentee, {}, now)), ['14T08', '15T08', '16T08']);
    assert.deepEqual(days(await listMeetings(mentor, {}, now)), ['14T08', '14T09', '15T08', '16T08']);
    const first = await listMeetings(mentor, { limit: 3 }, now);
    assert.deepEqual(days(await listMeetings(mentor, { limit: 3, cursor: first.nextCursor! }, now)), ['16T08']);
    await assert.rejects(listMeetings(mentor, { when: 'past', cursor: first.nextCursor! }, now), (error) => error instanceof RuleBroken && error.code === 'cursor-invalid');
    await assert.rejects(listMeetings(mentee, { cursor: first.nextCursor! }, now), RuleBroken);

    await cancelMeeting(mentor, booked[0]!.id, {}, now);
    const during = new Date('2026-10-15T08:15Z');
    assert.deepEqual(days(await listMeetings(mentee, {}, during)), ['15T08'], 'one that goes on is still to come');
    assert.deepEqual(days(await listMeetings(mentee, { when: 'past' }, during)), ['16T08', '14T08'], 'cancelled, and over');
    assert.deepEqual((await listMeetings(await aMentee(place), {}, now)).items, []);
  });

  it('is nobody’s who takes no part', async () => {
    await assert.rejects(listMeetings(await aCoordinator(await aProgram())), NotAllowed);
  });
});

describe('queries of meetings and bookings', () => {
  it('are each served by an index', async () => {
    const { place, mentor } = await aMeeting();
    const plans = [
      MeetingModel.find({ ...place, $and: [{ $or: [{ mentorId: mentor.personId }, { menteeId: mentor.personId }] }, { state: 'confirmed' }] }).sort({ start: 1, _id: 1 }),
      MeetingModel.find({ ...place, mentorId: mongoose.trusted({ $in: [mentor.personId, anId()] }), start: mongoose.trusted({ $gte: now, $lt: end }), state: mongoose.trusted({ $in: ['confirmed', 'held'] }) }),
      BookingModel.find({ tenantId: place.tenantId, cells: mongoose.trusted({ $in: [`${mentor.personId}:1`, `${mentor.personId}:2`] }), heldUntil: mongoose.trusted({ $lte: now }) }),
      BookingModel.find({
        tenantId: place.tenantId,
        covers: mongoose.trusted({ $elemMatch: { personId: { $in: [mentor.personId, anId()] }, start: { $lt: end }, end: { $gt: now, $lt: end } } }),
      }),
      MeetingModel.find({ state: 'confirmed', heldFrom: mongoose.trusted({ $lte: now }) }).setOptions({ acrossTenants: 'the plan of a job' }),
    ];
    for (const query of plans) {
      const plan = JSON.stringify(await query.explain('queryPlanner'));
      const winning = /"winningPlan":(.*?)"rejectedPlans"/.exec(plan)![1]!;
      assert.ok(winning.includes('IXSCAN') && !winning.includes('COLLSCAN') && !winning.includes('"stage":"SORT"'), winning);
    }
  });
});
