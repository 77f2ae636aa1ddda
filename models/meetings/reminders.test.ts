import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookCircleMeeting, joinCircle, leaveCircle, startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { documentsFound } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import type { LeasedMail } from '../outbox/outbox.ts';
import type { SettingsChange } from '../programs/settings.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, cancelMeeting } from './meetings.ts';
import { remindOfMeetings } from './reminders.ts';

await useTestDatabase();

const job = { kind: 'system', job: 'remind-of-meetings' } as const;
const start = new Date('2027-03-10T11:00:00Z');
const hourMs = 3_600_000;
const before = (hours: number): Date => new Date(start.getTime() - hours * hourMs);

/** A pair who meet on 10 March at 12:00 in Berlin, booked so many hours before. */
async function aMeeting({ bookedBefore = 72, settings = {} }: { bookedBefore?: number; settings?: SettingsChange } = {}) {
  const place = await aProgram({ settings });
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { minNoticeMinutes: 0, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) });
  const { mentee, matchId } = await aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'America/Sao_Paulo' } }) });
  const booked = before(bookedBefore);
  const { id } = await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes: 30 }, booked);
  // Events of these tests lie on the day of the booking, whenever the tests run.
  await EventModel.updateMany({ ...place, type: 'meeting.booked' }, { $set: { at: booked } });
  const mails = async (): Promise<LeasedMail[]> =>
    (await OutboxModel.find({ ...place, template: 'meeting-reminder' }).sort({ _id: 1 }).lean()).map(({ _id, eventId, receiverId, template }) => ({ ...place, id: String(_id), eventId: String(eventId), receiverId: String(receiverId), template, attempts: 1 }));
  return { place, mentor, mentee, id, mails };
}

/** As moving does it: another time, and an event that tells people of it. */
async function move(place: { tenantId: string; programId: string }, id: string, to: Date, at: Date): Promise<void> {
  const meeting = (await MeetingModel.findOneAndUpdate({ ...place, _id: id }, { $set: { start: to, end: new Date(to.getTime() + hourMs / 2) } }, { returnDocument: 'after' }).lean())!;
  const { v: _v, _id: _old, ...event } = (await EventModel.findOne({ ...place, type: 'meeting.booked', subjectIds: id }).lean())!;
  await EventModel.create([{ ...event, at, subjectIds: [String(meeting._id)] }]);
}

test('both are reminded a day and an hour before, once each, on both clocks and with where to meet', async () => {
  const { place, mentor, mentee, id, mails } = await aMeeting();
  await MeetingModel.updateOne({ ...place, _id: id }, { $set: { meetingUrl: 'https://meet.example/ben' } });
  await remindOfMeetings(job, before(24.02));
  assert.equal((await mails()).length, 0);
  for (const hours of [24, 23.9, 2]) {
    await remindOfMeetings(job, before(hours));
    assert.deepEqual((await mails()).map(({ receiverId }) => receiverId), [mentor.personId, mentee.personId]);
  }
  const letter = await readLetter((await mails())[1]!, before(24));
  assert.ok(typeof letter !== 'string');
  assert.deepEqual([letter.meeting?.when.yours.from, letter.meeting?.when.theirs.from, letter.meeting?.meetingUrl], ['08:00', '12:00', 'https://meet.example/ben']);
  await remindOfMeetings(job, before(1));
  assert.equal((await mails()).length, 4);
});

test('two servers that look at the same moment remind once', async () => {
  const { mails } = await aMeeting();
  await Promise.all([remindOfMeetings(job, before(24)), remindOfMeetings(job, before(24))]);
  assert.equal((await mails()).length, 2);
});

test('what was booked within the hours of a reminder is not reminded of by that one', async () => {
  const { mails } = await aMeeting({ bookedBefore: 20 });
  await remindOfMeetings(job, before(19));
  assert.equal((await mails()).length, 0);
  await remindOfMeetings(job, before(1));
  assert.equal((await mails()).length, 2);
  const late = await aMeeting({ bookedBefore: 0.5 });
  await remindOfMeetings(job, before(0.4));
  assert.equal((await late.mails()).length, 0);
});

