import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { AvailabilityModel } from '../availability/availability.model.ts';
import { BusyMonthModel } from '../busy-calendars/busy-month.model.ts';
import { recordEvent } from '../events/events.ts';
import { aCoordinator, aMatch, aMentee, aMentor, anId, aPair, aProgram, someAvailability, type Place } from '../factories.ts';
import { MatchRequestModel } from '../matches/match-request.model.ts';
import { letGo } from '../meetings/bookings.ts';
import { bookFlashSession, bookMeeting, cancelMeeting } from '../meetings/meetings.ts';
import { holdSlot } from '../meetings/hold-slot.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { PersonModel } from '../people/person.model.ts';
import { editRequestRules } from '../programs/request-rules.ts';
import { directories } from './directories.ts';
import { listMentors, readMentor, type MentorCard } from './directory.ts';
import { knownMentors } from './known-mentors.ts';
import { readMentors, readReader, toCard } from './mentor-cards.ts';

await useTestDatabase();

/** A Monday; in Berlin it is 09:00. */
const now = new Date('2026-11-23T08:00:00Z');
const tuesday = [{ weekday: 2, from: '09:00', to: '11:00' }];
const plain = { weekly: tuesday, meetingMinutes: 30, stepMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minNoticeMinutes: 0 };

const cards = async (reader: ProgramActor): Promise<MentorCard[]> => (await listMentors(reader, { unavailable: 'true' }, now)).items;
const card = async (reader: ProgramActor): Promise<MentorCard> => (await cards(reader))[0]!;
const nextOf = async (reader: ProgramActor): Promise<string | undefined> => (await card(reader)).nextSlot?.start.toISOString().slice(5, 16);

/** Ben is free on Tuesdays from 09:00 to 11:00 in Berlin, 08:00 to 10:00 UTC; what is kept of him has been shown once. */
async function aShownMentor(): Promise<{ place: Place; ana: ProgramActor; ben: ProgramActor }> {
  const place = await aProgram();
  const ana = await aMentee(place, { person: { zone: 'UTC' } });
  const ben = await aMentor(place, { person: { name: 'Ben', zone: 'Europe/Berlin' }, enrolment: { capacity: 3 } });
  await someAvailability(place, ben.personId, plain);
  assert.equal(await nextOf(ana), '11-24T08:00');
  return { place, ana, ben };
}

