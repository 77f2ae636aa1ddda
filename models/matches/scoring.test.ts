import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Types } from 'mongoose';
import { aMatch, aMentee, aMentor, anId, aProgram, aRoster, someAvailability } from '../factories.ts';
import { compileScorer } from '../matching/score.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { IdentityModel } from '../people/identity.model.ts';
import { noteManager } from '../people/managers.ts';
import { usualQuestions } from '../programs/templates/usual-questions.ts';
import { RosterMemberModel } from '../rosters/roster-member.model.ts';
import { loadScoring } from './scoring.ts';

await useTestDatabase();
const now = new Date('2026-10-20T12:00:00Z'); // Berlin two hours ahead of UTC, São Paulo three behind

test('what people said, the mentor’s weekly hours and the mentee’s day become a fit with its reasons', async () => {
  const place = await aProgram({ questions: usualQuestions('en') });
  const ana = await aMentee(place, { person: { zone: 'America/Sao_Paulo', languages: ['pt', 'en'] }, enrolment: { topics: ['data-careers', 'interviews-and-cv'], answers: [{ question: 'working-style', options: ['asks-questions'] }] } });
  const ben = await aMentor(place, { person: { languages: ['de', 'en'] }, enrolment: { topics: ['interviews-and-cv', 'data-careers'], answers: [{ question: 'working-style', options: ['asks-questions'] }] } });
  await someAvailability(place, ben.personId, { weekly: [{ weekday: 4, from: '12:00', to: '16:00' }] }); // 07:00 to 11:00 for Ana, of which 08:00 to 11:00 in her day
  const scoring = await loadScoring(ana, { menteeIds: [ana.personId], mentorIds: [ben.personId] }, now);
  const { parts, obstacles } = compileScorer(scoring).explain(0, 0);
  assert.deepEqual(parts, [
    { kind: 'need', points: 500, most: 500, emphasis: false, missing: [], topics: ['data-careers', 'interviews-and-cv'], first: true },
    { kind: 'question', question: 'working-style', use: 'alike', points: 100, most: 100, emphasis: false, missing: [], shared: ['asks-questions'], apart: null },
    { kind: 'question', question: 'values', use: 'alike', points: 0, most: 87, emphasis: false, missing: ['mentee', 'mentor'], shared: [], apart: null },
    { kind: 'availability', points: 141, most: 188, emphasis: false, missing: [], minutes: 180 },
    { kind: 'language', points: 94, most: 125, emphasis: false, missing: [], languages: ['en'] },
  ]);
  assert.deepEqual(obstacles, []);
});

test('a mentor without weekly hours has not said when they can meet, and somebody without a zone has not either', async () => {
  const place = await aProgram();
  const ana = await aMentee(place, { person: { zone: null } });
  await aMentor(place);
  const { explain } = compileScorer(await loadScoring(ana, {}, now));
  assert.deepEqual(explain(0, 0).parts.find(({ kind }) => kind === 'availability')?.missing, ['mentee', 'mentor']);
});

describe('whom the rules keep apart', () => {
  test('who teaches in a course in which the other studies now; not who left it, nor the other way round', async () => {
    const place = await aProgram();
    const registrationId = new Types.ObjectId();
    const rosterId = await aRoster(place, { registrationId });
    const [ana, other] = [await aMentee(place), await aMentee(place)];
    const [teacher, left] = [await aMentor(place), await aMentor(place)];
    const inCourse = async (personId: string, role: 'instructor' | 'learner', leftAt: Date | null = null): Promise<void> => {
      await IdentityModel.create([{ tenantId: place.tenantId, source: 'registration', sourceId: String(registrationId), subject: `sub-${personId}`, personId }]);
      await RosterMemberModel.create([{ ...place, rosterId, subject: `sub-${personId}`, role, readingId: anId(), leftAt }]);
    };
    await inCourse(ana.personId, 'learner');
    await inCourse(other.personId, 'learner', now);
    await inCourse(teacher.personId, 'instructor');
    await inCourse(left.personId, 'instructor', now);
    const { bars } = await loadScoring(ana, {}, now);
    assert.deepEqual(bars, [{ mentee: ana.personId, mentor: teacher.personId, because: 'own-grader' }]);
    assert.deepEqual((await loadScoring(other, { menteeIds: [other.personId] }, now)).bars, []);
  });

  test('who is the other’s line manager, as the same host told; another host’s name is nobody', async () => {
    const place = await aProgram();
    const [host, elsewhere] = [anId(), anId()];
    const ana = await aMentee(place);
    const [boss, namesake] = [await aMentor(place), await aMentor(place)];
    const known = async (personId: string, sourceId: string, subject: string) => IdentityModel.create([{ tenantId: place.tenantId, source: 'host', sourceId, subject, personId }]);
    await known(ana.personId, host, 'ana');
    await known(boss.personId, host, 'boss');
    await known(namesake.personId, elsewhere, 'boss');
    const self = { tenantId: place.tenantId, source: 'host', sourceId: host, subject: 'ana' } as const;
    await noteManager(self, 'not here yet');
    assert.deepEqual((await loadScoring(ana, {}, now)).bars, []);
    await noteManager(self, 'boss');
    assert.deepEqual((await loadScoring(ana, {}, now)).bars, [{ mentee: ana.personId, mentor: boss.personId, because: 'line-manager' }]);
  });

  test('who was a pair before, where the program says so; a match that goes on is none', async () => {
    const place = await aProgram({ settings: { matching: { notEarlierPair: true } } });
    const ana = await aMentee(place);
    const [before, now1, never] = [await aMentor(place), await aMentor(place), await aMentor(place)];
    await aMatch(place, { menteeId: ana.personId, mentorId: before.personId, state: 'completed' });
    await aMatch(place, { menteeId: ana.personId, mentorId: before.personId, state: 'ended' });
    await aMatch(place, { menteeId: ana.personId, mentorId: now1.personId });
    assert.deepEqual((await loadScoring(ana, {}, now)).bars, [{ mentee: ana.personId, mentor: before.personId, because: 'earlier-pair' }]);
    assert.deepEqual((await loadScoring(ana, { mentorIds: [never.personId] }, now)).bars, []);
    const relaxed = await aProgram();
    const eva = await aMentee(relaxed);
    await aMatch(relaxed, { menteeId: eva.personId, mentorId: (await aMentor(relaxed)).personId, state: 'ended' });
    assert.deepEqual((await loadScoring(eva, {}, now)).bars, []);
  });
});

test('only people of the program who take part are scored, in the order of their ids', async () => {
  const place = await aProgram();
  const neighbour = await aProgram({ tenantId: place.tenantId });
  const mentees = [await aMentee(place), await aMentee(place)].map(({ personId }) => personId).sort();
  const chiara = await aMentor(place);
  await aMentor(place, { enrolment: { state: 'paused' } });
  await aMentor(place, { person: { suspendedAt: now } });
  await aMentor(neighbour);
  const ids = ({ mentees: some, mentors }: Awaited<ReturnType<typeof loadScoring>>) => [some.map(({ id }) => id), mentors.map(({ id }) => id)];
  assert.deepEqual(ids(await loadScoring(chiara, {}, now)), [mentees, [chiara.personId]]);
  assert.equal((await loadScoring(chiara, { mentorStates: ['active', 'paused'] }, now)).mentors.length, 2);
});
