import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { aCoordinator, aGradeColumn, aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { columnGone } from '../../models/grades/sending.ts';
import { bookMeeting, cancelMeeting, moveMeeting } from '../../models/meetings/meetings.ts';
import { acceptMatchRequest, declineMatchRequest, expireRequests, markMatchRequestRead, peekMatchRequest, remindMentors, sendMatchRequest, withdrawMatchRequest } from '../../models/matches/match-requests.ts';
import { confirmMatch, endMatch } from '../../models/matches/matches.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { readPreferences } from '../../models/notifications/preferences.ts';
import { addressRefused } from '../../models/people/addresses.ts';
import { pauseAbsent } from '../../models/people/people.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import { setProgramBrand } from '../../models/programs/brand.ts';
import type { Secrets } from '../config.ts';
import { createMailer } from './mailer.ts';
import { openInbox } from './test-inbox.ts';
import { wordsOf } from './words/index.ts';

await useTestDatabase();

const logged: string[] = [];
const log = pino({}, { write: (line: string) => void logged.push(line) });

const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };
const mailerFor = (smtpUrl: string) => createMailer({ smtpUrl, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets }, log);

const job = { kind: 'system', job: 'remind-mentors' } as const;

async function delivered(): Promise<ParsedMail[]> {
  const inbox = await openInbox();
  const mailer = mailerFor(inbox.url);
  await mailer.sendDue();
  await mailer.close();
  await inbox.close();
  return inbox.mails;
}

/** What is caused then is due now. */
const aMinuteAgo = (): Date => new Date(Date.now() - 60_000);

const addressOf = (mail: ParsedMail): string => (Array.isArray(mail.to) ? mail.to[0] : mail.to)!.value[0]!.address!;

async function aRequest(mentorLocale: Locale = 'en') {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', locale: mentorLocale } });
  const mentee = await aMentee(place, { person: { name: 'Ana <b>Ribeiro</b>', email: 'ana@northfield.example' } });
  const request = await sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Land a <data> internship', message: 'Hi Ben,\nI built a model.', cadence: 'monthly' });
  return { place, mentor, mentee, request };
}

function nextWednesday(hour: number): Date {
  const date = new Date();
  date.setUTCHours(hour, 0, 0, 0);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== 3);
  return date;
}

