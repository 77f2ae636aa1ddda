import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { trusted } from 'mongoose';
import { pino } from 'pino';
import { aMentee, aMentor, aPair, aProgram, someAvailability, type Place } from '../../models/factories.ts';
import type { ProgramActor } from '../../models/actor.ts';
import { recordEvent } from '../../models/events/events.ts';
import { acceptMatchRequest, sendMatchRequest } from '../../models/matches/match-requests.ts';
import { bookMeeting, changeRoom } from '../../models/meetings/meetings.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { editPreferences } from '../../models/notifications/preferences.ts';
import type { Delivery, NotificationKind } from '../../models/notification-words.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { enqueueMail } from '../../models/outbox/outbox.ts';
import type { MailTemplate } from '../../models/vocabulary.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from './mailer.ts';
import { openInbox } from './test-inbox.ts';

await useTestDatabase();

const inbox = await openInbox();
after(() => inbox.close());
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };
const config = { mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets };

/** Sends what is due at a moment: the subjects of what arrived. */
async function sendAt(at: Date, { smtpUrl = inbox.url }: { smtpUrl?: string } = {}) {
  const from = inbox.mails.length;
  const mailer = createMailer({ ...config, smtpUrl, quietHours: true }, pino({ level: 'silent' }), () => at);
  await mailer.sendDue();
  await mailer.close();
  return inbox.mails.slice(from);
}

/** A match in which Ben, in Berlin (UTC+1), gets mail; `enqueue` adds one that says who his mentee is. */
async function aReceiver() {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', zone: 'Europe/Berlin' }, enrolment: { capacity: 3 } });
  const { mentee, matchId } = await aPair(place, { mentor });
  const enqueue = async (dueAt: Date, template: MailTemplate = 'matched-mentor') => {
    const eventId = await recordEvent(mentee, { type: 'match.started', subjectIds: [matchId], matchId, audience: [mentor.personId], at: dueAt });
    await enqueueMail(mentee, { eventId, receiverId: mentor.personId, template, dueAt });
    return eventId;
  };
  return { place, mentor, mentee, matchId, enqueue };
}
const wants = (who: ProgramActor, kind: NotificationKind, how: Delivery, now: Date) => editPreferences(who, { kinds: [{ kind, how }] }, now);
const statesIn = async (place: Place) => (await OutboxModel.find(place).sort({ _id: 1 }).lean()).map(({ state, failure }) => failure ?? state);

/** How many news a mail tells: by itself one, in a summary each line. */
const toldIn = ({ subject, text }: { subject?: string | undefined; text?: string | undefined }): number => (subject!.startsWith('What is new') ? text!.match(/is your mentee/g)!.length : 1);

// 2027-03-01 is a Monday.
const night = new Date('2027-03-01T22:30Z');
const morning = new Date('2027-03-02T07:00Z');
const noon = new Date('2027-03-02T11:00Z');

test('mail waits while it is quiet at its receiver’s, until eight on their clock', async () => {
  const { place, enqueue } = await aReceiver();
  await enqueue(night);
  assert.deepEqual(await sendAt(night), []);
  assert.deepEqual((await OutboxModel.findOne(place).lean())!.dueAt, morning);
  assert.deepEqual(await sendAt(new Date(morning.getTime() - 1)), []);
  assert.equal((await sendAt(morning)).length, 1);
});

test('quiet hours are one’s own, or none; a change counts for what waits already', async () => {
  const { mentor, enqueue } = await aReceiver();
  await enqueue(night);
  assert.deepEqual(await sendAt(night), []);
  await editPreferences(mentor, { quiet: { from: '00:00', to: '06:00' } }, night);
  assert.equal((await sendAt(night)).length, 1);
  await enqueue(new Date('2027-03-02T23:30Z'));
  assert.deepEqual(await sendAt(new Date('2027-03-02T23:30Z')), []);
  await editPreferences(mentor, { quiet: null }, night);
  assert.equal((await sendAt(new Date('2027-03-02T23:31Z'))).length, 1);
});

test('a kind that is turned off does not come, and every other one does', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'none', noon);
  await enqueue(noon);
  assert.deepEqual(await sendAt(noon), []);
  assert.deepEqual(await statesIn(place), ['turned-off']);
  await sendMatchRequest(await aMentee(place), { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, noon);
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: noon } });
  assert.equal((await sendAt(noon)).length, 1);
});

test('a daily summary comes at eight, once, with all that waits, and none where nothing does', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'daily', noon);
  for (let i = 0; i < 3; i += 1) await enqueue(noon);
  assert.deepEqual(await sendAt(noon), []);
  const next = new Date('2027-03-03T07:00Z');
  const [digest, ...more] = await sendAt(next);
  assert.equal(more.length, 0);
  assert.equal(digest!.subject, 'What is new in Alumni and careers');
  assert.equal(digest!.text!.match(/is your mentee/g)?.length, 3);
  assert.deepEqual(await statesIn(place), ['sent', 'sent', 'sent']);
  assert.deepEqual(await sendAt(new Date('2027-03-04T07:00Z')), []);
});

