import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import ICAL from 'ical.js';
import type { Attachment } from 'mailparser';
import { pino } from 'pino';
import { AvailabilityModel } from '../../models/availability/availability.model.ts';
import { bookCircleMeeting, inviteToCircle, joinCircle, leaveCircle, readCircle, removeMember, startCircle } from '../../models/circles/circles.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { sendMatchRequest } from '../../models/matches/match-requests.ts';
import { pauseMatch, resumeMatch } from '../../models/matches/matches.ts';
import { bookFlashSession, bookMeeting, cancelMeeting, changeRoom, changeRoomsOfBooked, listMeetings, moveMeeting, recomputeMeetings } from '../../models/meetings/meetings.ts';
import { MeetingModel } from '../../models/meetings/meeting.model.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { leaveProgram } from '../../models/people/leaving.ts';
import { pauseAbsent } from '../../models/people/people.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from '../mail/mailer.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { calendarWordsOf } from './words/index.ts';

await useTestDatabase();
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };
const log = pino({ enabled: false });
const now = new Date('2026-11-27T09:00Z');

/** Mails that are due, as they arrive. */
async function arrived() {
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets }, log);
  await mailer.sendDue();
  await mailer.close();
  await inbox.close();
  return inbox.mails;
}

/** The same by the name before the @ of their receiver, with the invitations in them. */
async function delivered(): Promise<Map<string, Invited[]>> {
  const all = new Map<string, Invited[]>();
  for (const mail of await arrived()) {
    const address = (Array.isArray(mail.to) ? mail.to[0] : mail.to)!.value[0]!.address!;
    all.set(address.split('@')[0]!, [...(all.get(address.split('@')[0]!) ?? []), ...mail.attachments.filter(({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics').map(invited)]);
  }
  return all;
}

type Invited = ReturnType<typeof invited>;
function invited({ contentType, filename, content, headers }: Attachment) {
  const text = content.toString('utf8');
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const vevent = calendar.getFirstSubcomponent('vevent')!;
  return { contentType, filename, text, type: headers.get('content-type'), method: String(calendar.getFirstPropertyValue('method')), vevent, event: new ICAL.Event(vevent) };
}

/** Wednesday, as `someAvailability` has it: Ben in Berlin, Ana in São Paulo. */
async function aBooking({ locale = 'en', title }: { locale?: Locale; title?: string } = {}) {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', zone: 'Europe/Berlin', locale } });
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.example/ben' });
  const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: 'ana@northfield.example', zone: 'America/Sao_Paulo', locale } });
  const { matchId } = await aPair(place, { mentor, mentee });
  const meeting = await bookMeeting(mentee, { matchId, start: '2026-12-02T11:00:00Z', minutes: 30, ...(title === undefined ? {} : { title }) }, now);
  return { place, mentor, mentee, meeting };
}

test('a booked meeting invites both, the one who booked too: as a part of the mail and as a file, each on their own clock', async () => {
  const { meeting } = await aBooking();
  const mails = await delivered();
  assert.deepEqual([...mails.keys()].sort(), ['ana', 'ben']);
  for (const [who, local, zone] of [['ana', '2026-12-02T08:00:00', 'America/Sao_Paulo'], ['ben', '2026-12-02T12:00:00', 'Europe/Berlin']] as const) {
    const [part, file, ...more] = mails.get(who)!;
    assert.equal(more.length, 0);
    assert.deepEqual([part!.contentType, file!.contentType, file!.filename], ['text/calendar', 'application/ics', 'invite.ics']);
    assert.equal(part!.text, file!.text);
    assert.deepEqual((part!.type as unknown as { params: object }).params, { charset: 'utf-8', method: 'REQUEST' });
    assert.deepEqual([part!.method, part!.event.sequence, part!.event.startDate.toString(), part!.event.startDate.zone.tzid || part!.vevent.getFirstProperty('dtstart')!.getParameter('tzid')], ['REQUEST', 0, local, zone]);
    assert.equal(part!.event.location, 'https://meet.example/ben');
  }
  const stored = await MeetingModel.findOne({ uid: mails.get('ana')![0]!.event.uid }).setOptions({ acrossTenants: 'a test' }).lean();
  assert.equal(String(stored!._id), meeting.id);
  assert.equal(mails.get('ben')![0]!.event.uid, stored!.uid);
});

for (const locale of locales) {
  test(`where a calendar offers to answer, mail and entry say that this reaches nobody, and no client is asked to: ${locale}`, async () => {
    const { mentor, meeting } = await aBooking({ locale });
    const { noAnswer } = calendarWordsOf[locale];
    const booked = await arrived();
    assert.equal(booked.length, 2);
    for (const mail of booked) {
      const { vevent, event } = invited(mail.attachments.find(({ contentType }) => contentType === 'text/calendar')!);
      assert.ok([mail.text, mail.html || '', event.description].every((words) => words!.replaceAll(/\s+/g, ' ').includes(noAnswer)), mail.text ?? '');
      const [attendee, ...others] = vevent.getAllProperties('attendee');
      assert.deepEqual([others.length, attendee!.getParameter('rsvp'), attendee!.getParameter('partstat'), vevent.getFirstPropertyValue('x-microsoft-disallow-counter')], [0, 'FALSE', 'ACCEPTED', 'TRUE']);
      assert.deepEqual([vevent.getFirstPropertyValue('organizer'), mail.replyTo], ['mailto:mentoring@tool.example', undefined], 'an answer goes where the mail came from');
    }
    await cancelMeeting(mentor, meeting.id, {}, now);
    for (const { text } of await arrived()) assert.ok(!text!.replaceAll(/\s+/g, ' ').includes(noAnswer), 'there is nothing to answer in what takes it out');
  });
}

test('by an invitation nobody learns the address of anybody else', async () => {
  await aBooking();
  const mails = await delivered();
  for (const [who, other] of [['ana', 'ben@'], ['ben', 'ana@']] as const) {
    const [{ text, vevent }] = mails.get(who) as [Invited];
    assert.ok(!text.includes(other), who);
    assert.equal(vevent.getAllProperties('attendee').length, 1);
    assert.equal(vevent.getFirstPropertyValue('organizer'), 'mailto:mentoring@tool.example');
  }
});

test('new zone data and a cancellation reach both calendars: the same UID, the SEQUENCE up each time', async () => {
  const { mentee, meeting, place } = await aBooking();
  const [first] = (await delivered()).get('ana')!;
  // As after new zone data, by which what was promised to the mentor is another instant.
  await MeetingModel.updateOne({ ...place, _id: meeting.id }, { $set: { zoneData: '1999a', local: '2026-12-02T13:00' } });
  await recomputeMeetings({ kind: 'system', job: 'recompute-meetings' }, now);
  const moved = await delivered();
  for (const who of ['ana', 'ben']) {
    const [part, file] = moved.get(who)!;
    assert.deepEqual([part!.method, part!.event.uid, part!.event.sequence, file!.text], ['REQUEST', first!.event.uid, 1, part!.text], who);
    assert.equal(part!.event.startDate.toString(), who === 'ana' ? '2026-12-02T09:00:00' : '2026-12-02T13:00:00');
  }
  await cancelMeeting(mentee, meeting.id, {}, now);
  const mails = await delivered();
  for (const who of ['ana', 'ben']) {
    const [part, file] = mails.get(who)!;
    assert.deepEqual([part!.method, part!.event.uid, part!.event.sequence, part!.vevent.getFirstPropertyValue('status'), file!.filename], ['CANCEL', first!.event.uid, 2, 'CANCELLED', 'cancel.ics'], who);
    assert.equal(part!.event.startDate.toString(), who === 'ana' ? '2026-12-02T09:00:00' : '2026-12-02T13:00:00');
  }
});

test('another video room reaches both calendars, at the same time as before: as an invitation of its own for one meeting', async () => {
  const { mentor, meeting } = await aBooking();
  const [first] = (await delivered()).get('ana')!;
  const { meetingUrl } = await changeRoom(mentor, meeting.id, { from: 'https://meet.example/ben', address: 'https://meet.jit.si/{room}' }, now);
  const mails = await delivered();
  for (const who of ['ana', 'ben']) {
    const [part, file, ...more] = mails.get(who)!;
    assert.equal(more.length, 0);
    assert.deepEqual([part!.contentType, part!.method, part!.event.uid, part!.event.sequence, part!.event.location, part!.vevent.getFirstPropertyValue('url')], ['text/calendar', 'REQUEST', first!.event.uid, 1, meetingUrl, meetingUrl], who);
    assert.ok(!file!.text.includes('meet.example'), 'the old address is nowhere in it');
    assert.equal(part!.event.startDate.toString(), who === 'ana' ? '2026-12-02T08:00:00' : '2026-12-02T12:00:00');
  }
});

test('all meetings of a circle in another room are one mail to each of its people', async () => {
  const { place, ben, uids } = await aCircleThatMeets();
  await AvailabilityModel.updateOne({ ...place, mentorId: ben.personId }, { $set: { meetingUrl: 'https://video.example/9' } });
  await changeRoomsOfBooked(ben, now);
  const mails = await delivered();
  for (const who of ['ana', 'bo', 'ben']) {
    const files = mails.get(who)!;
    assert.deepEqual(files.map(({ method, event, filename }) => [method, event.uid, event.sequence, event.location, filename]), uids.map((uid, n) => ['REQUEST', uid, 1, 'https://video.example/9', `invite-2026-12-0${n + 2}.ics`]), who);
  }
});

test('what was cancelled before its booking was mailed is told as cancelled, and only that', async () => {
  const { mentee, meeting } = await aBooking();
  await cancelMeeting(mentee, meeting.id, {}, now);
  const mails = await delivered();
  for (const who of ['ana', 'ben']) assert.deepEqual(mails.get(who)!.map(({ method }) => method), ['CANCEL', 'CANCEL'], who);
});

test('an invitation is in its receiver’s language, and a title goes before it', async () => {
  for (const locale of locales) {
    await aBooking({ locale });
    const [plain] = (await delivered()).get('ana')!;
    assert.equal(plain!.event.summary, calendarWordsOf[locale].meetingWith.replace('{name}', 'Ben Köhler'));
    assert.ok(!/\{\w+\}/.test(plain!.text), 'every blank is filled');
    const title = 'خطة, التدريب; 🎓 next: \\ steps';
    await aBooking({ locale, title });
    const [titled] = (await delivered()).get('ana')!;
    assert.equal(titled!.event.summary, title);
    assert.ok(titled!.event.description.startsWith(plain!.event.summary));
  }
});

test('where names are hidden an invitation names a role and a number, and not the room', async () => {
  const place = await aProgram({ settings: { fairness: { blind: true }, requests: { flash: true } } });
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', zone: 'Europe/Berlin' } });
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.example/ben-koehler', flashPerMonth: 4, flashMinutes: 30 });
  const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: 'ana@northfield.example', zone: 'America/Sao_Paulo' } });
  await bookFlashSession(mentee, { mentorId: mentor.personId, start: '2026-12-02T11:00:00Z', topic: 'data-careers', question: 'How do I begin?' }, now);
  const mails = await delivered();
  const [toAna] = mails.get('ana')!;
  assert.ok(!/Ben|Köhler|koehler|Berlin/.test(toAna!.text), toAna!.text);
  assert.match(toAna!.event.description, /Question: How do I begin\?\nThe video room opens 10 minutes before/);
  assert.ok(!/Ana|Ribeiro|Sao_Paulo/.test(mails.get('ben')![0]!.text));
});