test('after a standstill the latest reminder comes alone, and none after the meeting has begun', async () => {
  const { mails } = await aMeeting();
  await remindOfMeetings(job, before(0.5));
  assert.equal((await mails()).length, 2);
  const missed = await aMeeting();
  await remindOfMeetings(job, before(-0.1));
  assert.equal((await missed.mails()).length, 0);
});

test('reminders move with the meeting: the old one tells nothing, the new time is reminded of anew, unless it was told within the hours', async () => {
  const { place, id, mails } = await aMeeting();
  await remindOfMeetings(job, before(24));
  const day = 24 * hourMs;
  await move(place, id, new Date(start.getTime() + 2 * day), before(23));
  for (const mail of await mails()) assert.equal(await readLetter(mail, before(23)), 'nothing-to-tell');
  await remindOfMeetings(job, before(1));
  assert.equal((await mails()).length, 2);
  await remindOfMeetings(job, new Date(start.getTime() + day));
  assert.equal((await mails()).length, 4);
  await move(place, id, new Date(start.getTime() + 2 * day + hourMs), new Date(start.getTime() + day + 2 * hourMs));
  await remindOfMeetings(job, new Date(start.getTime() + day + 3 * hourMs));
  assert.equal((await mails()).length, 4, 'moved by an hour, less than a day before: told a moment ago');
  await remindOfMeetings(job, new Date(start.getTime() + 2 * day));
  assert.equal((await mails()).length, 6, 'an hour before the new time');
});

test('a cancelled meeting is not reminded of, and a reminder on its way tells nothing', async () => {
  const { mentee, id, mails } = await aMeeting();
  await remindOfMeetings(job, before(24));
  await cancelMeeting(mentee, id, { reason: 'I have an exam' }, before(20));
  for (const mail of await mails()) assert.equal(await readLetter(mail, before(20)), 'nothing-to-tell');
  await remindOfMeetings(job, before(1));
  assert.equal((await mails()).length, 2);
});

test('a program reminds at hours of its own, or not at all', async () => {
  const two = await aMeeting({ settings: { reminders: { meetingHours: [48, 2] } } });
  await remindOfMeetings(job, before(48));
  assert.equal((await two.mails()).length, 2);
  const none = await aMeeting({ settings: { reminders: { meetingHours: [] } } });
  await remindOfMeetings(job, before(1));
  assert.equal((await none.mails()).length, 0);
});

test('only what is due is read: the hours of one program make nobody read the meetings of another, nor what was reminded of', async () => {
  const week = await aMeeting({ bookedBefore: 170, settings: { reminders: { meetingHours: [168] } } });
  const day = await aMeeting({ bookedBefore: 170 });
  const none = await aMeeting({ bookedBefore: 170, settings: { reminders: { meetingHours: [] } } });
  const read = async (at: Date) => {
    const ids = await documentsFound('meetings', () => remindOfMeetings(job, at));
    return [week, day, none].map(({ id }) => ids.includes(id));
  };
  assert.deepEqual(await read(before(100)), [true, false, false]);
  assert.deepEqual(await read(before(99)), [false, false, false]);
  assert.deepEqual(await read(before(24)), [false, true, false]);
  assert.deepEqual([(await week.mails()).length, (await day.mails()).length, (await none.mails()).length], [2, 2, 0]);
});

test('who joins or leaves a circle is told alone: the others are reminded all the same', async () => {
  const place = await aProgram({ settings: { reminders: { meetingHours: [48] } } });
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId, { minNoticeMinutes: 0, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) });
  const [ana, bo, cy] = [await aMentee(place), await aMentee(place), await aMentee(place)];
  const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, before(80));
  for (const member of [ana, bo]) await joinCircle(member, circleId, before(80));
  await bookCircleMeeting(ben, circleId, { start: start.toISOString(), minutes: 30 }, before(72));
  await leaveCircle(bo, circleId, before(40));
  await joinCircle(cy, circleId, before(39));
  await remindOfMeetings(job, before(30));
  const reminders = await OutboxModel.find({ ...place, template: 'meeting-reminder' }).sort({ _id: 1 }).lean();
  assert.deepEqual(reminders.map(({ receiverId }) => String(receiverId)), [ben.personId, ana.personId, cy.personId]);
});
