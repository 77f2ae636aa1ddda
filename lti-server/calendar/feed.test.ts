import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { CalendarFeedModel } from '../../models/calendar-feeds/calendar-feed.model.ts';
import { bookCircleMeeting, joinCircle, leaveCircle, startCircle } from '../../models/circles/circles.ts';
import { EventModel } from '../../models/events/event.model.ts';
import { aMentee, aMentor, anId, aPair, aProgram, someAvailability, type Place } from '../../models/factories.ts';
import { bookFlashSession, bookMeeting, cancelMeeting, moveMeeting } from '../../models/meetings/meetings.ts';
import { leaveProgram } from '../../models/people/leaving.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import type { ProgramActor } from '../../models/actor.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer({ RATE_LIMIT_SCALE: '1' });
const dayMs = 86_400_000;
const now = new Date('2026-11-27T09:00Z');
server.clock.now = now;

/** Ana in São Paulo, whose mentor Ben in Berlin is free on every day. */
async function aPairOf(place: Place, ana?: ProgramActor) {
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example' } });
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.example/ben' });
  const mentee = await aMentee(place, ana === undefined ? { person: { name: 'Ana Ribeiro', email: 'ana@northfield.example', zone: 'America/Sao_Paulo' } } : { personId: ana.personId });
  const { matchId } = await aPair(place, { mentor, mentee });
  const book = (start: string, at = now) => bookMeeting(mentee, { matchId, start, minutes: 30 }, at);
  return { place, mentor, mentee, book };
}

async function makeFeed(person: ProgramActor, content: 'busy' | 'full' = 'full'): Promise<string> {
  const { status, body } = await server.call<{ path: string }>('POST', '/api/calendar-feed/address', { token: await server.signIn(person), body: { content } });
  assert.equal(status, 200);
  return body.path;
}