test('a request reaches the mentor in text and HTML that say the same, with people’s words escaped', async () => {
  await aRequest();
  const [mail, ...more] = await delivered();
  assert.equal(more.length, 0);
  assert.equal(addressOf(mail!), 'ben@alumni.example');
  assert.equal(mail!.subject, 'Ana <b>Ribeiro</b> asks you to be their mentor');
  for (const part of ['Land a <data> internship', 'Hi Ben,\nI built a model.', 'A no needs no reason', 'because you take part in Alumni and careers']) {
    assert.ok(mail!.text!.includes(part), part);
  }
  const html = mail!.html as string;
  assert.ok(html.includes('Land a &lt;data&gt; internship') && html.includes('Ana &lt;b&gt;Ribeiro&lt;/b&gt;'));
  const answers = [...html.matchAll(/<a href="(https:\/\/tool\.example\/answer\/[\w-]{43})"/g)].map(([, address]) => address!);
  assert.equal(new Set(answers).size, 2, 'yes and no, each by its own link');
  assert.ok(!/<script|<img|<link|src=|url\(/.test(html) && html.match(/https?:\/\//g)?.length === answers.length + 1, 'nothing is fetched from anywhere, and one link more stops mail like this');
});

test('an answer reaches the mentee: yes, or no without a reason', async () => {
  const yes = await aRequest();
  await acceptMatchRequest(yes.mentor, yes.request.id);
  const no = await aRequest();
  await declineMatchRequest(no.mentor, no.request.id);
  const subjects = (await delivered()).filter((mail) => addressOf(mail) === 'ana@northfield.example').map(({ subject }) => subject);
  assert.deepEqual(subjects.sort(), ['Ben Köhler can’t take this on right now', 'Ben Köhler said yes']);
});

test('a mentor who knows of a request hears that it was withdrawn, in every locale, why the mail came and how to have no more like it', async () => {
  for (const locale of locales) {
    const { mentee, request } = await aRequest(locale);
    await delivered();
    await withdrawMatchRequest(mentee, request.id, aMinuteAgo());
    const [mail, ...more] = await delivered();
    assert.deepEqual([addressOf(mail!), more.length], ['ben@alumni.example', 0]);
    const words = wordsOf[locale];
    for (const part of [words['request-withdrawn.lead'].replace('{other}', 'Ana <b>Ribeiro</b>'), words['request-withdrawn.next'], words['why.requests'].replace('{program}', 'Alumni and careers'), words.stop]) assert.ok(mail!.text!.includes(part), `${locale}: ${part}`);
    assert.ok(!mail!.text!.includes('/answer/'), 'there is nothing to answer');
    assert.ok(!/\{\w+\}/.test(mail!.text!), 'every blank is filled');
  }
});

test('a mentor who was told nothing of a request yet hears nothing of its end; who read it in the program does', async () => {
  const untold = await aRequest();
  await withdrawMatchRequest(untold.mentee, untold.request.id, aMinuteAgo());
  assert.deepEqual((await delivered()).map(({ subject }) => subject), []);
  const read = await aRequest();
  await markMatchRequestRead(read.mentor, read.request.id);
  await withdrawMatchRequest(read.mentee, read.request.id, aMinuteAgo());
  assert.deepEqual((await delivered()).map(({ subject }) => subject), ['Ana <b>Ribeiro</b> took the request back']);
});

test('a mentor who knows of a request hears once that it needs no answer any more: their time has passed, it went on to the next, or somebody else was faster', async () => {
  const toldTo = (mails: readonly ParsedMail[], address: string) => mails.filter((mail) => addressOf(mail) === address && /^(?!Ana.*asks you)/.test(mail.subject!));
  const dueNow = (place: { tenantId: string; programId: string }) => OutboxModel.updateMany({ ...place, template: 'request-over' }, { $set: { dueAt: new Date() } });
  for (const locale of locales) {
    const { place, request } = await aRequest(locale);
    const words = wordsOf[locale];
    await delivered();
    await expireRequests({ kind: 'system', job: 'expire-requests' }, new Date(request.expiresAt));
    await dueNow(place);
    const [over, ...more] = toldTo(await delivered(), 'ben@alumni.example');
    assert.equal(more.length, 0);
    for (const part of [words['request-over.expired.lead'].replace('{other}', 'Ana <b>Ribeiro</b>'), words['request-over.next'], words.stop]) assert.ok(over!.text!.includes(part), `${locale}: ${part}`);
    assert.equal(over!.subject, words['request-over.subject'].replace('{other}', 'Ana <b>Ribeiro</b>'));
  }

  const place = await aProgram();
  const [ben, ngozi] = [await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example' } }), await aMentor(place, { person: { name: 'Ngozi Adeyemi', email: 'ngozi@alumni.example' } })];
  const ana = await aMentee(place, { person: { name: 'Ana Ribeiro', email: 'ana@northfield.example' } });
  const { id, expiresAt } = await sendMatchRequest(ana, { choices: [ben.personId, ngozi.personId], goal: 'Learn', message: '', cadence: 'monthly' });
  await delivered();
  await expireRequests({ kind: 'system', job: 'expire-requests' }, new Date(expiresAt));
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: new Date() } });
  const passedOn = await delivered();
  assert.deepEqual([toldTo(passedOn, 'ben@alumni.example').map(({ subject }) => subject), passedOn.filter((mail) => addressOf(mail) === 'ngozi@alumni.example').map(({ subject }) => subject)], [['Ana Ribeiro’s request needs no answer any more'], ['Ana Ribeiro asks you to be their mentor']]);
  await acceptMatchRequest(ngozi, id);
  await dueNow(place);
  assert.deepEqual(toldTo(await delivered(), 'ngozi@alumni.example'), [], 'who said yes knows');
});

test('of two who were asked, the one whose request a match has answered is told; one whom no mail had reached is not', async () => {
  for (const told of [true, false]) {
    const place = await aProgram();
    const [ben, ngozi] = [await aMentor(place, { person: { email: 'ben@alumni.example' } }), await aMentor(place, { person: { email: 'ngozi@alumni.example' } })];
    const ana = await aMentee(place, { person: { name: 'Ana Ribeiro' } });
    const ask = (mentorId: string) => sendMatchRequest(ana, { choices: [mentorId], goal: 'Learn', message: '', cadence: 'monthly' });
    const [toBen, toNgozi] = [await ask(ben.personId), await ask(ngozi.personId)];
    if (told) await delivered();
    await acceptMatchRequest(ngozi, toNgozi.id);
    assert.equal((await peekMatchRequest(ana, toBen.id)).state, 'closed');
    await OutboxModel.updateMany({ ...place, template: 'request-over' }, { $set: { dueAt: new Date() } });
    const toldBen = (await delivered()).filter((mail) => addressOf(mail) === 'ben@alumni.example');
    assert.deepEqual(toldBen.map(({ subject, text }) => [subject, text!.includes('is closed')]), told ? [['Ana Ribeiro’s request needs no answer any more', true]] : []);
  }
});

test('a mail that is on its way while its request is withdrawn still has its end told', async () => {
  const { mentee, request } = await aRequest();
  await withdrawMatchRequest(mentee, request.id);
  await OutboxModel.updateOne({ tenantId: mentee.tenantId, programId: mentee.programId, template: 'request-received' }, { $set: { state: 'sent', sentAt: new Date() } }); // by a server that had rendered it before
  assert.deepEqual((await delivered()).length, 0, 'it waits until that is known');
  await OutboxModel.updateOne({ tenantId: mentee.tenantId, programId: mentee.programId, template: 'request-withdrawn' }, { $set: { dueAt: new Date() } });
  assert.equal((await delivered()).length, 1);
});

test('a request whose mail waits for another attempt, however long, is taken back without a word of either', async () => {
  const { place, mentee, request } = await aRequest();
  const full = await openInbox(450);
  const failing = mailerFor(full.url);
  await failing.sendDue();
  await failing.close();
  await full.close();
  await OutboxModel.updateMany(place, { $set: { dueAt: new Date(Date.now() + 30 * 60_000) } });
  await withdrawMatchRequest(mentee, request.id, aMinuteAgo());
  assert.deepEqual(await delivered(), []);
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: new Date() } });
  assert.deepEqual(await delivered(), []);
  assert.deepEqual((await OutboxModel.find(place).lean()).map(({ state, failure }) => [state, failure]), [['parked', 'nothing-to-tell'], ['parked', 'nothing-to-tell']]);
});

