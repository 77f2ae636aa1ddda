import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { trusted } from 'mongoose';
import { BusyCalendarModel } from '../../models/busy-calendars/busy-calendar.model.ts';
import { BusyMonthModel } from '../../models/busy-calendars/busy-month.model.ts';
import { addBusyCalendar, checkBusyCalendar, listBusyCalendars, removeBusyCalendar } from '../../models/busy-calendars/busy-calendars.ts';
import { resealAddresses } from '../../models/busy-calendars/sealed-address.ts';
import { EventModel } from '../../models/events/event.model.ts';
import { readMentor } from '../../models/directory/directory.ts';
import { aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { listSlots, previewAvailability, rulesOf } from '../../models/availability/availability.ts';
import { bookMeeting, cancelMeeting } from '../../models/meetings/meetings.ts';
import { MeetingModel } from '../../models/meetings/meeting.model.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { leaveProgram } from '../../models/people/leaving.ts';
import { type RuleBroken } from '../../models/problems.ts';
import type { Keyring } from '../../models/tenants/keyring.ts';
import { createOutgoing } from '../outgoing.ts';
import { readDueCalendars } from './calendar-reader.ts';

await useTestDatabase();

const actor = { kind: 'system' as const, job: 'read-busy-calendars' };
const keyring: Keyring = [randomBytes(32)];
const keeping = { keyring, allowHttp: true };
const outgoing = createOutgoing({ allowPrivate: true });
const minuteMs = 60_000;
const logged: string[] = [];
const log = { warn: (...facts: unknown[]): void => void logged.push(JSON.stringify(facts)) };
/** A Tuesday, 08:00 in Berlin; the mentor is free from 9 to 17 on weekdays. */
const now = new Date('2026-10-20T06:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * minuteMs);
const goingOn = new AbortController().signal;
const read = (at: Date, by = outgoing, ending = goingOn) => readDueCalendars(actor, { outgoing: by, keyring, log, ending }, () => at);

/** What the calendars' server answers, by path, and what it was asked. */
const answers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
const asked: IncomingMessage[] = [];
const server = http.createServer((request, response) => {
  asked.push(request);
  (answers.get(request.url!) ?? ((_, it) => it.writeHead(404).end()))(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const calendar = (...events: string[]): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//EN\r\n${events.join('')}END:VCALENDAR\r\n`;
const event = (uid: string, start: string, end: string): string => `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${start}\r\nDTEND:${end}\r\nSUMMARY:Dentist Dr Zebedee\r\nEND:VEVENT\r\n`;
let paths = 0;
/** A new address that answers with this text, or as this does. */
function serve(answer: string | ((request: IncomingMessage, response: ServerResponse) => void)): string {
  const path = `/secret-${(paths += 1)}.ics`;
  answers.set(path, typeof answer === 'string' ? (_, response) => void response.end(answer) : answer);
  return `${origin}${path}`;
}

async function aMentorWithMentee() {
  const place = await aProgram();
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })), meetingMinutes: 60, stepMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minNoticeMinutes: 0 });
  const { mentee, matchId } = await aPair(place, { mentor });
  const starts = async (day = '2026-10-21'): Promise<string[]> => (await listSlots(mentee, matchId, { from: day, minutes: 60 }, now)).items.filter(({ yours }) => yours.date === day).map(({ start }) => start.toISOString().slice(11, 16));
  return { place, mentor, mentee, matchId, starts };
}
const open = ['07:00', '08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00'];
const without = (...gone: string[]): string[] => open.filter((start) => !gone.includes(start));