describe('single sessions', () => {
  /** Ben offers two a month; by the mentor's calendar the year ends in six weeks. */
  async function anOffer() {
    const place = await aProgram({ settings: { requests: { flash: true } } });
    const ana = await aMentee(place, { person: { zone: 'UTC' } });
    const ben = await aMentor(place, { person: { name: 'Ben', zone: 'Europe/Berlin' }, enrolment: { capacity: 1 } });
    await someAvailability(place, ben.personId, { ...plain, flashPerMonth: 1, flashMinutes: 30 });
    await aMentor(place);
    const looks = async (who = ana) => {
      const { items, facets, total } = await listMentors(who, { flash: 'true' }, now);
      return [total, facets.flash, items.map(({ flashMinutes }) => flashMinutes)];
    };
    return { place, ana, ben, looks };
  }
  const offered = [1, 1, [30]];
  const none = [0, 0, []];
  const book = async (place: Place, mentorId: string, start: string) =>
    bookFlashSession(await aMentee(place), { mentorId, start: `${start}T08:00:00Z`, topic: 'data-careers', question: 'How?' }, now);

  test('are found as long as a month of the next weeks has one left, from the next page on', async () => {
    const { place, ana, ben, looks } = await anOffer();
    assert.deepEqual(await looks(), offered);
    await book(place, ben.personId, '2026-11-24');
    await book(place, ben.personId, '2026-12-01');
    assert.deepEqual(await looks(), offered, 'January has one left');
    const last = await book(place, ben.personId, '2027-01-05');
    assert.deepEqual(await looks(), none);
    assert.equal((await readMentor(ana, ben.personId, now)).flashMinutes, null);
    await cancelMeeting(ben, last.id, { reason: 'ill' }, now);
    assert.deepEqual(await looks(), offered);
    assert.equal((await readMentor(ana, ben.personId, now)).flashMinutes, 30);
  });

  test('are found with who is full, and not with who rests, offers none, has no hours, or whose program has none', async () => {
    const { place, ben, looks } = await anOffer();
    const part = { ...place, personId: ben.personId, role: 'mentor' } as const;
    await EnrolmentModel.updateOne(part, { $set: { placesTaken: 1 } });
    assert.deepEqual(await looks(), offered);
    await EnrolmentModel.updateOne(part, { $set: { pausedUntil: '2026-12-24' } });
    assert.deepEqual(await looks(), none);
    await EnrolmentModel.updateOne(part, { $set: { pausedUntil: null } });
    const rules = { ...place, mentorId: ben.personId };
    await AvailabilityModel.updateOne(rules, { $set: { flashPerMonth: 0 } });
    assert.deepEqual(await looks(), none);
    await AvailabilityModel.updateOne(rules, { $set: { flashPerMonth: 1, weekly: [] } });
    assert.deepEqual(await looks(), none);
    await AvailabilityModel.updateOne(rules, { $set: { weekly: tuesday } });
    assert.deepEqual(await looks(), offered);
    await editRequestRules(await aCoordinator(place), place.programId, { flash: false }, now);
    assert.deepEqual(await looks(), [0, null, []]);
  });

  test('of another program, or another tenant, are nobody’s here', async () => {
    const { looks } = await anOffer();
    const elsewhere = await anOffer();
    assert.deepEqual(await looks(), offered);
    await AvailabilityModel.updateOne({ ...elsewhere.place, mentorId: elsewhere.ben.personId }, { $set: { flashPerMonth: 0 } });
    assert.deepEqual([await looks(), await elsewhere.looks()], [offered, none]);
  });
});

