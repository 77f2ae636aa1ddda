import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import type { ProgramActor } from '../../models/actor.ts';
import { bookCircleMeeting, joinCircle, startCircle } from '../../models/circles/circles.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { bookMeeting, confirmHeld, contestHeld, markAttendance } from '../../models/meetings/meetings.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { editPreferences } from '../../models/notifications/preferences.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { proposeTimes, withdrawTimes } from '../../models/proposals/proposals.ts';
import { locales } from '../../models/vocabulary.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from './mailer.ts';
import { openInbox } from './test-inbox.ts';
import { wordsOf } from './words/index.ts';

await useTestDatabase();

const inbox = await openInbox();
after(() => inbox.close());
beforeEach(async () => void (await OutboxModel.deleteMany({}).setOptions({ acrossTenants: 'each test has its own mail' })));
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };

/** Mails to one of them that leave at a moment. @param log where what the sender logs is written down */
async function sentAt(at: Date, to: string, log: string[] = []): Promise<ParsedMail[]> {
  const from = inbox.mails.length;
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets, quietHours: true }, pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }), () => at);
  await mailer.sendDue();
  await mailer.close();
  return inbox.mails.slice(from).filter((mail) => (Array.isArray(mail.to) ? mail.to[0] : mail.to)!.value[0]!.address === to);
}
const subjects = (mails: readonly ParsedMail[]) => mails.map(({ subject }) => subject);

// 2027-11-08 is a Monday; Berlin is on UTC+1, São Paulo on UTC-3.
const booking = new Date('2027-11-02T13:00Z');
const slot = { start: '2027-11-08T11:00:00.000Z', minutes: 30 };
const over = new Date('2027-11-08T12:00Z');
const minutes = (count: number): Date => new Date(over.getTime() + count * 60_000);
const days = (count: number): Date => minutes(count * 24 * 60);
const [benAt, anaAt, boAt] = ['ben@alumni.example', 'ana@northfield.example', 'bo@northfield.example'] as const;
const zones = { ben: 'Europe/Berlin', ana: 'America/Sao_Paulo' } as const;

/** Ben and Ana have met, or not. */
async function aMeeting(locale: (typeof locales)[number] = 'en') {
  const place = await aProgram({ settings: { match: { weeks: 520 } } });
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: benAt, zone: zones.ben, locale } });
  const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: anaAt, zone: zones.ana, locale } });
  await someAvailability(place, mentor.personId);
  const pair = await aPair(place, { mentor, mentee });
  const { id } = await bookMeeting(mentee, { matchId: pair.matchId, ...slot }, booking);
  await sentAt(booking, anaAt);
  return { place, mentor, mentee, matchId: pair.matchId, id };
}

/** Ben's circle of Ana and Bo has met. */
async function aCircle(locale: (typeof locales)[number] = 'en') {
  const place = await aProgram({ settings: { match: { weeks: 520 } } });
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: benAt, zone: zones.ben, locale } });
  await someAvailability(place, mentor.personId);
  const circle = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, booking);
  const members: ProgramActor[] = [];
  for (const [name, email] of [['Ana Ribeiro', anaAt], ['Bo Lindqvist', boAt]] as const) {
    const member = await aMentee(place, { person: { name, email, zone: zones.ana, locale } });
    await joinCircle(member, circle.id, booking);
    members.push(member);
  }
  const { id } = await bookCircleMeeting(mentor, circle.id, slot, booking);
  await sentAt(booking, anaAt);
  return { place, mentor, ana: members[0]!, bo: members[1]!, circleId: circle.id, id };
}

/** Words up to the first blank. */
const start = (words: string, other: string): string => words.replaceAll('{other}', other).split('{')[0]!;

test('who is noted as not there hears of it in every locale: who said so and why, how to say otherwise and until when on their clock', async () => {
  for (const locale of locales) {
    const { mentor, mentee, id } = await aMeeting(locale);
    await confirmHeld(mentor, id, { held: false, absent: 'them', reason: 'I waited for twenty minutes' }, over);
    const [mail, ...more] = await sentAt(over, anaAt);
    assert.equal(more.length, 0, locale);
    const words = wordsOf[locale];
    for (const part of [start(words['absence-noted.lead'], 'Ben Köhler'), start(words['absence-noted.next'], ''), words['absence-noted.next'].split('{until}')[1]!, 'I waited for twenty minutes', words['why.meetings'].replace('{program}', 'Alumni and careers'), words.stop, words.open]) assert.ok(mail!.text!.includes(part), `${locale}: ${part}`);
    const until = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zones.ana }).format(days(7));
    assert.ok(mail!.text!.includes(until), `${locale}: ${until}`);
    if (locale === 'en') assert.match(mail!.text!, /by Monday,? 15 November at 09:00: in Mentoring/);
    assert.ok(![mail!.text!, mail!.subject!].some((part) => /\{\w+\}/.test(part)), `${locale}: every blank is filled`);
    assert.deepEqual(await sentAt(over, benAt), [], 'who said so is not told');
    await contestHeld(mentee, id, { held: true, reason: 'I was there from 8:02' }, minutes(10));
    const [contested, ...others] = await sentAt(minutes(10), benAt);
    assert.equal(others.length, 0, locale);
    for (const part of [start(words['outcome-contested.lead'], 'Ana Ribeiro'), words['outcome-contested.next'].replaceAll('{other}', 'Ana Ribeiro'), 'I was there from 8:02']) assert.ok(contested!.text!.includes(part), `${locale}: ${part}`);
    assert.ok(![contested!.text!, contested!.subject!].some((part) => /\{\w+\}/.test(part)), `${locale}: every blank is filled`);
  }
});