test('the mentee hears kindly that somebody else was asked, and at the end who else fits, with the reason in words', async () => {
  for (const locale of locales) {
    const place = await aProgram();
    const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: `ana-${locale}@northfield.example`, locale } });
    const [ngozi, tomas] = [await aMentor(place, { person: { name: 'Ngozi Adeyemi' } }), await aMentor(place, { person: { name: 'Tomás Ferreira' } })];
    await aMentor(place, { person: { name: 'Leila Haddad' } });
    const choices = [ngozi.personId, tomas.personId];
    const { id } = await sendMatchRequest(mentee, { choices, goal: 'Learn', message: '', cadence: 'monthly' });
    await declineMatchRequest(ngozi, id);
    const toAna = async () => (await delivered()).find((mail) => addressOf(mail) === `ana-${locale}@northfield.example`)!;
    const passedOn = await toAna();
    assert.ok(passedOn.subject!.includes('Tomás Ferreira') && passedOn.text!.includes('Ngozi Adeyemi'), locale);
    await declineMatchRequest(tomas, id, { reason: 'no-time-now' });
    const last = await toAna();
    for (const part of [wordsOf[locale]['reason.no-time-now'], wordsOf[locale].alternatives, 'Leila Haddad']) assert.ok(last.text!.includes(part), `${locale}: ${part}`);
    assert.ok(!/\{\w+\}/.test(`${passedOn.text}${last.text}`), 'every blank is filled');
  }
});