test('what a calendar says is busy is offered nowhere and booked by nobody, and nothing of it is kept but times', async () => {
  const { place, mentor, mentee, matchId, starts } = await aMentorWithMentee();
  assert.deepEqual(await starts(), open);
  const address = serve(calendar(event('a', '20261021T080000Z', '20261021T090000Z'), event('b', '20261021T113000Z', '20261021T120000Z')));
  const added = await addBusyCalendar(mentor, { address, name: 'Private' }, keeping, now);
  assert.deepEqual([added.host, added.readAt, added.failure], [new URL(origin).host, null, null]);
  await read(now);

  assert.deepEqual(await starts(), without('08:00', '11:00'), 'bare: the hour that ends as it begins is open');
  const [seen] = (await listBusyCalendars(mentor)).items;
  assert.deepEqual([seen!.readAt, seen!.blocks, seen!.failure, 'address' in seen!], [now, 2, null, false]);
  const book = (start: string) => bookMeeting(mentee, { matchId, start, minutes: 60 }, now);
  await assert.rejects(book('2026-10-21T08:00:00.000Z'), (error: RuleBroken) => error.code === 'slot-taken' && (error.details!['closest'] as unknown[]).length === 3);
  const rules = (await rulesOf(place, [mentor.personId])).get(mentor.personId)!;
  const preview = await previewAvailability(mentor, { rules, viewerZone: 'UTC' }, now);
  assert.ok(!preview.slots.some(({ start }) => start.toISOString() === '2026-10-21T08:00:00.000Z'));
  const card = await readMentor(mentee, mentor.personId, new Date('2026-10-21T07:30Z'));
  assert.equal(card.nextSlot?.start.toISOString(), '2026-10-21T09:00:00.000Z');

  const stored = JSON.stringify([await BusyCalendarModel.find({ ...place, programId: place.programId }).lean(), await BusyMonthModel.find({ tenantId: place.tenantId }).lean()]);
  for (const word of ['Zebedee', 'secret-']) assert.ok(!stored.includes(word), word);
  assert.ok(!logged.join('').includes('secret-'));
});

test('the viewer’s own calendar closes times too', async () => {
  const { mentee, starts } = await aMentorWithMentee();
  await addBusyCalendar(mentee, { address: serve(calendar(event('a', '20261021T070000Z', '20261021T083000Z'))) }, keeping, now);
  await read(now);
  assert.deepEqual(await starts(), without('07:00', '08:00'));
});

test('a calendar that was removed keeps nobody busy from then on, also where it is being read', async () => {
  const { place, mentor, starts } = await aMentorWithMentee();
  const { promise: may, resolve: answerNow } = Promise.withResolvers<void>();
  const { promise: isAsked, resolve: said } = Promise.withResolvers<void>();
  const text = calendar(event('a', '20261021T080000Z', '20261021T090000Z'));
  const { id } = await addBusyCalendar(mentor, { address: serve(text) }, keeping, now);
  await read(now);
  assert.deepEqual(await starts(), without('08:00'));
  await removeBusyCalendar(mentor, id, now);
  assert.deepEqual([await starts(), (await listBusyCalendars(mentor)).items], [open, []]);

  const other = await addBusyCalendar(mentor, { address: serve((_, response) => { said(); void may.then(() => response.end(text)); }) }, keeping, now);
  const reading = read(now);
  await isAsked;
  await removeBusyCalendar(mentor, other.id, now);
  answerNow();
  await reading;
  assert.equal(await BusyMonthModel.countDocuments({ tenantId: place.tenantId }), 0);
});

test('who leaves the last program leaves no calendar behind', async () => {
  const { place, mentor } = await aMentorWithMentee();
  await addBusyCalendar(mentor, { address: serve(calendar(event('a', '20261021T080000Z', '20261021T090000Z'))) }, keeping, now);
  await read(now);
  await leaveProgram(mentor, now);
  assert.deepEqual([await BusyCalendarModel.countDocuments({ tenantId: place.tenantId }), await BusyMonthModel.countDocuments({ tenantId: place.tenantId })], [0, 0]);
});

test('a calendar is asked again after 15 to 30 minutes, by what its server said, and one that is the same stays as it is', async () => {
  const { mentor, starts } = await aMentorWithMentee();
  const text = calendar(event('a', '20261021T080000Z', '20261021T090000Z'));
  const address = serve((request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { ETag: '"1"', 'Last-Modified': 'Mon, 19 Oct 2026 10:00:00 GMT' }).end(text);
  });
  await addBusyCalendar(mentor, { address }, keeping, now);
  await read(now);
  const times = () => asked.filter(({ url }) => address.endsWith(url!)).length;
  await read(later(14));
  assert.equal(times(), 1);
  await read(later(31));
  const request = asked.findLast(({ url }) => address.endsWith(url!))!;
  assert.deepEqual([times(), request.headers['if-none-match'], request.headers['if-modified-since']], [2, '"1"', 'Mon, 19 Oct 2026 10:00:00 GMT']);
  assert.deepEqual([(await listBusyCalendars(mentor)).items[0]!.readAt, await starts()], [later(31), without('08:00')]);
  await read(later(8 * 24 * 60));
  assert.equal(asked.findLast(({ url }) => address.endsWith(url!))!.headers['if-none-match'], undefined, 'what recurs has to be known further ahead by now');
});