test('nobody is mailed for what they said of themselves, for a meeting that both had agreed to leave out, nor for one that was held', async () => {
  for (const word of [{ held: true }, { held: false }, { held: false, absent: 'me' }, { held: false, absent: 'nobody' }] as const) {
    const { mentor, id } = await aMeeting();
    await confirmHeld(mentor, id, word, over);
    assert.deepEqual([subjects(await sentAt(over, anaAt)), subjects(await sentAt(over, benAt))], [[], []]);
  }
});

test('a mentor who is noted as not there hears of it as well', async () => {
  const { mentee, id } = await aMeeting();
  await confirmHeld(mentee, id, { held: false, absent: 'them' }, over);
  assert.match(subjects(await sentAt(over, benAt))[0]!, /^Ana Ribeiro noted that you were not there: /);
});

test('the note comes two days before the last day to contest it at the latest, whatever summary somebody wishes, and does not come once that is over', async () => {
  const { mentor, mentee, id } = await aMeeting();
  await editPreferences(mentee, { kinds: [{ kind: 'meetings', how: 'weekly' }] }, booking);
  await confirmHeld(mentor, id, { held: false, absent: 'them' }, over);
  assert.deepEqual(await sentAt(over, anaAt), []);
  const [row] = await OutboxModel.find({ tenantId: mentee.tenantId, programId: mentee.programId, template: 'absence-noted' }).lean();
  assert.deepEqual(row!.dueAt, new Date('2027-11-09T11:00Z'), 'tomorrow morning: the weekly summary, on Monday, would come too late');
  const [digest] = await sentAt(row!.dueAt, anaAt);
  assert.match(digest!.text!, /Ben Köhler noted that you were not there/);
  const late = await aMeeting();
  await confirmHeld(late.mentor, late.id, { held: false, absent: 'them' }, over);
  assert.deepEqual(await sentAt(days(8), anaAt), []);
});

test('a note that somebody contests before its mail leaves has nothing to tell', async () => {
  const { mentor, mentee, id } = await aMeeting();
  await confirmHeld(mentor, id, { held: false, absent: 'them' }, over);
  await contestHeld(mentee, id, { held: true }, over);
  assert.deepEqual(await sentAt(over, anaAt), []);
});

test('members of a circle hear of their own absence alone, in words of the circle, and its mentor that one says otherwise, in every locale', async () => {
  for (const locale of locales) {
    const { mentor, ana, id } = await aCircle(locale);
    await markAttendance(mentor, id, { absentIds: [ana.personId] }, over);
    const [mail, ...more] = await sentAt(over, anaAt);
    assert.deepEqual([more.length, await sentAt(over, boAt)], [0, []]);
    const words = wordsOf[locale];
    const filled = (text: string): string => start(text.replaceAll('{circle}', 'Data careers'), 'Ben Köhler');
    for (const part of [filled(words['absence-noted.circle.lead']), words['absence-noted.circle.next'].split('{until}')[1]!]) assert.ok(mail!.text!.includes(part), `${locale}: ${part}`);
    assert.ok(!mail!.text!.includes('Bo Lindqvist'));
    await contestHeld(ana, id, { reason: 'By phone' }, minutes(5));
    const [contested] = await sentAt(minutes(5), benAt);
    for (const part of [words['outcome-contested.circle.lead'].replaceAll('{circle}', 'Data careers').replaceAll('{other}', 'Ana Ribeiro').split('{')[0]!, words['outcome-contested.circle.next'].replaceAll('{other}', 'Ana Ribeiro'), 'By phone']) assert.ok(contested!.text!.includes(part), `${locale}: ${part}`);
    for (const { text, subject } of [mail!, contested!]) assert.ok(![text!, subject!].some((part) => /\{\w+\}/.test(part)), `${locale}: every blank is filled`);
  }
});

