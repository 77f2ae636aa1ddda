import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { MeetingModel } from '../../models/meetings/meeting.model.ts';
import { bookFlashSession, bookMeeting, bookSeries, cancelMeeting, cancelSeries, confirmHeld, goOnAfterFlash, moveMeeting, moveSeries, recomputeMeetings } from '../../models/meetings/meetings.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { editPreferences } from '../../models/notifications/preferences.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from './mailer.ts';
import { openInbox } from './test-inbox.ts';

await useTestDatabase();

const inbox = await openInbox();
after(() => inbox.close());
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };

/** Mails to Ben that leave at a moment. */
async function sendAt(at: Date): Promise<ParsedMail[]> {
  const from = inbox.mails.length;
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets, quietHours: true }, pino({ level: 'silent' }), () => at);
  await mailer.sendDue();
  await mailer.close();
  return inbox.mails.slice(from).filter(({ to }) => (Array.isArray(to) ? to[0] : to)!.value[0]!.address === 'ben@alumni.example');
}

/** What the files of a mail do to a calendar: how often each UID is put in or taken out. */
function calendarsIn({ attachments }: ParsedMail): { method: string; uid: string }[] {
  return attachments.map(({ content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content.toString('utf8')) as unknown[]);
    assert.equal(calendar.getAllSubcomponents('vevent').length, 1);
    return { method: String(calendar.getFirstPropertyValue('method')), uid: String(calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue('uid')) };
  });
}

/** Ben, in Berlin (UTC+1), with a mentee and open hours on every day. */
async function ben() {
  const place = await aProgram({ settings: { requests: { flash: true }, match: { weeks: 520 } } });
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', zone: 'Europe/Berlin' } });
  await someAvailability(place, mentor.personId, { flashPerMonth: 2, flashMinutes: 30 });
  return { ...(await aPair(place, { mentor })), place };
}

// 2027-03-01 is a Monday.
const noon = new Date('2027-03-01T11:00Z');
const night = new Date('2027-03-01T22:30Z');
const tomorrow = '2027-03-02T09:00:00.000Z';
const nextWeek = '2027-03-09T09:00:00.000Z';

test('who was to meet tomorrow morning hears at night that it is next week', async () => {
  const { mentor, mentee, matchId } = await ben();
  const { id } = await bookMeeting(mentee, { matchId, start: tomorrow, minutes: 30 }, noon);
  await sendAt(noon);
  await editPreferences(mentor, { kinds: [{ kind: 'meetings', how: 'weekly' }] }, noon);
  await moveMeeting(mentee, id, { from: tomorrow, start: nextWeek }, night);
  assert.deepEqual((await sendAt(night)).map(({ subject }) => subject!.startsWith('Moved')), [true]);
});

test('news of a meeting that the next summary would miss comes a day before the meeting', async () => {
  const { mentor, mentee, matchId } = await ben();
  await editPreferences(mentor, { kinds: [{ kind: 'meetings', how: 'weekly' }] }, noon);
  await bookMeeting(mentee, { matchId, start: '2027-03-04T12:00:00.000Z', minutes: 30 }, noon);
  await bookMeeting(mentee, { matchId, start: '2027-03-18T12:00:00.000Z', minutes: 30 }, noon);
  assert.deepEqual(await sendAt(noon), []);
  assert.deepEqual(await sendAt(new Date('2027-03-03T11:59Z')), []);
  const [near, ...more] = await sendAt(new Date('2027-03-03T12:00Z'));
  assert.deepEqual([near!.subject!.startsWith('What is new'), more.length], [false, 0]);
  assert.equal((await sendAt(new Date('2027-03-08T07:00Z'))).length, 1, 'the other one comes with the summary');
});