test('the owner hears of other times, not of another reading of the same, however often the text is given whole', async () => {
  const { place, mentor, starts } = await aMentorWithMentee();
  const daily = 'BEGIN:VEVENT\r\nUID:d\r\nDTSTART:20261001T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n';
  let text = calendar(daily);
  await addBusyCalendar(mentor, { address: serve((_, response) => void response.end(text)) }, keeping, now);
  const heard = () => EventModel.countDocuments({ ...place, type: 'busy-calendar.read' });
  await read(now);
  assert.equal(await heard(), 1);
  await read(later(31));
  await read(later(2 * 24 * 60)); // two days are over, two more in sight
  assert.deepEqual([await heard(), (await listBusyCalendars(mentor)).items[0]!.readAt, await starts()], [1, later(2 * 24 * 60), without('10:00')]);
  assert.ok((await BusyMonthModel.countDocuments({ tenantId: mentor.tenantId, to: trusted({ $gt: later((2 + 366) * 24 * 60) }) })) > 0, 'what recurs is known up to the horizon');
  text = calendar(daily, event('a', '20261223T080000Z', '20261223T090000Z'));
  await read(later(3 * 24 * 60));
  assert.equal(await heard(), 2);
});

test('a server that is about to end begins no other calendar, and leaves the rest to others', async () => {
  const { mentor } = await aMentorWithMentee();
  const ending = new AbortController();
  const addresses = Array.from({ length: 5 }, () => serve((_, response) => { ending.abort(); response.end(calendar()); }));
  for (const address of addresses) await addBusyCalendar(mentor, { address }, keeping, now);
  const times = () => asked.filter(({ url }) => addresses.some((address) => address.endsWith(url!))).length;
  await read(now, outgoing, ending.signal);
  assert.ok(times() >= 1 && times() < 5, String(times()));
  await read(now);
  assert.equal(times(), 5);
});

test('what cannot be read says why, is tried again after longer and longer, and what it said before counts on', async () => {
  const { mentor, starts } = await aMentorWithMentee();
  const day = '2026-10-23'; // still to come when the last of the growing pauses is over
  let answer = (response: ServerResponse): void => void response.end(calendar(event('a', '20261023T080000Z', '20261023T090000Z')));
  await addBusyCalendar(mentor, { address: serve((_, response) => answer(response)) }, keeping, now);
  await read(now);
  const faults: [string, (response: ServerResponse) => void][] = [
    ['gone', (response) => response.writeHead(404).end()],
    ['gone', (response) => response.writeHead(401).end()],
    ['answer', (response) => response.writeHead(503).end()],
    ['answer', (response) => response.writeHead(304).end()],
    ['redirect', (response) => response.writeHead(302, { Location: 'https://login.example/' }).end()],
    ['size', (response) => response.end('x'.repeat(20_000_001))],
    ['network', (response) => response.destroy()],
    ['not-a-calendar', (response) => response.end('<!doctype html><title>Sign in</title>')],
  ];
  let at = now;
  const pauses: number[] = [];
  for (const [fault, answers] of faults) {
    answer = answers;
    const { dueAt } = (await BusyCalendarModel.findOne({ tenantId: mentor.tenantId, personId: mentor.personId }).lean())!;
    pauses.push((dueAt.getTime() - at.getTime()) / minuteMs);
    at = dueAt;
    await read(at);
    const [seen] = (await listBusyCalendars(mentor)).items;
    assert.deepEqual([seen!.failure?.fault, seen!.readAt], [fault, now]);
  }
  assert.deepEqual(await starts(day), without('08:00'));
  assert.ok(pauses[0]! <= 30 && pauses[4]! >= 120 && Math.max(...pauses) <= 9 * 60, String(pauses));
  answer = (response) => void response.end(calendar());
  const { id } = (await listBusyCalendars(mentor)).items[0]!;
  await checkBusyCalendar(mentor, id, at);
  await read(at);
  assert.deepEqual([(await listBusyCalendars(mentor)).items[0]!.failure, await starts(day)], [null, open]);
});

