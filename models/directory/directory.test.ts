import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { setAvailability } from '../availability/availability.ts';
import { aCoordinator, aMentee, aMentor, anId, aProgram, aStranger, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { listMentors, readMentor, type MentorQuery } from './directory.ts';
import { bucketOf } from './mentor-cards.ts';

await useTestDatabase();

/** A Monday; in Berlin it is 09:00, in São Paulo 05:00. */
const monday = new Date('2026-11-23T08:00:00Z');
const rules = {
  zone: 'Europe/Berlin', weekly: [], overrides: [], meetingMinutes: 45, stepMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0,
  minNoticeMinutes: 0, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
};
const freeOn = (mentor: ProgramActor, weekday: number, from: string, to: string) => setAvailability(mentor, { ...rules, weekly: [{ weekday, from, to }] }, monday);
const names = async (actor: ProgramActor, query: MentorQuery = {}) => (await listMentors(actor, query, monday)).items.map(({ name }) => name);

/** Ana needs research, then data; Ben is free on Tuesdays, Carla on Saturdays, Dora is full, Emil takes a break. */
async function aDirectory(): Promise<{ place: Place; ana: ProgramActor; ben: ProgramActor; carla: ProgramActor; dora: ProgramActor; emil: ProgramActor }> {
  const place = await aProgram();
  const ana = await aMentee(place, { person: { zone: 'America/Sao_Paulo' }, enrolment: { topics: ['research-and-phd', 'data-careers'] } });
  const ben = await aMentor(place, {
    person: { name: 'Ben Lindqvist', languages: ['de', 'en'], lastActiveAt: monday },
    enrolment: { topics: ['data-careers', 'interviews-and-cv', 'research-and-phd'], headline: 'Data engineer', capacity: 2, placesTaken: 1, about: 'Ask me.' },
  });
  const carla = await aMentor(place, { person: { name: 'Çarla Öz', languages: ['en', 'pt'] }, enrolment: { topics: ['interviews-and-cv'] } });
  const dora = await aMentor(place, { person: { name: 'Dora' }, enrolment: { placesTaken: 1 } });
  const emil = await aMentor(place, { person: { name: 'Emil' }, enrolment: { pausedUntil: '2026-12-24' } });
  await freeOn(ben, 2, '09:00', '11:00');
  await freeOn(carla, 6, '18:00', '20:00');
  await freeOn(emil, 1, '09:00', '20:00');
  return { place, ana, ben, carla, dora, emil };
}

describe('the directory', () => {
  test('shows who has a free place, the soonest free time first, on the reader’s clock', async () => {
    const { ana, ben } = await aDirectory();
    const page = await listMentors(ana, { sort: 'free-soonest' }, monday);
    assert.deepEqual(page.items.map(({ name }) => name), ['Ben Lindqvist', 'Çarla Öz']);
    assert.deepEqual([page.total, page.free, page.facets.unavailable, page.nextCursor, page.relax], [2, 2, 2, null, null]);
    const [first] = page.items;
    assert.ok(first);
    const { nextSlot, fit, ...card } = first;
    assert.deepEqual(fit?.parts.map(({ kind, shared }) => [kind, shared]), [['need', ['research-and-phd', 'data-careers']], ['availability', []], ['language', ['en']]]);
    assert.deepEqual(card, {
      id: ben.personId, name: 'Ben Lindqvist', headline: 'Data engineer', topics: ['data-careers', 'interviews-and-cv', 'research-and-phd'],
      sharedTopics: ['research-and-phd', 'data-careers'], languages: ['de', 'en'], zone: 'Europe/Berlin', localTime: '09:00', times: ['mornings'],
      capacity: 2, placesFree: 1, state: 'open', lastActive: 'today', answers: null, flashMinutes: null, request: null, matchId: null, mark: null,
    });
    assert.deepEqual([nextSlot?.start.toISOString(), nextSlot?.yours.from, nextSlot?.theirs.from], ['2026-11-24T08:00:00.000Z', '05:00', '09:00']);
  });

  test('facets count what each box would show, in the program’s order, and filters narrow', async () => {
    const { ana } = await aDirectory();
    const { facets } = await listMentors(ana, { language: ['pt'] }, monday);
    assert.deepEqual(facets.topics, [{ key: 'data-careers', count: 0 }, { key: 'interviews-and-cv', count: 1 }, { key: 'research-and-phd', count: 0 }]);
    assert.deepEqual(facets.languages, [{ key: 'en', count: 2 }, { key: 'de', count: 1 }, { key: 'pt', count: 1 }]);
    assert.deepEqual(facets.times, [{ key: 'mornings', count: 0 }, { key: 'after-16', count: 0 }, { key: 'weekends', count: 1 }]);
    assert.deepEqual(await names(ana, { topic: ['interviews-and-cv'], time: ['mornings'] }), ['Ben Lindqvist']);
    assert.deepEqual(await names(ana, { q: 'carl' }), ['Çarla Öz']);
    assert.deepEqual(await names(ana, { q: 'engin lind' }), ['Ben Lindqvist']);
    assert.deepEqual(await names(ana, { unavailable: 'true', sort: 'name' }), ['Ben Lindqvist', 'Çarla Öz', 'Dora', 'Emil']);
    const nobody = await listMentors(ana, { topic: ['data-careers'], language: ['pt'] }, monday);
    assert.deepEqual([nobody.total, nobody.items.length, nobody.relax], [0, 0, { group: 'topic', key: 'data-careers', total: 1 }]);
  });

  test('pages follow one another without gap or repetition, and a cursor belongs to its question', async () => {
    const { place, ana } = await aDirectory();
    for (let i = 0; i < 5; i++) await aMentor(place, { person: { name: 'Same Name' } });
    for (const sort of ['fit', 'name', 'free-soonest'] as const) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page: Awaited<ReturnType<typeof listMentors>> = await listMentors(ana, { sort, unavailable: 'true', limit: 2, ...(cursor ? { cursor } : {}) }, monday);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        if (cursor) await assert.rejects(listMentors(ana, { sort, limit: 2, cursor }, monday), (error) => error instanceof RuleBroken && error.code === 'cursor-invalid');
      } while (cursor);
      assert.deepEqual([seen.length, new Set(seen).size], [9, 9], sort);
    }
  });

  test('nobody is shown who did not agree, is not approved, left, was suspended, or is elsewhere; nor oneself', async () => {
    const { place, ana } = await aDirectory();
    const hidden = [
      await aMentor(place, { enrolment: { inDirectory: false } }),
      await aMentor(place, { enrolment: { state: 'pending' } }),
      await aMentor(place, { enrolment: { state: 'left' } }),
      await aMentor(place, { person: { suspendedAt: monday } }),
      await aMentor(await aProgram({ tenantId: place.tenantId })),
      await aMentor(await aProgram()),
      ana,
    ];
    const shown = new Set((await listMentors(ana, { unavailable: 'true' }, monday)).items.map(({ id }) => id));
    for (const { personId } of hidden) {
      assert.ok(!shown.has(personId));
      await assert.rejects(readMentor(ana, personId, monday), NotFound);
    }
    const mentor = await aMentor(place, { person: { name: 'Reader' } });
    assert.ok(!(await names(mentor)).includes('Reader'));
    assert.equal((await readMentor(mentor, mentor.personId, monday)).name, 'Reader', 'one sees what others see');
  });

  test('only people who take part, and coordinators, may look', async () => {
    const { place, ben } = await aDirectory();
    const stranger = await aStranger(place);
    await assert.rejects(listMentors(stranger, {}), NotAllowed);
    await assert.rejects(readMentor(stranger, ben.personId), NotFound);
    const coordinator = await aCoordinator(place);
    assert.equal((await listMentors(coordinator, {}, monday)).total, 2);
    const unlisted = await aMentor(place, { enrolment: { inDirectory: false } });
    assert.equal((await readMentor(coordinator, unlisted.personId, monday)).id, unlisted.personId);
    await assert.rejects(readMentor({ ...coordinator, tenantId: anId() }, ben.personId, monday), NotFound);
  });

  test('a profile has the words, the next times, and after a break those from its end', async () => {
    const { ana, ben, emil } = await aDirectory();
    const profile = await readMentor(ana, ben.personId, monday);
    assert.deepEqual([profile.about, profile.meetingMinutes, profile.nextSlots.length], ['Ask me.', 45, 4]);
    assert.deepEqual(profile.nextSlot, profile.nextSlots[0]);
    const away = await readMentor(ana, emil.personId, monday);
    assert.deepEqual([away.state, away.nextSlots[0]?.theirs.date], ['paused', '2026-12-28']);
  });

  test('when somebody was here is told roughly, by the reader’s days', () => {
    const at = (lastActive: string, zone: string) => bucketOf(new Date(lastActive), zone, new Date('2026-11-23T08:00:00Z'));
    assert.equal(at('2026-11-22T23:30:00Z', 'Europe/Berlin'), 'today');
    assert.equal(at('2026-11-22T23:30:00Z', 'UTC'), 'this-week');
    assert.equal(at('2026-11-16T08:00:01Z', 'UTC'), 'this-week');
    assert.equal(at('2026-11-16T07:59:59Z', 'UTC'), 'this-month');
    assert.equal(at('2026-10-01T00:00:00Z', 'UTC'), 'earlier');
  });
});
