/** Who reads what somebody said: by what is between the two, and never by more than the person was told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { listMentors, readMentor } from '../directory/directory.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, type Place } from '../factories.ts';
import { acceptMatchRequest } from '../matches/answers.ts';
import { confirmMatch, endMatch, listMatches } from '../matches/matches.ts';
import { listMatchRequests, sendMatchRequest, withdrawMatchRequest } from '../matches/match-requests.ts';
import { loadRunInput } from '../matches/run-input.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { written } from '../programs/localized.ts';
import type { StoredQuestion } from '../programs/programs.ts';
import { answerVisibilities } from '../question-words.ts';
import { listEnrolments } from './enrolments.ts';
import type { StoredAnswer } from './enrolment.model.ts';
import { PersonModel } from './person.model.ts';
import { listAnswers } from './shown-answers.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const asking = { goal: 'Learn', message: '', cadence: 'monthly' as const };
const basic = { options: [], most: 1, role: 'both', required: false, use: 'none', weight: 0, retired: false } as const;
const questions: StoredQuestion[] = [
  ...answerVisibilities.map((visibility): StoredQuestion => ({ ...basic, options: [], key: visibility, text: written('en', `For ${visibility}?`), kind: 'short-text', visibility })),
  { ...basic, key: 'style', text: { default: 'en', text: { en: 'Style?', de: 'Stil?' } }, kind: 'one', options: [{ key: 'calm', label: { default: 'en', text: { en: 'Calm', de: 'Ruhig' } } }], visibility: 'public', use: 'alike', weight: 50 },
  { ...basic, options: [], key: 'old', text: written('en', 'Once asked?'), kind: 'short-text', visibility: 'public', retired: true },
];
const answers: StoredAnswer[] = [...answerVisibilities.map((visibility) => ({ question: visibility, options: [], text: `canary ${visibility}` })), { question: 'style', options: ['calm'] }, { question: 'old', options: [], text: 'canary old' }];
const said = { enrolment: { answers } };

const somewhere = (change: Parameters<typeof aProgram>[0] = {}): Promise<Place> => aProgram({ questions, ...change });
const reads = async (reader: ProgramActor, of: ProgramActor) => (await listAnswers(reader, of.personId)).items.map(({ question }) => question);
const nothing = { name: 'NotFound' };
const everything = ['public', 'matched', 'coordinator', 'style'];
const publicOnes = ['public', 'style'];

describe('a mentor’s answers', () => {
  test('that are public are for whoever finds them in the directory; all of them for coordinators and the mentor', async () => {
    const place = await somewhere();
    const ben = await aMentor(place, said);
    for (const reader of [await aMentee(place), await aMentor(place)]) assert.deepEqual(await reads(reader, ben), publicOnes);
    for (const reader of [await aCoordinator(place), ben]) assert.deepEqual(await reads(reader, ben), everything);
    for (const reader of [await aStranger(place), await aMentee(await somewhere({ tenantId: place.tenantId })), await aCoordinator(await somewhere())]) await assert.rejects(reads(reader, ben), nothing);
  });

  test('are for nobody but coordinators where they are not in the directory', async () => {
    const place = await somewhere();
    const ben = await aMentor(place, { enrolment: { answers, inDirectory: false } });
    await assert.rejects(reads(await aMentee(place), ben), nothing);
    assert.deepEqual(await reads(await aCoordinator(place), ben), everything);
  });

  test('of somebody who waits to be let in are for coordinators alone, whatever they chose for the directory', async () => {
    const place = await somewhere();
    const ben = await aMentor(place, { enrolment: { answers, inDirectory: true, state: 'pending' } });
    await assert.rejects(reads(await aMentee(place), ben), nothing);
    assert.deepEqual(await reads(await aCoordinator(place), ben), everything);
    assert.deepEqual(await reads(await aMentee(place), await aMentor(place, { enrolment: { answers, state: 'paused' } })), publicOnes, 'who rests is in the directory');
  });

  test('for the matched are for the partner, once both stand by the match and as long as it lasts', async () => {
    const place = await somewhere({ settings: { requests: { meetFirst: true } } });
    const [ben, ana] = [await aMentor(place, said), await aMentee(place, said)];
    const { id } = await sendMatchRequest(ana, { choices: [ben.personId], ...asking }, now);
    assert.deepEqual([await reads(ben, ana), await reads(ana, ben)], [publicOnes, publicOnes], 'while she asks');
    const { matchId } = await acceptMatchRequest(ben, id, now);
    assert.deepEqual([await reads(ben, ana), await reads(ana, ben)], [publicOnes, publicOnes], 'while they try it');
    await confirmMatch(ben, matchId!, now);
    await confirmMatch(ana, matchId!, now);
    const ofMatched = ['public', 'matched', 'style'];
    assert.deepEqual([await reads(ben, ana), await reads(ana, ben)], [ofMatched, ofMatched]);
    assert.deepEqual(await reads(await aMentee(place), ben), publicOnes, 'for others as before');
    await endMatch(ana, matchId!, now);
    assert.deepEqual(await reads(ana, ben), publicOnes);
    await assert.rejects(reads(ben, ana), nothing);
  });
});

describe('a mentee’s answers', () => {
  test('are for the mentor whom they ask, and no longer than that', async () => {
    const place = await somewhere();
    const [ana, ben, next] = [await aMentee(place, said), await aMentor(place), await aMentor(place)];
    await assert.rejects(reads(ben, ana), nothing);
    const { id } = await sendMatchRequest(ana, { choices: [ben.personId, next.personId], ...asking }, now);
    assert.deepEqual(await reads(ben, ana), publicOnes);
    await assert.rejects(reads(next, ana), nothing, 'who waits in the row was never asked');
    await withdrawMatchRequest(ana, id, now);
    await assert.rejects(reads(ben, ana), nothing);
    await assert.rejects(reads(await aMentee(place), ana), nothing);
  });

  test('stay apart from what the same person says as mentor', async () => {
    const place = await somewhere();
    const ben = await aMentor(place, said);
    await aMentee(place, { personId: ben.personId, enrolment: { answers: [{ question: 'public', options: [], text: 'as mentee' }] } });
    const reader = await aMentee(place);
    assert.deepEqual((await listAnswers(reader, ben.personId)).items.map(({ role }) => role), ['mentor', 'mentor']);
    assert.deepEqual((await listAnswers(await aCoordinator(place), ben.personId)).items.map(({ role, values }) => [role, values[0]]).at(-1), ['mentee', 'as mentee']);
  });
});

test('an answer is read in the reader’s words, by the options that there still are', async () => {
  const place = await somewhere();
  const ben = await aMentor(place, { enrolment: { answers: [{ question: 'style', options: ['calm', 'gone'] }, { question: 'public', options: [], text: 'Hello' }] } });
  const reader = await aMentee(place, { person: { locale: 'de' } });
  assert.deepEqual((await listAnswers(reader, ben.personId)).items, [
    { question: 'public', text: 'For public?', kind: 'short-text', role: 'mentor', values: ['Hello'], visibility: 'public' },
    { question: 'style', text: 'Stil?', kind: 'one', role: 'mentor', values: ['Ruhig'], visibility: 'public' },
  ]);
  await PersonModel.updateOne({ tenantId: place.tenantId, _id: ben.personId }, { $set: { erasedAt: now } });
  await assert.rejects(reads(reader, ben), nothing);
});

test('nothing else that anybody reads holds an answer, and no fit and no run is made of one that is not public', async () => {
  const place = await somewhere();
  const { mentor, mentee } = await aPair(place, { mentor: await aMentor(place, { enrolment: { answers, capacity: 3, inDirectory: true } }), mentee: await aMentee(place, { enrolment: { answers, capacity: 2 } }) });
  const ana = await aMentee(place, said);
  await sendMatchRequest(ana, { choices: [mentor.personId], ...asking }, now);
  const chiara = await aCoordinator(place);
  const answered = [
    await listMentors(ana, {}, now), await listMentors(ana, { q: 'canar' }, now), await readMentor(ana, mentor.personId, now), await readMentor(mentee, mentor.personId, now),
    await listMatches(mentor, now), await listMatchRequests(mentor, { side: 'received' }), await listEnrolments(chiara, {}),
  ];
  for (const answer of answered) assert.doesNotMatch(JSON.stringify(answer), /canary/);
  const { fit } = await readMentor(ana, mentor.personId, now);
  assert.deepEqual(fit?.parts.flatMap(({ question, shared }) => (question === null ? [] : [[question, shared]])), [['style', ['calm']]]);
  const { scoring } = await loadRunInput(chiara, { objective: 'total', leastScore: 0, relaxed: [], locks: [], apart: [], omitted: { mentees: [], mentors: [] } }, now);
  assert.deepEqual(scoring.criteria.questions.map(({ key }) => key), ['style']);
  assert.deepEqual(scoring.mentees.map((one) => one.answers), [{ style: ['calm'] }, { style: ['calm'] }]);
  assert.doesNotMatch(JSON.stringify(scoring), /canary|matched|coordinator/);
});