test('a private address is asked by nobody but the demo, and an address that cannot be opened has to be given again', async () => {
  const { mentor } = await aMentorWithMentee();
  const address = serve(calendar());
  await addBusyCalendar(mentor, { address }, keeping, now);
  const before = asked.length;
  await read(now, createOutgoing({ allowPrivate: false }));
  assert.deepEqual([(await listBusyCalendars(mentor)).items[0]!.failure?.fault, asked.length], ['address', before]);
  await readDueCalendars(actor, { outgoing, keyring: [randomBytes(32)], log, ending: goingOn }, () => later(40));
  assert.equal((await listBusyCalendars(mentor)).items[0]!.failure?.fault, 'sealed');
});

test('an address is read on while the secret that sealed it is exchanged, and by the new one alone once it was sealed anew', async () => {
  const { mentor } = await aMentorWithMentee();
  await addBusyCalendar(mentor, { address: serve(calendar()) }, keeping, now);
  const next = randomBytes(32);
  await readDueCalendars(actor, { outgoing, keyring: [next, ...keyring], log, ending: goingOn }, () => now);
  assert.ok(await resealAddresses({ kind: 'owner' }, [next, ...keyring]) >= 1);
  assert.equal(await resealAddresses({ kind: 'owner' }, [next, ...keyring]), 0);
  await readDueCalendars(actor, { outgoing, keyring: [next], log, ending: goingOn }, () => later(40));
  assert.equal((await listBusyCalendars(mentor)).items[0]!.failure, null);
});

test('a meeting of ours in that calendar keeps nobody busy: it is known already, and gone when it is cancelled', async () => {
  const { mentor, mentee, matchId, starts, place } = await aMentorWithMentee();
  const { id } = await bookMeeting(mentee, { matchId, start: '2026-10-21T08:00:00.000Z', minutes: 60 }, now);
  const { uid } = (await MeetingModel.findOne({ ...place, _id: id }).lean())!;
  await addBusyCalendar(mentor, { address: serve(calendar(event(uid, '20261021T080000Z', '20261021T090000Z'), event(`${uid}@tool.example`, '20261021T080000Z', '20261021T090000Z'))) }, keeping, now);
  await cancelMeeting(mentee, id, { reason: 'ill' }, now);
  await read(now);
  assert.deepEqual(await starts(), open);
});

test('nobody has more than five, or the same one twice, however many are added at the same moment', async () => {
  const { mentor } = await aMentorWithMentee();
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => addBusyCalendar(mentor, { address: `https://calendar.example/${i}.ics` }, keeping, now)));
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5);
  for (const result of results) if (result.status === 'rejected') assert.equal((result.reason as RuleBroken).code, 'limit-reached');
  const { items } = await listBusyCalendars(mentor);
  await removeBusyCalendar(mentor, items[0]!.id, now);
  await addBusyCalendar(mentor, { address: 'webcal://calendar.example/same.ics' }, keeping, now);
  await assert.rejects(addBusyCalendar(mentor, { address: ' https://calendar.example/same.ics' }, keeping, now), (error: RuleBroken) => error.code === 'calendar-known');
});

test('an address that is none, has credentials in it, or is plain http outside the demo is refused', async () => {
  const { mentor } = await aMentorWithMentee();
  for (const address of ['calendar', 'ftp://calendar.example/a.ics', 'file:///etc/passwd', 'https://ben:secret@calendar.example/a.ics', 'http://calendar.example/a.ics']) {
    await assert.rejects(addBusyCalendar(mentor, { address }, { keyring, allowHttp: false }, now), (error: RuleBroken) => error.code === 'body-invalid' && error.details?.['path'] === 'address', address);
  }
});

test('two servers read each calendar once, and one that was killed while reading is taken over', async () => {
  const { mentor } = await aMentorWithMentee();
  const addresses = Array.from({ length: 5 }, () => serve(calendar()));
  for (const address of addresses) await addBusyCalendar(mentor, { address }, keeping, now);
  await Promise.all([read(now), read(now)]);
  for (const address of addresses) assert.equal(asked.filter(({ url }) => address.endsWith(url!)).length, 1);
  await BusyCalendarModel.updateMany({ tenantId: mentor.tenantId }, { $set: { dueAt: now, leasedUntil: later(1) } });
  await read(now);
  assert.equal(asked.filter(({ url }) => addresses[0]!.endsWith(url!)).length, 1, 'somebody else holds it');
  await read(later(2));
  assert.equal(asked.filter(({ url }) => addresses[0]!.endsWith(url!)).length, 2);
});
