/** The places of mentors and mentees: as many matches at once as each has room for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aMentee, aMentor, anId, aProgram, type Place } from '../factories.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { RuleBroken } from '../problems.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { freePlaces, mentorPlace, recountPlaces, releasePlace, takePlace } from './enrolments.ts';
import { editProfile } from './people.ts';

await useTestDatabase();

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const taken = async (place: Place, { personId }: ProgramActor, role: StoredEnrolment['role']) =>
  (await EnrolmentModel.findOne({ ...place, personId, role }).lean())?.placesTaken;

test('of many matches at once exactly as many begin as there are places', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { enrolment: { capacity: 2 } });
  const mentees = await Promise.all(Array.from({ length: 12 }, () => aMentee(place)));
  const outcomes = await Promise.allSettled(
    mentees.map((mentee) =>
      inTransaction(async () => {
        await takePlace(mentor, mentee.personId, 'mentee');
        await takePlace(mentee, mentor.personId, 'mentor');
      }),
    ),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2);
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(broken('capacity-reached')(outcome.reason), String(outcome.reason));
  assert.equal(await taken(place, mentor, 'mentor'), 2);
  const held = await Promise.all(mentees.map((mentee) => taken(place, mentee, 'mentee')));
  assert.equal(held.filter((places) => places === 1).length, 2, 'who got no mentor holds no place');
});

test('one hears "you are full" of oneself only, and nobody takes a place of who rests or is not there', async () => {
  const place = await aProgram();
  const full = await aMentor(place, { enrolment: { placesTaken: 1 } });
  const mentee = await aMentee(place);
  await assert.rejects(takePlace(full, full.personId, 'mentor'), broken('you-are-full'));
  await assert.rejects(takePlace(mentee, full.personId, 'mentor'), broken('capacity-reached'));
  const resting = await aMentor(place, { enrolment: { state: 'paused', pauseReason: 'absent' } });
  for (const personId of [resting.personId, anId()]) await assert.rejects(takePlace(mentee, personId, 'mentor'), broken('moved-on'));
  await assert.rejects(takePlace({ ...mentee, tenantId: anId() }, full.personId, 'mentor'), broken('moved-on'));
});

test('places given back are free again, never more than were taken, also of who has left', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { enrolment: { placesTaken: 1, state: 'left' } });
  await releasePlace(place, mentor.personId, 'mentor');
  await releasePlace(place, mentor.personId, 'mentor');
  assert.equal(await taken(place, mentor, 'mentor'), 0);
});

test('capacity may go below what is taken, and not above what the program allows', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place, { enrolment: { capacity: 3, placesTaken: 3 } });
  await editProfile(mentor, { capacity: 1 });
  assert.deepEqual(await mentorPlace(place, mentor.personId), { state: 'full', capacity: 1, placesTaken: 3, pausedUntil: null, inDirectory: true });
  await releasePlace(place, mentor.personId, 'mentor');
  await assert.rejects(takePlace(mentor, mentor.personId, 'mentor'), broken('you-are-full'));
  await assert.rejects(editProfile(mentor, { capacity: 4 }), broken('body-invalid'));
  await assert.rejects(editProfile(await aMentee(place), { capacity: 3 }), broken('body-invalid'));
});

test('the nightly recount puts right and reports what the matches say otherwise', async () => {
  const place = await aProgram();
  const right = await aMentor(place, { enrolment: { placesTaken: 1 } });
  const wrong = await aMentor(place, { enrolment: { placesTaken: 1 } });
  const mentee = await aMentee(place);
  const counts = { mentor: new Map([[right.personId, 1]]), mentee: new Map([[mentee.personId, 1]]) };
  const none = { mentor: new Map<string, number>(), mentee: new Map<string, number>() };
  const recount = async () => {
    const found = await recountPlaces({ kind: 'system', job: 'recount' }, async ({ programId }) => (programId === place.programId ? counts : none));
    return found.filter(({ programId }) => programId === place.programId);
  };
  assert.deepEqual(await recount(), [
    { ...place, personId: wrong.personId, role: 'mentor', stored: 1, counted: 0 },
    { ...place, personId: mentee.personId, role: 'mentee', stored: 0, counted: 1 },
  ]);
  assert.deepEqual(await recount(), []);
});

test('the places that a run counts on are those that publishing can take: a break is over where the mentor lives, not in UTC', async () => {
  const place = await aProgram();
  const now = new Date('2026-10-20T12:00:00Z');
  const early = await aMentor(place, { person: { zone: 'Pacific/Kiritimati' }, enrolment: { pausedUntil: '2026-10-21' } }); // the 21st there
  const late = await aMentor(place, { person: { zone: 'Pacific/Pago_Pago' }, enrolment: { pausedUntil: '2026-10-20' } }); // the 20th there, an hour old
  const at = async (when: Date) => {
    const { mentor } = await freePlaces(place, when);
    return [early, late].map(({ personId }) => mentor.get(personId));
  };
  assert.deepEqual(await at(now), [1, 1]);
  assert.deepEqual(await at(new Date('2026-10-20T09:00:00Z')), [0, 0]);
});