test('who meet first read what is asked of them and until when, and how it came out, in every locale', async () => {
  for (const locale of locales) {
    const place = await aProgram({ settings: { requests: { meetFirst: true } } });
    const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: `ben-${locale}@alumni.example`, locale } });
    const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: `ana-${locale}@northfield.example`, locale } });
    const { id } = await sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' });
    const matchId = (await acceptMatchRequest(mentor, id)).matchId!;
    const mailTo = async (who: string) => (await delivered()).find((mail) => addressOf(mail).startsWith(`${who}-${locale}@`))!;
    const texts = [await mailTo('ana')];
    await confirmMatch(mentee, matchId);
    texts.push(await mailTo('ben'));
    await confirmMatch(mentor, matchId);
    texts.push(await mailTo('ana'));
    const lead = (template: keyof typeof wordsOf.en, other: string) => wordsOf[locale][template].replace('{other}', other);
    for (const [i, [template, other]] of ([['request-accepted.meet-first.lead', 'Ben Köhler'], ['match-confirm.lead', 'Ana Ribeiro'], ['match-confirmed.lead', 'Ben Köhler']] as const).entries()) {
      assert.ok(texts[i]!.text!.includes(lead(template, other)), `${locale} ${template}`);
      assert.ok(!/\{\w+\}/.test(texts[i]!.text!) && !/ {2}|,\s*\./.test(texts[i]!.text!.split('-- ')[0]!), 'every blank is filled');
    }
  }
});

test('a reminder says the same as the request; what is answered by then tells nothing any more', async () => {
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  const { mentor, mentee, place } = await aRequest();
  const another = await aMentor(place, { person: { email: 'carla@alumni.example' } });
  const { id } = await sendMatchRequest(mentee, { choices: [another.personId], goal: 'Land a <data> internship', message: '', cadence: 'monthly' }, daysAgo(4));
  await delivered();
  await remindMentors(job);
  const [reminder] = await delivered();
  assert.deepEqual([addressOf(reminder!), reminder!.subject], ['carla@alumni.example', 'Ana <b>Ribeiro</b> hopes to hear from you']);
  assert.ok(reminder!.text!.includes('Land a <data> internship'));
  await remindMentors(job, new Date(Date.now() + 4 * 86_400_000));
  await declineMatchRequest(another, id);
  await OutboxModel.updateMany({ ...place, state: 'due' }, { $set: { dueAt: new Date() } });
  assert.ok(!(await delivered()).some((mail) => addressOf(mail) === 'carla@alumni.example'));
  assert.equal(await OutboxModel.countDocuments({ ...place, receiverId: another.personId, template: 'request-reminder', failure: 'nothing-to-tell' }), 1);
  assert.equal(await OutboxModel.countDocuments({ ...place, receiverId: mentor.personId, template: 'request-reminder', state: 'sent' }), 1, 'the other one was still asked');
});