// Written past the verbs, which tell this process: as another server does it.
describe('the very next page says what another server wrote of a mentor', () => {
  test('what they say of themselves, how many places are free, and their break', async () => {
    const { place, ana, ben } = await aShownMentor();
    const part = { ...place, personId: ben.personId, role: 'mentor' } as const;
    await PersonModel.updateOne({ tenantId: place.tenantId, _id: ben.personId }, { $set: { name: 'Benjamin', languages: ['pt'] } });
    await EnrolmentModel.updateOne(part, { $set: { headline: 'Beekeeper', placesTaken: 1 } });
    const { name, headline, languages, placesFree, state } = await card(ana);
    assert.deepEqual({ name, headline, languages, placesFree, state }, { name: 'Benjamin', headline: 'Beekeeper', languages: ['pt'], placesFree: 2, state: 'open' });
    await EnrolmentModel.updateOne(part, { $set: { placesTaken: 3 } });
    assert.deepEqual([(await card(ana)).state, await nextOf(ana)], ['full', undefined]);
    await EnrolmentModel.updateOne(part, { $set: { placesTaken: 0, pausedUntil: '2026-12-24' } });
    assert.equal((await card(ana)).state, 'paused');
  });

  test('that they are suspended, are back, or took themselves out', async () => {
    const { place, ana, ben } = await aShownMentor();
    const person = { tenantId: place.tenantId, _id: ben.personId };
    await PersonModel.updateOne(person, { $set: { suspendedAt: now } });
    assert.deepEqual(await cards(ana), []);
    await PersonModel.updateOne(person, { $set: { suspendedAt: null } });
    assert.equal((await cards(ana)).length, 1);
    await EnrolmentModel.updateOne({ ...place, personId: ben.personId, role: 'mentor' }, { $set: { inDirectory: false } });
    assert.deepEqual(await cards(ana), []);
  });

  test('that their hours are others', async () => {
    const { place, ana, ben } = await aShownMentor();
    await AvailabilityModel.updateOne({ ...place, mentorId: ben.personId }, { $set: { weekly: [{ weekday: 3, from: '19:00', to: '20:00' }] } });
    assert.deepEqual([await nextOf(ana), (await card(ana)).times], ['11-25T18:00', ['after-16']]);
  });

  test('how long they take to answer', async () => {
    const { place, ana, ben } = await aShownMentor();
    assert.equal((await card(ana)).answers, null);
    const sentAt = new Date('2026-11-20T08:00:00Z');
    for (let n = 0; n < 3; n += 1) {
      const choice = { mentorId: ben.personId, state: 'declined' as const, askedAt: sentAt, answeredAt: new Date('2026-11-20T09:00:00Z') };
      await MatchRequestModel.create({ ...place, menteeId: anId(), choices: [choice], goal: 'Grow', cadence: 'monthly', state: 'closed', sentAt, expiresAt: now });
    }
    assert.equal((await card(ana)).answers, 'within-a-day');
    await MatchRequestModel.updateMany({ ...place, 'choices.mentorId': ben.personId }, { $set: { 'choices.0.answeredAt': new Date('2026-11-22T09:00:00Z') } });
    assert.equal((await card(ana)).answers, 'within-3-days');
  });

  test('that they were here, a moment later: no page waits for that', async () => {
    const { place, ana, ben } = await aShownMentor();
    const person = { tenantId: place.tenantId, _id: ben.personId };
    await PersonModel.updateOne(person, { $set: { lastActiveAt: new Date('2026-10-01T08:00:00Z'), name: 'Bo' } });
    assert.equal((await card(ana)).lastActive, 'earlier');
    await PersonModel.updateOne(person, { $set: { lastActiveAt: now } });
    while ((await card(ana)).lastActive !== 'today') await setImmediate();
  });
});

describe('the very next page shows no time that is taken, and each that is free again', () => {
  test('a meeting that somebody books, and that is called off', async () => {
    const { place, ana, ben } = await aShownMentor();
    const bea = await aMentee(place);
    const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: bea.personId });
    const { id } = await bookMeeting(bea, { matchId, start: '2026-11-24T08:00Z', minutes: 30 }, now);
    assert.equal(await nextOf(ana), '11-24T08:30');
    await cancelMeeting(bea, id, { reason: 'Exam' }, now);
    assert.equal(await nextOf(ana), '11-24T08:00');
  });

  test('where they are somebody’s mentee themselves, in another program', async () => {
    const { place, ana, ben } = await aShownMentor();
    const other = await aProgram({ tenantId: place.tenantId });
    const pair = await aPair(other);
    const asMentee = await aMentee(other, { personId: ben.personId });
    const matchId = await aMatch(other, { mentorId: pair.mentor.personId, menteeId: ben.personId });
    const { id } = await bookMeeting(asMentee, { matchId, start: '2026-11-24T08:00Z', minutes: 30 }, now);
    assert.notEqual(await nextOf(ana), '11-24T08:00');
    await cancelMeeting(asMentee, id, { reason: 'Exam' }, now);
    assert.equal(await nextOf(ana), '11-24T08:00');
  });

  test('a time that somebody keeps for a form, but for who keeps it', async () => {
    const { place, ana, ben } = await aShownMentor();
    const bea = await aMentee(place, { person: { zone: 'UTC' } });
    const id = await aMatch(place, { mentorId: ben.personId, menteeId: bea.personId });
    await holdSlot(bea, { kind: 'match', id, start: '2026-11-24T08:00Z', minutes: 30 }, now);
    assert.deepEqual([await nextOf(ana), await nextOf(bea), await nextOf(ana)], ['11-24T08:30', '11-24T08:00', '11-24T08:30']);
    await letGo(place.tenantId, bea.personId);
    assert.equal(await nextOf(ana), '11-24T08:00');
  });

  test('what a calendar of elsewhere says', async () => {
    const { place, ana, ben } = await aShownMentor();
    const block = { start: new Date('2026-11-24T08:00Z'), end: new Date('2026-11-24T09:00Z') };
    await BusyMonthModel.create({ tenantId: place.tenantId, personId: ben.personId, calendarId: anId(), from: block.start, to: block.end, blocks: [block] });
    await recordEvent(ben, { type: 'busy-calendar.read', subjectIds: [anId(), ben.personId], audience: [ben.personId], at: now });
    assert.equal(await nextOf(ana), '11-24T09:00');
  });

  test('nor one at which the reader has something else', async () => {
    const { place, ana } = await aShownMentor();
    const carla = await aMentor(place, { enrolment: { inDirectory: false } });
    await someAvailability(place, carla.personId, plain);
    const matchId = await aMatch(place, { mentorId: carla.personId, menteeId: ana.personId });
    const { id } = await bookMeeting(ana, { matchId, start: '2026-11-24T08:00Z', minutes: 30 }, now);
    const bea = await aMentee(place, { person: { zone: 'UTC' } });
    assert.deepEqual([await nextOf(ana), await nextOf(bea)], ['11-24T08:30', '11-24T08:00']);
    await cancelMeeting(ana, id, { reason: 'Exam' }, now);
    assert.equal(await nextOf(ana), '11-24T08:00');
  });
});