test('members of a circle are each invited alone, by the circle’s name', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example' } });
  await someAvailability(place, mentor.personId);
  const { id } = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, now);
  for (const who of ['ana', 'bo']) await joinCircle(await aMentee(place, { person: { email: `${who}@northfield.example` } }), id, now);
  await bookCircleMeeting(mentor, id, { start: '2026-12-02T11:00:00Z', minutes: 30 }, now);
  const mails = await delivered();
  const uids = new Set<string>();
  for (const who of ['ana', 'bo', 'ben']) {
    const [part] = mails.get(who)!;
    const addresses = part!.text.replaceAll('\r\n ', '').match(/[\w-]+@[\w.]+/g);
    assert.deepEqual(new Set(addresses), new Set(['mentoring@tool.example', `${who}@${who === 'ben' ? 'alumni' : 'northfield'}.example`]));
    assert.equal(part!.event.summary, 'Meeting with Data careers');
    uids.add(part!.event.uid);
  }
  assert.equal(uids.size, 1);
});

for (const locale of locales) {
  test(`how to move or cancel a circle’s meeting stands in the calendar of its mentor alone, and of nobody once it is off: ${locale}`, async () => {
    const place = await aProgram();
    const ben = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', locale } });
    await someAvailability(place, ben.personId);
    const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
    await joinCircle(await aMentee(place, { person: { email: 'ana@northfield.example', locale } }), id, now);
    const meeting = await bookCircleMeeting(ben, id, { start: '2026-12-02T11:00:00Z', minutes: 30 }, now);
    const saysSo = (mails: Map<string, Invited[]>, who: string): boolean => mails.get(who)![0]!.event.description.includes(calendarWordsOf[locale].toChange.split('{program}')[0]!);
    const booked = await delivered();
    assert.deepEqual(['ana', 'ben'].map((who) => saysSo(booked, who)), [false, true]);
    await cancelMeeting(ben, meeting.id, {}, now);
    const off = await delivered();
    assert.deepEqual(['ana', 'ben'].map((who) => saysSo(off, who)), [false, false]);
  });
}