test('a booked meeting is told to both, each on their own clock; a cancelled one too, with the reason, in words of their own', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example', zone: 'Europe/Berlin' } });
  await someAvailability(place, mentor.personId);
  const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', email: 'ana@northfield.example', zone: 'America/Sao_Paulo' } });
  const { matchId } = await aPair(place, { mentor, mentee });
  const meeting = await bookMeeting(mentee, { matchId, start: nextWednesday(11).toISOString(), minutes: 30 });
  const booked = await delivered();
  const toAna = booked.find((mail) => addressOf(mail) === 'ana@northfield.example')!;
  const toBen = booked.find((mail) => addressOf(mail) === 'ben@alumni.example')!;
  assert.match(toAna.text!, /Your time, São Paulo:\n\w+, .*, 08:00 – 08:30/);
  assert.match(toBen.text!, /Ana Ribeiro’s time, São Paulo:\n.*08:00 – 08:30/);
  await cancelMeeting(mentee, meeting.id, { reason: 'I have an exam' });
  const cancelled = await delivered();
  assert.deepEqual(cancelled.map(addressOf).sort(), ['ana@northfield.example', 'ben@alumni.example']);
  const cancelledTo = (who: string): string => cancelled.find((mail) => addressOf(mail).startsWith(`${who}@`))!.text!;
  assert.match(cancelledTo('ben'), /Ana Ribeiro cancelled your meeting[^]*I have an exam/);
  assert.match(cancelledTo('ana'), /You cancelled your meeting with Ben Köhler/);
});

test('a moved meeting is told in every locale, with both times on both clocks and the reason; one that was moved again only once', async () => {
  for (const locale of locales) {
    const place = await aProgram();
    const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: `ben-moved-${locale}@alumni.example`, locale, zone: 'Europe/Berlin' } });
    await someAvailability(place, mentor.personId);
    const { mentee, matchId } = await aPair(place, { mentor, mentee: await aMentee(place, { person: { name: 'Ana Ribeiro', zone: 'Europe/Lisbon' } }) });
    const [first, second, third] = [nextWednesday(9), nextWednesday(10), nextWednesday(11)].map((time) => time.toISOString());
    const meeting = await bookMeeting(mentee, { matchId, start: first!, minutes: 30 });
    await delivered();
    await moveMeeting(mentee, meeting.id, { from: first!, start: second! });
    await moveMeeting(mentee, meeting.id, { from: second!, start: third!, reason: 'I have an exam' });
    const mails = await delivered();
    const [mail, ...more] = mails.filter((one) => addressOf(one) === `ben-moved-${locale}@alumni.example`);
    assert.equal(more.length, 0);
    const own = mails.filter((one) => addressOf(one) !== addressOf(mail!));
    assert.ok(own.length === 1 && own[0]!.text!.includes(wordsOf.en['meeting-moved.own.next']), 'and to the one who moved it, for their own calendar');
    assert.ok(mail!.text!.includes(wordsOf[locale]['meeting-moved.next'].replace('{other}', 'Ana Ribeiro')), locale);
    assert.equal(mail!.text!.match(/\d{1,2}:\d\d(?:\s\S+)? – \d{1,2}:\d\d/g)?.length, 4, 'old and new, on both clocks');
    assert.ok(mail!.text!.includes('I have an exam') && !/\{\w+\}/.test(mail!.text!));
  }
});

test('a meeting that goes with its match is told to both in words that blame nobody, in every locale', async () => {
  for (const locale of locales) {
    const place = await aProgram();
    const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: `ben-${locale}@alumni.example`, locale } });
    await someAvailability(place, mentor.personId);
    const { mentee, matchId } = await aPair(place, { mentor });
    await bookMeeting(mentee, { matchId, start: nextWednesday(11).toISOString(), minutes: 30 });
    await delivered();
    await endMatch(mentee, matchId);
    const mails = await delivered();
    assert.equal(mails.length, 3, 'of the meeting to both, of the end to whom did not end it');
    const toBen = mails.filter((mail) => addressOf(mail) === `ben-${locale}@alumni.example`).map((mail) => mail.text!);
    for (const words of ['meeting-cancelled.with-match.next', 'match-ended.mentor.next'] as const) assert.ok(toBen.some((text) => text.includes(wordsOf[locale][words])), `${words} in ${locale}`);
    for (const text of toBen) assert.ok(!/\{\w+\}/.test(text), 'every blank is filled');
  }
});