test('a weekly summary comes on Monday', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'weekly', noon);
  await enqueue(noon);
  assert.deepEqual(await sendAt(noon), []);
  assert.deepEqual((await OutboxModel.findOne(place).lean())!.dueAt, new Date('2027-03-08T07:00Z'));
  assert.equal((await sendAt(new Date('2027-03-08T07:00Z'))).length, 1);
});

test('who changes their mind loses nothing and gets nothing twice, in any order of ways', async () => {
  const ways: Delivery[] = ['daily', 'weekly', 'at-once', 'daily', 'weekly', 'daily', 'at-once'];
  const { place, mentor, enqueue } = await aReceiver();
  const ids: string[] = [];
  let at = noon;
  let told = 0;
  for (const how of ways) {
    await wants(mentor, 'matches', how, at);
    ids.push(await enqueue(at));
    for (const mail of await sendAt(at)) told += toldIn(mail);
    at = new Date(at.getTime() + 5 * 3_600_000);
  }
  for (let day = 0; day < 9; day += 1, at = new Date(at.getTime() + 86_400_000)) {
    for (const mail of await sendAt(at)) told += toldIn(mail);
  }
  assert.deepEqual(new Set(await statesIn(place)), new Set(['sent']));
  assert.equal(told, ids.length);
});

test('a summary that could not be sent goes again as it was, under its Message-ID; what came meanwhile waits for the next', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'daily', noon);
  for (let i = 0; i < 2; i += 1) await enqueue(noon);
  await sendAt(noon);
  const eight = new Date('2027-03-03T07:00Z');
  const closed = await openInbox(450);
  await sendAt(eight, { smtpUrl: closed.url });
  await closed.close();
  assert.deepEqual((await OutboxModel.find(place).lean()).map(({ state }) => state).sort(), ['due', 'resting']);
  await enqueue(eight);
  await wants(mentor, 'matches', 'weekly', eight);
  const [again, ...more] = await sendAt(new Date('2027-03-03T08:00Z'));
  assert.equal(more.length, 0);
  const carrier = (await OutboxModel.findOne({ ...place, carries: true }).lean())!;
  assert.equal(again!.messageId, `<${String(carrier.eventId)}.${mentor.personId}.digest@tool.example>`);
  assert.equal(again!.text!.match(/is your mentee/g)?.length, 2);
  assert.deepEqual((await OutboxModel.find(place).lean()).map(({ state }) => state).sort(), ['due', 'sent', 'sent']);
});

test('a summary that is given up gives up what it held, and says so', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'daily', noon);
  for (let i = 0; i < 2; i += 1) await enqueue(noon);
  await sendAt(noon);
  const gone = await openInbox(550);
  await sendAt(new Date('2027-03-03T07:00Z'), { smtpUrl: gone.url });
  await gone.close();
  assert.deepEqual(await statesIn(place), ['refused', 'refused']);
});

test('the mail of a week fails for 72 hours from when it was to leave, not from when it was written', async () => {
  const { place, mentor, enqueue } = await aReceiver();
  await wants(mentor, 'matches', 'weekly', noon);
  await enqueue(noon);
  await sendAt(noon);
  const full = await openInbox(450);
  const monday = new Date('2027-03-08T07:00Z');
  await sendAt(monday, { smtpUrl: full.url });
  assert.deepEqual((await OutboxModel.findOne(place).lean())!.state, 'due');
  await OutboxModel.updateOne(place, { $set: { dueAt: new Date('2027-03-11T08:00Z') } });
  await sendAt(new Date('2027-03-11T08:00Z'), { smtpUrl: full.url });
  await full.close();
  assert.deepEqual((await OutboxModel.findOne(place).lean())!.state, 'parked');
});

test('at most three nudges a week reach a person, whatever the programs of their school', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { zone: 'Europe/Berlin' } });
  const nudge = async () => {
    const { id } = await sendMatchRequest(await aMentee(place), { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, noon);
    const eventId = await recordEvent(mentor, { type: 'match-request.reminded', subjectIds: [id], audience: [], data: { mentorId: mentor.personId }, at: noon });
    await enqueueMail(mentor, { eventId, receiverId: mentor.personId, template: 'request-reminder', dueAt: noon });
  };
  for (let i = 0; i < 4; i += 1) await nudge();
  await OutboxModel.updateMany({ ...place, template: 'request-received' }, { $set: { state: 'sent' } });
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: noon } });
  assert.equal((await sendAt(noon)).length, 3);
  assert.equal((await statesIn(place)).filter((state) => state === 'enough-nudges').length, 1);
  await nudge();
  await OutboxModel.updateMany({ ...place, template: 'request-received' }, { $set: { state: 'sent' } });
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: noon } });
  assert.equal((await sendAt(new Date(noon.getTime() + 7 * 86_400_000 + 60_000))).length, 1, 'a week later there is room again');
});