test('a note that its mentor puts right leaves no wrong mail standing: it is not sent, or it is taken back by one of its own', async () => {
  const unsent = await aCircle();
  await markAttendance(unsent.mentor, unsent.id, { absentIds: [unsent.ana.personId] }, over);
  await markAttendance(unsent.mentor, unsent.id, { absentIds: [unsent.bo.personId] }, minutes(1));
  assert.deepEqual([(await sentAt(minutes(1), boAt)).length, subjects(await sentAt(minutes(10), anaAt))], [1, []]);
  for (const locale of locales) {
    const { mentor, ana, bo, id } = await aCircle(locale);
    await markAttendance(mentor, id, { absentIds: [ana.personId, bo.personId] }, over);
    assert.equal((await sentAt(over, anaAt)).length, 1);
    await markAttendance(mentor, id, { absentIds: [bo.personId] }, minutes(1));
    assert.deepEqual(await sentAt(minutes(1), anaAt), [], 'it waits until the first is known to have left');
    const [corrected, ...more] = await sentAt(minutes(3), anaAt);
    const { 'absence-corrected.lead': lead, 'absence-corrected.next': next } = wordsOf[locale];
    for (const part of [start(lead.replaceAll('{circle}', 'Data careers'), 'Ben Köhler'), next]) assert.ok(corrected!.text!.includes(part), `${locale}: ${part}`);
    assert.ok(!/\{\w+\}/.test(corrected!.text! + corrected!.subject!));
    assert.equal(more.length, 0);
    await markAttendance(mentor, id, { absentIds: [ana.personId, bo.personId] }, minutes(4));
    assert.equal((await sentAt(minutes(4), anaAt)).length, 1, 'said again, it is a note of its own');
    assert.deepEqual(await sentAt(minutes(10), boAt), [], 'who stays noted is told once');
  }
});

test('taken back and said again before any of it leaves is one mail', async () => {
  const { mentor, ana, id } = await aCircle();
  for (const [n, absentIds] of [[ana.personId], [], [ana.personId]].entries()) await markAttendance(mentor, id, { absentIds }, minutes(n));
  assert.equal((await sentAt(minutes(10), anaAt)).length, 1);
});

test('tried again, a note has the same Message-ID, and no log says whom it is about', async () => {
  const { mentor, mentee, place, id } = await aMeeting();
  await confirmHeld(mentor, id, { held: false, absent: 'them', reason: 'Canary of a reason' }, over);
  const log: string[] = [];
  const [first] = await sentAt(over, anaAt, log);
  await OutboxModel.updateMany({ ...place, template: 'absence-noted' }, { $set: { state: 'due', leasedUntil: null } });
  const [again] = await sentAt(minutes(2), anaAt, log);
  assert.match(first!.messageId!, new RegExp(`^<[0-9a-f]{24}\\.${mentee.personId}\\.absence-noted@tool\\.example>$`));
  assert.equal(again!.messageId, first!.messageId);
  assert.doesNotMatch(log.join('\n'), /Ana|Ben|Canary|example/);
});

test('times that are taken back are told to who was asked, in every locale; where the asking never left, nothing is', async () => {
  for (const locale of locales) {
    const { mentor, matchId } = await aMeeting(locale);
    const { circleId, ...circle } = await aCircle(locale);
      const times = { minutes: 30, starts: ['2027-11-20T11:00Z'] };
    const asked = await proposeTimes(mentor, { matchId, ...times }, over);
    const toCircle = await proposeTimes(circle.mentor, { circleId, ...times }, over);
    const before = await sentAt(over, anaAt);
    assert.equal(before.length, 2, locale);
    await withdrawTimes(mentor, asked.id, minutes(1));
    await withdrawTimes(circle.mentor, toCircle.id, minutes(1));
    assert.deepEqual(await sentAt(minutes(1), anaAt), []);
    const mails = await sentAt(minutes(3), anaAt);
    const words = wordsOf[locale];
    const filled = (text: string): string => text.replaceAll('{other}', 'Ben Köhler').replaceAll('{circle}', 'Data careers');
    assert.deepEqual(subjects(mails), [filled(words['times-withdrawn.subject']), filled(words['times-withdrawn.subject'])]);
    for (const [n, lead] of [words['times-withdrawn.lead'], words['times-withdrawn.circle.lead']].entries()) for (const part of [filled(lead), words['times-withdrawn.next']]) assert.ok(mails[n]!.text!.includes(part), `${locale}: ${part}`);
    const unsent = await proposeTimes(mentor, { matchId, ...times }, minutes(5));
    await withdrawTimes(mentor, unsent.id, minutes(5));
    assert.deepEqual(await sentAt(minutes(10), anaAt), []);
  }
});