test('whose mentor ends the match, or is away, reads it in every locale, with whom else they may ask', async () => {
  for (const locale of locales) {
    const place = await aProgram();
    const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro', locale } });
    const { mentor, matchId } = await aPair(place, { mentee });
    await aMentor(place, { person: { name: 'Carla Rossi' } });
    await pauseAbsent(mentor, new Date(Date.now() - 20 * 60_000));
    const [away] = await delivered();
    await endMatch(mentor, matchId);
    const [ended] = await delivered();
    assert.ok(away!.text!.includes(wordsOf[locale]['partner-away.next'].split('{other}')[0]!), locale);
    assert.ok(ended!.text!.includes(wordsOf[locale]['match-ended.next']) && ended!.text!.includes('Carla Rossi'), locale);
    for (const mail of [away!, ended!]) assert.ok(!/\{\w+\}/.test(`${mail.subject}${mail.text}${String(mail.html)}`), 'every blank is filled');
  }
});

test('every locale has every mail, in its language and direction', async () => {
  for (const locale of locales) await aRequest(locale);
  const mails = await delivered();
  assert.equal(new Set(mails.map(({ subject }) => subject)).size, locales.length);
  for (const mail of mails) {
    assert.ok(!/\{\w+\}/.test(`${mail.subject}${mail.text}${String(mail.html)}`), 'every blank is filled');
  }
  assert.ok(mails.some(({ html }) => String(html).includes('lang="ar" dir="rtl"')));
});

test('a deleted column of the gradebook is told to each coordinator, by its name, in every locale', async () => {
  const place = await aProgram();
  for (const locale of locales) await aCoordinator(place, { person: { name: 'Chiara Bianchi', email: `chiara-${locale}@northfield.example`, locale } });
  await columnGone(await aGradeColumn(place, { label: 'Three meetings' }), new Date());
  const mails = await delivered();
  assert.equal(new Set(mails.map(({ subject }) => subject)).size, locales.length);
  for (const mail of mails) {
    assert.ok(mail.subject!.includes('Three meetings') && !/\{\w+\}/.test(`${mail.subject}${mail.text}${String(mail.html)}`), String(mail.subject));
  }
});

test('the same mail has the same Message-ID at every attempt, and is sent once', async () => {
  const { place } = await aRequest();
  const full = await openInbox(450);
  const failing = mailerFor(full.url);
  assert.equal(await failing.sendDue(), 0);
  await failing.close();
  await full.close();
  const [row] = await OutboxModel.find(place).lean();
  assert.deepEqual([row!.state, row!.attempts], ['due', 1]);
  await OutboxModel.updateMany(place, { $set: { dueAt: new Date() } });
  const [mail] = await delivered();
  assert.equal(mail!.messageId, `<${String(row!.eventId)}.${String(row!.receiverId)}.request-received@tool.example>`);
  assert.deepEqual(await delivered(), []);
});

test('a person without an address, and a line break in a name, harm nobody', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { person: { name: 'No Address', email: null } });
  const other = await aMentor(place, { person: { name: 'Ben', email: 'ben@alumni.example' } });
  const mentee = await aMentee(place, { person: { name: 'Ana\r\nBcc: everybody@example.org' } });
  const input = { goal: 'Learn', message: '', cadence: 'monthly' as const };
  await sendMatchRequest(mentee, { ...input, choices: [mentor.personId] });
  await sendMatchRequest(mentee, { ...input, choices: [other.personId] });
  const [mail, ...more] = await delivered();
  assert.equal(more.length, 0);
  assert.equal(mail!.bcc, undefined);
  const rows = await OutboxModel.find(place).lean();
  assert.deepEqual(rows.map(({ state, failure }) => [state, failure]).sort(), [['parked', 'no-address'], ['sent', null]]);
});