/** Ben's circle of Ana and Bo, with two meetings to come; what invited them is delivered. */
async function aCircleThatMeets() {
  const place = await aProgram();
  const ben = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example' } });
  await someAvailability(place, ben.personId, { meetingUrl: 'https://meet.example/ben' });
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'hidden' }, now);
  const [ana, bo] = [await aMentee(place, { person: { email: 'ana@northfield.example' } }), await aMentee(place, { person: { email: 'bo@northfield.example' } })];
  for (const member of [ana, bo]) {
    await inviteToCircle(ben, id, member.personId, {}, now);
    await joinCircle(member, id, now);
  }
  for (const day of ['02', '03']) await bookCircleMeeting(ben, id, { start: `2026-12-${day}T11:00:00Z`, minutes: 30, title: 'Portfolios' }, now);
  const invited = (await delivered()).get('ana')!;
  return { place, ben, ana, bo, id, uids: [...new Set(invited.map(({ event }) => event.uid))] };
}

const waysOut: Readonly<Record<string, (circle: Awaited<ReturnType<typeof aCircleThatMeets>>) => Promise<unknown>>> = {
  'leaves it': ({ ana, id }) => leaveCircle(ana, id, now),
  'is taken out of it': ({ ben, ana, id }) => removeMember(ben, id, ana.personId, { reason: 'As agreed.' }, now),
  'takes a break from it': async ({ ana, id }) => pauseMatch(ana, (await readCircle(ana, id, now)).myMatchId!, now),
  'is in no course of the program any more': ({ ana }) => pauseAbsent(ana, now),
  'leaves the program': ({ ana }) => leaveProgram(ana, now),
};
for (const [what, leave] of Object.entries(waysOut)) {
  test(`a member of a circle who ${what} has its meetings and their room taken out of their calendar; nobody else has`, async () => {
    const circle = await aCircleThatMeets();
    await leave(circle);
    const mails = await delivered();
    const cancelled = mails.get('ana')!;
    assert.deepEqual(cancelled.map(({ method, event, filename }) => [method, event.uid, event.sequence, filename]), circle.uids.map((uid, n) => ['CANCEL', uid, 1, `cancel-2026-12-0${n + 2}.ics`]));
    for (const { text } of cancelled) assert.ok(!/meet\.example|Ben|Köhler|bo@|Portfolios/.test(text), text);
    for (const who of ['ben', 'bo']) assert.deepEqual(mails.get(who) ?? [], [], who);
  });
}