test('a series whose first time is tomorrow morning is called off at night, and each of its times leaves the calendar of both', async () => {
  const { mentee, mentor, matchId } = await ben();
  const booked = await bookSeries(mentee, { matchId, minutes: 30, repeat: 'weekly', starts: [tomorrow, nextWeek] }, noon);
  const [invitation] = await sendAt(noon);
  const uids = calendarsIn(invitation!);
  assert.deepEqual(invitation!.attachments.map(({ filename }) => filename), ['invite-2027-03-02.ics', 'invite-2027-03-09.ics']);
  assert.deepEqual(uids.map(({ method }) => method), ['REQUEST', 'REQUEST']);
  assert.equal(new Set(uids.map(({ uid }) => uid)).size, 2);
  await cancelSeries(mentor, booked.items[0]!.id, { reason: 'Ill' }, night);
  const [off] = await sendAt(night);
  assert.match(off!.text!, /You cancelled these meetings/);
  assert.deepEqual(calendarsIn(off!), uids.map(({ uid }) => ({ method: 'CANCEL', uid })));
  assert.equal(inbox.mails.at(-1)!.attachments.length, 2);
});

test('a series that moves comes in one mail, which puts each of its meetings elsewhere in the calendar; what stays is not in it', async () => {
  const { mentee, matchId } = await ben();
  const third = '2027-03-16T09:00:00.000Z';
  const { items } = await bookSeries(mentee, { matchId, minutes: 30, repeat: 'weekly', starts: [tomorrow, nextWeek, third] }, noon);
  const [invitation] = await sendAt(noon);
  const [, ...uids] = calendarsIn(invitation!);
  await moveSeries(mentee, items[1]!.id, { from: nextWeek, start: '2027-03-10T10:00:00.000Z', reason: 'A class', staying: [] }, new Date(noon.getTime() + 60_000));
  const [moved, ...more] = await sendAt(new Date(noon.getTime() + 120_000));
  assert.equal(more.length, 0);
  assert.match(moved!.text!, /moved these meetings/);
  assert.match(moved!.text!, /A class/);
  assert.deepEqual(calendarsIn(moved!), uids);
  assert.deepEqual(moved!.attachments.map(({ content }) => /SEQUENCE:(\d+)/.exec(content.toString('utf8'))?.[1]), ['1', '1']);
  assert.match(moved!.attachments[0]!.content.toString('utf8'), /DTSTART[^:]*:20270310T/);
});

test('newer zone data are told of a series in one mail: why, what it was, what it is, and a file for each of its meetings', async () => {
  const { mentee, matchId, place } = await ben();
  const third = '2027-03-16T09:00:00.000Z';
  const { items } = await bookSeries(mentee, { matchId, minutes: 30, repeat: 'weekly', starts: [nextWeek, third] }, noon);
  const [invitation] = await sendAt(noon);
  // As if Berlin had been an hour further ahead by the data until now: 11:00 was promised.
  for (const { id, when } of items) await MeetingModel.updateOne({ ...place, _id: id }, { $set: { zoneData: '2020a', local: `${when.theirs.date}T11:00` } });
  assert.deepEqual(await recomputeMeetings({ kind: 'system', job: 'recompute-meetings' }, noon), { moved: 2, inTheWay: 0 });
  const [told, ...more] = await sendAt(noon);
  assert.equal(more.length, 0);
  assert.match(told!.text!, /The rules for local time have changed/);
  assert.match(told!.text!, /Your time, Berlin:\nTuesday, 9 March 2027, 11:00 – 11:30\nTuesday, 16 March 2027, 11:00 – 11:30/);
  assert.match(told!.text!, /Until now \(your time, Berlin\):\nTuesday, 9 March 2027, 11:00 – 11:30/);
  assert.match(told!.text!, /Until now \([^)]*’s time, [^)]*\):/);
  assert.deepEqual(calendarsIn(told!), calendarsIn(invitation!));
  assert.deepEqual(told!.attachments.map(({ content }) => /SEQUENCE:(\d+)/.exec(content.toString('utf8'))?.[1]), ['1', '1']);
  assert.match(told!.attachments[0]!.content.toString('utf8'), /DTSTART;TZID=Europe\/Berlin:20270309T110000/);
});