test('an address that is refused for good is given up at once, and counted against the address until mail to it arrives', async () => {
  const refused = async () => {
    const { place, mentor } = await aRequest();
    const inbox = await openInbox(550);
    const mailer = mailerFor(inbox.url);
    await mailer.sendDue();
    await mailer.close();
    await inbox.close();
    const [row] = await OutboxModel.find(place).lean();
    assert.deepEqual([row!.state, row!.failure, row!.attempts], ['parked', 'refused', 1]);
    return { place, ben: mentor };
  };
  const { place, ben } = await refused();
  const isFailing = async () => (await readPreferences(ben)).failing;
  assert.equal(await isFailing(), false, 'a single one may be a mistake');
  await addressRefused(ben.tenantId, ben.personId, new Date());
  assert.equal(await isFailing(), true);
  const mentee = await aMentee(place);
  await sendMatchRequest(mentee, { choices: [ben.personId], goal: 'Learn', message: '', cadence: 'monthly' });
  assert.equal((await delivered()).length, 1);
  assert.equal(await isFailing(), false);
});

test('a mail server that does not relay for us keeps mail waiting and blames nobody’s address; once it does, mail goes by itself', async () => {
  const { place, mentor } = await aRequest();
  for (const words of ['5.7.1 <ben@alumni.example>: Relay access denied', 'relay not permitted']) {
    await OutboxModel.updateMany(place, { $set: { dueAt: new Date() } });
    const relay = await openInbox(550, words);
    const mailer = mailerFor(relay.url);
    assert.equal(await mailer.sendDue(), 0);
    await mailer.close();
    await relay.close();
    const row = (await OutboxModel.findOne(place).lean())!;
    assert.deepEqual([row.state, row.failure], ['due', 'sending-refused']);
    assert.ok(row.dueAt > new Date(), 'after a pause');
  }
  assert.equal((await PersonModel.findOne({ tenantId: mentor.tenantId, _id: mentor.personId }).lean())!.mailRefused, undefined);
  const { status, reply } = JSON.parse(logged.findLast((line) => line.includes('5.7.1'))!) as { status: string; reply: number };
  assert.deepEqual([reply, status], [550, '5.7.1'], 'the log says what the server answered');
  await OutboxModel.updateMany(place, { $set: { dueAt: new Date() } });
  assert.equal((await delivered()).length, 1);
});

test('a new address begins anew', async () => {
  const ben = await aMentor(await aProgram());
  for (let i = 0; i < 2; i += 1) await addressRefused(ben.tenantId, ben.personId, new Date());
  assert.equal((await readPreferences(ben)).failing, true);
  await PersonModel.updateOne({ tenantId: ben.tenantId, _id: ben.personId }, { $set: { email: 'new@alumni.example' } });
  assert.equal((await readPreferences(ben)).failing, false);
});

test('mails of one request belong to one thread, under ids of their own', async () => {
  const { mentor, request } = await aRequest();
  await delivered();
  await acceptMatchRequest(mentor, request.id);
  const [answer] = await delivered();
  const { mentor: another, request: second } = await aRequest();
  const [asked] = await delivered();
  assert.equal(asked!.references, `<${second.id}.${another.personId}@tool.example>`);
  assert.equal(asked!.inReplyTo, asked!.references);
  assert.ok(String(answer!.references).includes(request.id) && answer!.messageId !== answer!.references);
});

test('logs of sending name nobody', () => {
  assert.ok(!/ana|ben|@/i.test(logged.join('\n').replaceAll('"hostname"', '')));
});

test('mail is from the name that its program says, at the address of this installation, and from the installation’s where it says none', async () => {
  const { place } = await aRequest();
  const [plain] = await delivered();
  assert.deepEqual(plain!.from!.value, [{ name: 'Mentoring', address: 'mentoring@tool.example' }]);
  await setProgramBrand(await aCoordinator(place), place.programId, { accent: '#0057b8', sender: 'Étudiants “Alumni”, Uni' });
  await OutboxModel.updateMany(place, { $set: { state: 'due', dueAt: new Date() } });
  const [branded] = await delivered();
  assert.deepEqual(branded!.from!.value, [{ name: 'Étudiants “Alumni”, Uni', address: 'mentoring@tool.example' }]);
  assert.match(branded!.html as string, /background:#0057B8/);
});