test('who comes back to a circle is invited anew, by numbers that are later than those which took its meetings out', async () => {
  const { ana, id, uids } = await aCircleThatMeets();
  const matchId = (await readCircle(ana, id, now)).myMatchId!;
  await pauseMatch(ana, matchId, now);
  await delivered();
  await resumeMatch(ana, matchId, now);
  const invitations = (await delivered()).get('ana')!.filter(({ contentType }) => contentType === 'text/calendar');
  assert.deepEqual(invitations.map(({ method, event }) => [method, event.uid, event.sequence, event.location]), uids.map((uid) => ['REQUEST', uid, 2, 'https://meet.example/ben']));
});

test('who is back before the mail went is told of no meeting that they do not come to', async () => {
  const { ana, id } = await aCircleThatMeets();
  const matchId = (await readCircle(ana, id, now)).myMatchId!;
  await pauseMatch(ana, matchId, now);
  await resumeMatch(ana, matchId, now);
  assert.deepEqual([...new Set((await delivered()).get('ana')!.map(({ method }) => method))], ['REQUEST']);
});

test('what moves after somebody has left is not told to them', async () => {
  const { ben, ana, id } = await aCircleThatMeets();
  await leaveCircle(ana, id, now);
  const [meeting] = (await listMeetings(ben, {}, now)).items;
  await moveMeeting(ben, meeting!.id, { from: meeting!.when.start.toISOString(), start: '2026-12-04T09:00:00.000Z' }, now);
  const told = (await delivered()).get('ana')!;
  assert.deepEqual(told.map(({ method, event }) => [method, event.startDate.toJSDate().toISOString().slice(0, 16)]), [['CANCEL', '2026-12-02T11:00'], ['CANCEL', '2026-12-03T11:00']]);
});

test('mails about anything else bring no invitation', async () => {
  const { place } = await aBooking();
  await delivered();
  const mentor = await aMentor(place, { person: { email: 'carla@alumni.example' } });
  const mentee = await aMentee(place);
  await sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' });
  assert.deepEqual((await delivered()).get('carla'), []);
});