test('a summary puts the meetings that it tells of into the calendar, and takes those out that are cancelled by then', async () => {
  const { mentor, mentee, matchId } = await ben();
  await editPreferences(mentor, { kinds: [{ kind: 'meetings', how: 'daily' }] }, noon);
  await bookMeeting(mentee, { matchId, start: nextWeek, minutes: 30 }, noon);
  await bookMeeting(mentee, { matchId, start: '2027-03-09T10:00:00.000Z', minutes: 30 }, noon);
  const { id } = await bookMeeting(mentee, { matchId, start: '2027-03-10T09:00:00.000Z', minutes: 30 }, noon);
  assert.deepEqual(await sendAt(noon), []);
  await cancelMeeting(mentee, id, {}, noon);
  assert.deepEqual(await sendAt(noon), []);
  const [digest] = await sendAt(new Date('2027-03-02T07:00Z'));
  assert.deepEqual(calendarsIn(digest!).map(({ method }) => method), ['REQUEST', 'REQUEST', 'CANCEL']);
  assert.deepEqual(digest!.attachments.map(({ filename }) => filename), ['invite-2027-03-09.ics', 'invite-2027-03-09-2.ics', 'cancel-2027-03-10.ics']);
  assert.equal(digest!.text!.match(/^- /gm)?.length, 3, 'nobody reads that what is cancelled was booked');
});

test('a summary with one invitation carries it beside its text and as a file, as a mail of its own does, so that calendars take it', async () => {
  const { mentor, mentee, matchId } = await ben();
  await editPreferences(mentor, { kinds: [{ kind: 'meetings', how: 'daily' }] }, noon);
  await bookMeeting(mentee, { matchId, start: nextWeek, minutes: 30 }, noon);
  assert.deepEqual(await sendAt(noon), []);
  const [digest] = await sendAt(new Date('2027-03-02T07:00Z'));
  assert.deepEqual(digest!.attachments.map(({ contentType, filename }) => [contentType, filename]), [['text/calendar', undefined], ['application/ics', 'invite.ics']]);
  const [part, file] = calendarsIn(digest!);
  assert.deepEqual([part!.method, part!.uid], ['REQUEST', file!.uid]);
});

test('a meeting that went to and fro is told by its last move alone', async () => {
  const { mentor, mentee, matchId } = await ben();
  const [a, b, c] = ['2027-03-09T09:00:00.000Z', '2027-03-10T09:00:00.000Z', '2027-03-11T09:00:00.000Z'] as const;
  const { id } = await bookMeeting(mentee, { matchId, start: a, minutes: 30 }, noon);
  await sendAt(noon);
  for (const [n, [from, start]] of ([[a, b], [b, c], [c, b]] as const).entries()) await moveMeeting(mentor, id, { from, start }, new Date(noon.getTime() + (n + 1) * 60_000));
  assert.equal((await sendAt(new Date(noon.getTime() + 600_000))).length, 1);
});

test('that a flash session could go on wakes nobody at night', async () => {
  const { place, mentor } = await ben();
  const ana = await aMentee(place, { person: { email: 'ben@alumni.example', zone: 'Europe/Berlin' } });
  const { id } = await bookFlashSession(ana, { mentorId: mentor.personId, start: tomorrow, topic: 'data-careers', question: 'How?' }, noon);
  await sendAt(noon);
  await confirmHeld(ana, id, { held: true }, new Date('2027-03-02T10:00Z'));
  const late = new Date('2027-03-02T22:30Z');
  await goOnAfterFlash(mentor, id, late);
  assert.deepEqual(await sendAt(late), []);
  assert.equal((await sendAt(new Date('2027-03-03T07:00Z'))).length, 1);
});
