import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, someAvailability } from '../factories.ts';
import { compileScorer } from '../matching/score.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { listMentors, readMentor } from '../directory/directory.ts';
import { editProfile } from '../people/people.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { usualQuestions } from '../programs/templates/usual-questions.ts';
import { loadScoring } from './scoring.ts';

await useTestDatabase();
const now = new Date('2026-10-20T12:00:00Z');
const asked = [{ question: 'working-style', options: ['asks-questions', 'direct-advice'] }];

const setting = async () => {
  const place = await aProgram({ questions: usualQuestions('en'), settings: { matching: { notEarlierPair: true } } });
  const ana = await aMentee(place, { person: { languages: ['pt', 'en'] }, enrolment: { topics: ['data-careers', 'interviews-and-cv'], answers: asked } });
  const ben = await aMentor(place, { person: { languages: ['en', 'pt'] }, enrolment: { answers: asked } });
  const cem = await aMentor(place, { person: { languages: ['tr'] }, enrolment: { topics: ['interviews-and-cv'] } });
  await someAvailability(place, ben.personId);
  return { place, ana, ben, cem };
};

test('a fit in the list, on the mentor’s page and in a run is one number, made of one sum', async () => {
  const { ana, ben, cem } = await setting();
  const { items } = await listMentors(ana, {}, now);
  const scoring = await loadScoring(ana, {}, now);
  const { weigh, explain } = compileScorer(scoring);
  const weights = new Int16Array(scoring.mentors.length);
  weigh(0, weights);
  for (const mentor of [ben, cem]) {
    const fit = items.find(({ id }) => id === mentor.personId)?.fit;
    const at = scoring.mentors.findIndex(({ id }) => id === mentor.personId);
    assert.equal(fit?.score, weights[at]);
    assert.equal(fit?.score, fit?.parts.reduce((sum, { points }) => sum + points, 0));
    assert.deepEqual(fit?.parts.map(({ kind, points, missing }) => ({ kind, points, missing })), explain(0, at).parts.map(({ kind, points, missing }) => ({ kind, points, missing })));
    assert.deepEqual((await readMentor(ana, mentor.personId, now)).fit, fit);
  }
});

test('it tells what both have in common, what is not known, and of whom', async () => {
  const { ana, ben, cem } = await setting();
  const parts = async (mentorId: string) => new Map((await readMentor(ana, mentorId, now)).fit?.parts.map((part) => [part.question ?? part.kind, part]));
  const withBen = await parts(ben.personId);
  assert.deepEqual([withBen.get('need')?.shared, withBen.get('need')?.first], [['data-careers'], true]);
  assert.deepEqual(withBen.get('language')?.shared, ['pt', 'en']);
  assert.deepEqual(withBen.get('working-style')?.shared, ['asks-questions', 'direct-advice']);
  assert.deepEqual(withBen.get('values')?.missing, ['mentee', 'mentor']);
  assert.equal(withBen.get('availability')?.minutes, 7 * 8 * 60);
  const withCem = await parts(cem.personId);
  assert.deepEqual([withCem.get('availability')?.missing, withCem.get('language')?.points], [['mentor'], 0]);
});

test('changing the criteria changes every card at once; a pair that a rule forbids says which', async () => {
  const { place, ana, ben, cem } = await setting();
  const chiara = await aCoordinator(place);
  const before = (await readMentor(ana, ben.personId, now)).fit!.score;
  await editCriteria(chiara, place.programId, { questions: [{ key: 'values', use: 'none' }], rules: { commonLanguage: true } });
  assert.ok((await readMentor(ana, ben.personId, now)).fit!.score > before, 'what nobody has answered does not count any more');
  await aMatch(place, { menteeId: ana.personId, mentorId: cem.personId, state: 'ended' });
  const { fit } = await readMentor(ana, cem.personId, now);
  assert.deepEqual(fit?.obstacles, [{ rule: 'earlier-pair', question: null }, { rule: 'language', question: null }]);
});

test('what matters most to a mentee counts more in the list, on the page and in a run alike, and says so; taken back, it is as before', async () => {
  const { place, ana, ben, cem } = await setting();
  const partsOf = async (mentorId: string) => (await readMentor(ana, mentorId, now)).fit!.parts;
  const usual = await partsOf(ben.personId);
  assert.ok(usual.every((part) => part.emphasis === undefined));
  await editProfile(ana, { emphasis: 'language' }, now);
  const parts = await partsOf(ben.personId);
  assert.deepEqual(parts.filter(({ emphasis }) => emphasis).map(({ kind, points, most }) => [kind, points, most]), [['language', 222, 222]]); // 20 of 90, and no longer 10 of 80
  const scoring = await loadScoring(ana, {}, now);
  const { items } = await listMentors(ana, {}, now);
  for (const mentor of [ben, cem]) {
    const at = scoring.mentors.findIndex(({ id }) => id === mentor.personId);
    const { score } = compileScorer({ ...scoring, rankings: null }).explain(0, at);
    assert.deepEqual([items.find(({ id }) => id === mentor.personId)?.fit?.score, (await readMentor(ana, mentor.personId, now)).fit?.score], [score, score]);
  }
  const chiara = await aCoordinator(place);
  await editCriteria(chiara, place.programId, { weights: { emphasis: 0 } });
  assert.deepEqual(await partsOf(ben.personId), usual, 'a program that asks nobody counts it for nobody');
  await editCriteria(chiara, place.programId, { weights: { emphasis: 10 } });
  await editProfile(ana, { emphasis: null }, now);
  assert.deepEqual(await partsOf(ben.personId), usual);
});

test('what matters most is one of what gives points here, and a mentee’s to say', async () => {
  const { place, ana, ben } = await setting();
  const refused = { code: 'body-invalid', details: { path: 'emphasis' } };
  await assert.rejects(editProfile(ana, { emphasis: 'fame' }, now), refused);
  await assert.rejects(editProfile(ben, { emphasis: 'need' }, now), refused);
  await editCriteria(await aCoordinator(place), place.programId, { questions: [{ key: 'values', use: 'must' }] });
  await assert.rejects(editProfile(ana, { emphasis: 'values' }, now), refused, 'a rule gives no points');
  await editProfile(ana, { emphasis: 'working-style', headline: 'Economist' }, now);
  assert.deepEqual((await loadScoring(ana, {}, now)).mentees.map(({ emphasis }) => emphasis), ['working-style']);
});

test('who is no mentee here has no fit with anybody', async () => {
  const { place, ben, cem } = await setting();
  for (const reader of [ben, await aCoordinator(place)]) assert.equal((await readMentor(reader, cem.personId, now)).fit, null);
});