test('a time is shown until it cannot be booked any more, also where it was found long before', async () => {
  const { ana } = await aShownMentor();
  const at = async (moment: string) => (await listMentors(ana, {}, new Date(moment))).items[0]!.nextSlot?.start.toISOString().slice(5, 16);
  assert.deepEqual([await at('2026-11-24T08:00Z'), await at('2026-11-24T08:01Z'), await at('2026-11-24T09:31Z')], ['11-24T08:00', '11-24T08:30', '12-01T08:00']);
});

test('cards of what is known are those of what MongoDB has', async () => {
  const place = await aProgram();
  const ana = await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
  for (let n = 0; n < 24; n += 1) {
    const { personId } = await aMentor(place, {
      person: { name: n % 5 === 0 ? null : `Mentor ${n}`, zone: n % 4 === 0 ? null : 'Europe/Berlin', languages: n % 3 === 0 ? ['pt'] : ['en', 'de'] },
      enrolment: { headline: n % 2 === 0 ? null : 'Engineer', capacity: 2, placesTaken: n % 3, pausedUntil: n % 7 === 0 ? '2026-12-24' : null, state: n % 11 === 0 ? 'paused' : 'active' },
    });
    if (n % 6 !== 0) await someAvailability(place, personId, { ...plain, maxPerDay: n % 2 === 0 ? 1 : null, zone: n % 5 === 0 ? 'Asia/Kathmandu' : 'Europe/Berlin' });
  }
  const [reader, directory] = [await readReader(ana, now), await directories.of(ana)];
  const ids = directory.index.byName(directory.index.facets({ topics: [], languages: [], times: [], q: [], marks: [], flash: false, unavailable: true }, { personId: ana.personId, zone: 'UTC', topics: [], hasFlash: false, marks: new Map() }, now).fitting, 'en', 100, null).map(({ id }) => id);
  const shown = (mentors: Awaited<ReturnType<typeof knownMentors>>) => mentors.map((mentor) => toCard(mentor, reader, { next: mentor.state === 'open' ? mentor.times[0] : undefined, fit: undefined, hasFlash: false, names: null }, now));
  const read = shown(await readMentors(ana, reader, ids, 1, now));
  assert.deepEqual([read.length, directory.isNow], [24, true]);
  for (let look = 0; look < 2; look += 1) assert.deepEqual(shown(await knownMentors(ana, reader, directory, ids, now)), read);
});