const read = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${server.url}${path}`, init);
async function eventsAt(path: string) {
  const text = await (await read(path)).text();
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((vevent) => ({
    summary: String(vevent.getFirstPropertyValue('summary')), status: String(vevent.getFirstPropertyValue('status')), start: new ICAL.Event(vevent).startDate.toString(), names: vevent.getAllProperties().map(({ name }) => name),
  }));
}

test('a calendar reads somebody’s meetings of every program of their school by one address, on their own clock', async () => {
  const place = await aProgram();
  const first = await aPairOf(place);
  const second = await aPairOf(await aProgram({ tenantId: place.tenantId }), first.mentee);
  await first.book('2026-12-02T11:00:00Z');
  await second.book('2026-12-03T11:00:00Z');
  await (await aPairOf(await aProgram())).book('2026-12-04T11:00:00Z'); // of another school
  const path = await makeFeed(first.mentee);
  const answer = await read(path);
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/calendar; charset=utf-8']);
  const events = await eventsAt(path);
  assert.deepEqual(events.map(({ start, summary, status }) => [start, summary, status]), [['2026-12-02T08:00:00', 'Meeting with Ben Köhler', 'CONFIRMED'], ['2026-12-03T08:00:00', 'Meeting with Ben Köhler', 'CONFIRMED']]);
});

test('busy means that nobody learns with whom, about what or where', async () => {
  const { mentee, book } = await aPairOf(await aProgram());
  await book('2026-12-02T11:00:00Z');
  const path = await makeFeed(mentee, 'busy');
  const text = await (await read(path)).text();
  assert.ok(!/Ben|Köhler|meet\.example|Alumni|@/.test(text), text);
  assert.deepEqual((await eventsAt(path)).map(({ summary, names }) => [summary, names.sort()]), [['Busy', ['dtend', 'dtstamp', 'dtstart', 'sequence', 'status', 'summary', 'transp', 'uid']]]);
  await server.call('PATCH', '/api/calendar-feed', { token: await server.signIn(mentee), body: { content: 'full' } });
  assert.match(await (await read(path)).text(), /Ben Köhler/);
});

test('where names are hidden the feed hides them too', async () => {
  const place = await aProgram({ settings: { fairness: { blind: true }, requests: { flash: true } } });
  const mentor = await aMentor(place, { person: { name: 'Ben Köhler' } });
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.example/ben-koehler', flashPerMonth: 4, flashMinutes: 30 });
  const mentee = await aMentee(place, { person: { name: 'Ana Ribeiro' } });
  await bookFlashSession(mentee, { mentorId: mentor.personId, start: '2026-12-02T11:00:00Z', topic: 'data-careers', question: 'How do I begin?' }, now);
  assert.ok(!/Ben|Köhler|koehler/.test(await (await read(await makeFeed(mentee))).text()));
  assert.ok(!/Ana|Ribeiro/.test(await (await read(await makeFeed(mentor))).text()));
});

test('what is over stays for 30 days, what was cancelled too, as cancelled', async () => {
  const { mentee, book } = await aPairOf(await aProgram());
  await book('2026-12-02T11:00:00Z');
  const gone = await book('2027-01-27T11:00:00Z');
  await cancelMeeting(mentee, gone.id, {}, now);
  const path = await makeFeed(mentee);
  const at = async (days: number) => {
    server.clock.now = new Date(now.getTime() + days * dayMs);
    return (await eventsAt(path)).map(({ start, status }) => `${start.slice(0, 10)} ${status}`);
  };
  try {
    assert.deepEqual(await at(29), ['2026-12-02 CONFIRMED', '2027-01-27 CANCELLED']);
    assert.deepEqual(await at(31), ['2026-12-02 CONFIRMED']);
    assert.deepEqual(await at(36), []);
  } finally {
    server.clock.now = now;
  }
});

test('what a circle meets for without somebody stays for 30 days in their feed, as cancelled, by a later number, and as it stood when they left', async () => {
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId, { meetingUrl: 'https://meet.example/ben' });
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(place), await aMentee(place)];
  for (const member of [ana, bo]) await joinCircle(member, id, now);
  const meeting = await bookCircleMeeting(ben, id, { start: '2026-12-28T11:00:00.000Z', minutes: 30 }, now);
  const [hers, his] = [await makeFeed(ana), await makeFeed(bo)];
  const stands = async (path: string) => {
    const text = await (await read(path)).text();
    return { states: (await eventsAt(path)).map(({ start, status }) => [start, status]), sequence: Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1]), hasRoom: text.includes('meet.example') };
  };
  const before = await stands(hers);
  await leaveCircle(ana, id, now);
  await moveMeeting(ben, meeting.id, { from: meeting.when.start.toISOString(), start: '2026-12-28T13:00:00.000Z' }, now);
  const left = await stands(hers);
  assert.deepEqual([before.states[0]![1], left.states, left.sequence > before.sequence, left.hasRoom], ['CONFIRMED', [[before.states[0]![0], 'CANCELLED']], true, false]);
  assert.equal((await stands(his)).states[0]![1], 'CONFIRMED');
  server.clock.now = new Date(now.getTime() + 30 * dayMs - 1);
  assert.equal((await stands(hers)).states.length, 1);
  server.clock.now = new Date(now.getTime() + 30 * dayMs);
  assert.equal((await stands(hers)).states.length, 0);
  server.clock.now = now;
});

test('a calendar that has just this is told so, a HEAD brings no text, and nothing on the way keeps it', async () => {
  const { mentee, book } = await aPairOf(await aProgram());
  await book('2026-12-02T11:00:00Z');
  const path = await makeFeed(mentee);
  const first = await read(path);
  assert.deepEqual(['cache-control', 'x-robots-tag', 'referrer-policy', 'set-cookie', 'access-control-allow-origin'].map((name) => first.headers.get(name)), ['private, no-cache', 'noindex', 'no-referrer', null, null]);
  const headers = { 'If-None-Match': first.headers.get('etag')! };
  const again = await read(path, { headers });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  const head = await read(path, { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers.get('etag'), await head.text()], [200, first.headers.get('etag'), '']);
  const tag = headers['If-None-Match'];
  const asked = async (known: string, method = 'GET') => (await read(path, { method, headers: { 'If-None-Match': known } })).status;
  assert.deepEqual([await asked(`"other", W/${tag}`), await asked('*'), await asked(tag, 'HEAD'), await asked('"other"'), await asked(tag.slice(1, -1))], [304, 304, 304, 200, 200]);
  await book('2026-12-03T11:00:00Z');
  assert.equal((await read(path, { headers })).status, 200);
});

test('a new address ends the old one, and switching off ends it for good', async () => {
  const { mentee } = await aPairOf(await aProgram());
  const old = await makeFeed(mentee);
  const path = await makeFeed(mentee);
  assert.notEqual(old, path);
  assert.deepEqual([(await read(old)).status, (await read(path)).status], [404, 200]);
  const token = await server.signIn(mentee);
  assert.deepEqual((await server.call('GET', '/api/calendar-feed', { token })).body, { content: 'full', madeAt: now.toISOString() });
  assert.equal((await server.call('DELETE', '/api/calendar-feed', { token })).status, 204);
  assert.equal((await read(path)).status, 404);
  assert.deepEqual((await server.call('GET', '/api/calendar-feed', { token })).body, { content: null, madeAt: null });
  assert.equal((await server.call('PATCH', '/api/calendar-feed', { token, body: { content: 'busy' } })).status, 409);
});

test('who is suspended, was erased or has left reads nothing there any more', async () => {
  const ended: ((person: ProgramActor) => Promise<unknown>)[] = [
    ({ tenantId, personId }) => PersonModel.updateOne({ tenantId, _id: personId }, { $set: { suspendedAt: now } }),
    ({ tenantId, personId }) => PersonModel.updateOne({ tenantId, _id: personId }, { $set: { erasedAt: now } }),
    (person) => leaveProgram(person, now),
  ];
  for (const end of ended) {
    const { mentee } = await aPairOf(await aProgram());
    const path = await makeFeed(mentee);
    assert.equal((await read(path)).status, 200);
    await end(mentee);
    assert.equal((await read(path)).status, 404);
  }
  const { mentee } = await aPairOf(await aProgram());
  await makeFeed(mentee);
  await leaveProgram(mentee, now);
  assert.equal(await CalendarFeedModel.countDocuments({ tenantId: mentee.tenantId }), 0);
});

test('the word of an address is 256 random bits, stored as a hash, told once and in no log; what happened is its person’s alone', async () => {
  const { mentee, place } = await aPairOf(await aProgram());
  const path = await makeFeed(mentee);
  const word = /^\/calendar\/([\w-]{43})\.ics$/.exec(path)![1]!;
  await read(path);
  await read(`/calendar/${word}x.ics`);
  const [row] = await CalendarFeedModel.find({ tenantId: place.tenantId }).lean();
  assert.ok(!JSON.stringify(row).includes(word));
  assert.ok(!server.logged.join('\n').includes(word.slice(0, 20)));
  assert.ok(server.logged.some((line) => line.includes('/calendar/:word.ics')));
  const events = await EventModel.find({ ...place, type: /^calendar-feed/ as unknown as 'calendar-feed.made' }).lean();
  assert.deepEqual(events.map(({ type, audience, forCoordinators, data }) => [type, audience.map(String), forCoordinators, data]), [['calendar-feed.made', [mentee.personId], false, { content: 'full' }]]);
});

test('of many who make one at once, one address works', async () => {
  const { mentee } = await aPairOf(await aProgram());
  const token = await server.signIn(mentee);
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.call<{ path: string }>('POST', '/api/calendar-feed/address', { token, body: { content: 'busy' } })));
  const paths = answers.filter(({ status }) => status === 200).map(({ body }) => body.path);
  const works = await Promise.all(paths.map(async (path) => (await read(path)).status));
  assert.equal(works.filter((status) => status === 200).length, 1);
});

test('an address that is asked too often waits, and so does who guesses; others do not', async () => {
  const [one, other] = [await makeFeed((await aPairOf(await aProgram())).mentee), await makeFeed((await aPairOf(await aProgram())).mentee)];
  server.clock.now = new Date('2090-01-04T09:00:30Z'); // a minute that does not end, and that no flush takes for past
  for (let n = 0; n < 30; n += 1) assert.equal((await read(one)).status, 200);
  const late = await read(one);
  assert.deepEqual([late.status, Number(late.headers.get('retry-after')) > 0], [429, true]);
  assert.equal((await read(other)).status, 200);
  const guesses = await Promise.all(Array.from({ length: 70 }, async () => (await read(`/calendar/${'x'.repeat(43)}.ics`)).status));
  assert.ok(guesses.includes(404) && guesses.includes(429));
  assert.equal((await read(other)).status, 200);
  server.clock.now = now;
});

test('a meeting is a file and links for its own people, in their language; a coordinator sees that it is there and gets none', async () => {
  const place = await aProgram();
  const { mentee, mentor, book } = await aPairOf(place);
  const { id } = await book('2026-12-02T11:00:00Z');
  const { status, body } = await server.call<Record<'file' | 'google' | 'outlook' | 'outlookCom', string>>('GET', `/api/meetings/${id}/calendar`, { token: await server.signIn(mentee) });
  assert.equal(status, 200);
  const vevent = new ICAL.Component(ICAL.parse(body.file) as unknown[]).getFirstSubcomponent('vevent')!;
  assert.deepEqual([vevent.getFirstPropertyValue('summary'), new ICAL.Event(vevent).startDate.toString(), body.file.includes('ATTENDEE')], ['Meeting with Ben Köhler', '2026-12-02T08:00:00', false]);
  const google = new URL(body.google);
  assert.deepEqual([google.origin, google.searchParams.get('text'), google.searchParams.get('dates'), google.searchParams.get('ctz'), google.searchParams.get('location')], ['https://calendar.google.com', 'Meeting with Ben Köhler', '20261202T110000Z/20261202T113000Z', 'America/Sao_Paulo', 'https://meet.example/ben']);
  for (const [address, origin] of [[body.outlook, 'https://outlook.office.com'], [body.outlookCom, 'https://outlook.live.com']] as const) {
    const url = new URL(address);
    assert.deepEqual([url.origin, url.searchParams.get('subject'), url.searchParams.get('startdt'), url.searchParams.get('enddt')], [origin, 'Meeting with Ben Köhler', '2026-12-02T11:00:00.000Z', '2026-12-02T11:30:00.000Z']);
    assert.ok(!url.search.includes('+'));
  }
  assert.equal((await server.call('GET', `/api/meetings/${id}/calendar`, { token: await server.signIn(mentor) })).status, 200);
  assert.equal((await server.call('GET', `/api/meetings/${anId()}/calendar`, { token: await server.signIn(mentor) })).status, 404);
});

test('an address that is new, before the first meeting, is a calendar with the zone of its reader, and stays the same', async () => {
  const { mentee } = await aPairOf(await aProgram());
  const path = await makeFeed(mentee);
  const first = await read(path);
  const calendar = new ICAL.Component(ICAL.parse(await first.text()) as unknown[]);
  assert.deepEqual(calendar.getAllSubcomponents().map((one) => [one.name, one.getFirstPropertyValue('tzid')]), [['vtimezone', 'America/Sao_Paulo']]);
  server.clock.now = new Date(now.getTime() + 7 * dayMs);
  assert.equal((await read(path, { headers: { 'If-None-Match': first.headers.get('etag')! } })).status, 304);
  server.clock.now = now;
});