test('nudges in a summary count, and more than three are not in it', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { zone: 'Europe/Berlin' } });
  await wants(mentor, 'requests', 'daily', noon);
  for (let i = 0; i < 5; i += 1) {
    const { id } = await sendMatchRequest(await aMentee(place), { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, noon);
    const eventId = await recordEvent(mentor, { type: 'match-request.reminded', subjectIds: [id], audience: [], data: { mentorId: mentor.personId }, at: noon });
    await enqueueMail(mentor, { eventId, receiverId: mentor.personId, template: 'request-reminder', dueAt: noon });
  }
  await OutboxModel.updateMany({ ...place, template: 'request-received' }, { $set: { state: 'sent' } });
  await sendAt(noon);
  const [digest] = await sendAt(new Date('2027-03-03T07:00Z'));
  assert.equal(digest!.text!.match(/^- /gm)?.length, 3);
  assert.equal(await OutboxModel.countDocuments({ ...place, state: 'sent', nudge: true }), 3);
});

test('a choice that a kind does not have, and quiet hours without any, are refused', async () => {
  const { mentor } = await aReceiver();
  await assert.rejects(wants(mentor, 'reminders', 'weekly', noon), { code: 'body-invalid' });
  await assert.rejects(editPreferences(mentor, { quiet: { from: '21:00', to: '21:00' } }, noon), { code: 'body-invalid' });
});

/** What Ben's mail about a request of Tuesday noon does where it has to be answered within so many days, and the program's mail comes weekly. */
async function aRequestWithin(expiryDays: number) {
  const place = await aProgram({ settings: { requests: { expiryDays, reminderDays: [] }, reminders: { delivery: 'weekly' } } });
  const mentor = await aMentor(place, { person: { zone: 'Europe/Berlin' } });
  await sendMatchRequest(await aMentee(place), { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, noon);
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: noon } });
  const atOnce = await sendAt(noon);
  return { place, mentor, atOnce, dueAt: (await OutboxModel.findOne({ ...place, receiverId: mentor.personId }).lean())!.dueAt };
}

test('what has to be answered waits for the summary of a week only where two days are left by then, else for that of the day, and comes at once where that is too late as well', async () => {
  const patient = await aRequestWithin(14);
  assert.deepEqual([patient.atOnce.length, patient.dueAt], [0, new Date('2027-03-08T07:00Z')]);
  const pressing = await aRequestWithin(5);
  assert.deepEqual([pressing.atOnce.length, pressing.dueAt], [0, new Date('2027-03-03T07:00Z')]);
  const [digest, ...more] = await sendAt(pressing.dueAt);
  assert.deepEqual([digest!.subject, more.length], ['What is new in Alumni and careers', 0]);
  const late = await aRequestWithin(2);
  assert.equal(late.atOnce.length, 1);
  assert.ok(late.atOnce[0]!.text!.includes('/answer/'), 'by itself, so that it can be answered from the mail');
});

test('a match that both have to confirm is not kept for a summary until it is over', async () => {
  const place = await aProgram({ settings: { requests: { meetFirst: true, confirmDays: 3 }, reminders: { delivery: 'weekly' } } });
  const mentor = await aMentor(place, { person: { zone: 'Europe/Berlin' } });
  const mentee = await aMentee(place, { person: { zone: 'Europe/Berlin' } });
  const { id } = await sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, noon);
  await acceptMatchRequest(mentor, id, noon);
  const toMentee = { ...place, receiverId: mentee.personId, template: 'request-accepted' } as const;
  await OutboxModel.updateMany(toMentee, { $set: { dueAt: noon } });
  assert.deepEqual(await sendAt(noon), []);
  assert.deepEqual((await OutboxModel.findOne(toMentee).lean())!.dueAt, new Date('2027-03-03T07:00Z'));
});

test('a room that is changed while the meeting goes on is told at once, also in the evening and to whoever has a summary a day', async () => {
  const place = await aProgram({ settings: { match: { weeks: 520 } } });
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.example/old', weekly: [{ weekday: 2, from: '09:00', to: '23:00' }] });
  const { mentee, matchId } = await aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'Europe/Berlin' } }) });
  const { id } = await bookMeeting(mentee, { matchId, start: '2027-03-02T20:00Z', minutes: 60 }, noon);
  await wants(mentee, 'meetings', 'daily', noon);
  const during = new Date('2027-03-02T20:10Z'); // 21:10 in Berlin, where it is quiet
  await changeRoom(mentor, id, { from: 'https://meet.example/old', address: 'https://meet.example/new' }, during);
  await OutboxModel.updateMany({ ...place, template: trusted({ $ne: 'room-changed' }) }, { $set: { state: 'sent' } });
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: during } });
  const told = await sendAt(during);
  assert.equal(told.length, 2);
  for (const { text } of told) assert.ok(text!.includes('https://meet.example/new'));
});
