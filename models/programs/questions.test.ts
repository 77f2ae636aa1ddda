import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, anId, aPerson, aProgram, aStranger, type Place } from '../factories.ts';
import { eventsSince } from '../events/events.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel, type StoredAnswer } from '../people/enrolment.model.ts';
import { join } from '../people/joining.ts';
import { editProfile } from '../people/profile.ts';
import { type QuestionKind, questionLimits } from '../question-words.ts';
import { limits } from '../vocabulary.ts';
import { written } from './localized.ts';
import { editCriteria, readCriteria, scoringRules } from './matching-criteria.ts';
import { ProgramModel } from './program.model.ts';
import { copyProgram, readProgram } from './programs.ts';
import { addQuestion, askAgain, deleteQuestion, editQuestion, listQuestions, moveQuestion, previewQuestion, retireQuestion, type NewQuestion } from './questions.ts';
import { usualQuestions } from './templates/usual-questions.ts';

await useTestDatabase();

const words = (text: string) => written('en', text);
const options = (...labels: string[]) => labels.map((label) => ({ label: words(label) }));
const years: NewQuestion = { kind: 'scale', text: words('How far are you?'), options: options('At the beginning', 'On the way', 'Nearly there'), use: 'alike', weight: 10 };
const wish: NewQuestion = { kind: 'long-text', text: words('What should we know?'), visibility: 'coordinator' };

async function coordinated(): Promise<{ place: Place; chiara: ProgramActor }> {
  const place = await aProgram({ questions: usualQuestions('en') });
  return { place, chiara: await aCoordinator(place) };
}

const answersOf = async ({ tenantId, programId, personId }: ProgramActor): Promise<StoredAnswer[]> =>
  ((await EnrolmentModel.findOne({ tenantId, programId, personId }).lean())?.answers ?? []).map(({ question, options: chosen, text }) => ({ question, options: chosen, ...(text !== undefined && { text }) }));
const say = (actor: ProgramActor, question: string, ...chosen: string[]) => editProfile(actor, { answers: [{ question, options: chosen }] });
const askedOf = async (actor: ProgramActor) => (await readProgram(actor, actor.programId, 'en')).questions;

describe('a coordinator’s own questions', () => {
  test('of every kind are asked after those of the template, as the coordinator set them', async () => {
    const { chiara } = await coordinated();
    const kinds: QuestionKind[] = ['one', 'many', 'scale', 'tags', 'yes-no', 'short-text', 'long-text', 'date'];
    for (const kind of kinds) await addQuestion(chiara, { kind, text: words(kind), ...(['one', 'many', 'scale'].includes(kind) && { options: options('a', 'b', 'c') }) });
    const asked = (await askedOf(chiara)).slice(2);
    assert.deepEqual(asked.map(({ kind, most, role, required, visibility, counts }) => [kind, most, role, required, visibility, counts]), kinds.map((kind) => [kind, kind === 'many' ? 3 : kind === 'tags' ? questionLimits.tags : 1, 'both', false, 'public', false]));
    assert.deepEqual((await eventsSince(chiara, anId())).length, kinds.length);
  });

  test('are asked in the order and the words of the moment; keys of options stay when words change', async () => {
    const { chiara } = await coordinated();
    const { id, options: before } = await addQuestion(chiara, years);
    const [low, middle, high] = before.map(({ key }) => key);
    await editQuestion(chiara, id, {
      text: { default: 'en', text: { en: 'How far along are you?', de: 'Wie weit bist du?' } },
      options: [{ key: high!, label: words('Done') }, { key: low!, label: words('Beginning') }, { label: words('Unsure') }, { key: middle!, label: words('On the way') }],
    });
    await moveQuestion(chiara, id, 0);
    const [first] = await askedOf(chiara);
    assert.deepEqual([first?.text, first?.options.map(({ label }) => label)], ['How far along are you?', ['Done', 'Beginning', 'Unsure', 'On the way']]);
    assert.deepEqual([first?.options[0]?.key, first?.options[1]?.key, first?.options[3]?.key], [high, low, middle]);
    assert.equal((await readProgram(chiara, chiara.programId, 'de')).questions[0]?.text, 'Wie weit bist du?');
  });

  test('of two coordinators at once are both there', async () => {
    const { place, chiara } = await coordinated();
    const other = await aCoordinator(place);
    await Promise.all([addQuestion(chiara, years), addQuestion(other, wish)]);
    assert.equal((await listQuestions(chiara)).items.length, 4);
  });

  test('have limits: how many are asked, and how many are kept', async () => {
    const { chiara } = await coordinated();
    for (let at = 2; at < limits.questions; at++) await addQuestion(chiara, wish);
    await assert.rejects(addQuestion(chiara, wish), { code: 'limit-reached', details: { most: limits.questions } });
    const [first] = (await listQuestions(chiara)).items;
    await retireQuestion(chiara, first!.id);
    await addQuestion(chiara, wish);
    await assert.rejects(askAgain(chiara, first!.id), { code: 'limit-reached' });
  });

  const wrong: [string, Partial<NewQuestion>, string][] = [
    ['no words in the locale it is written in', { text: { default: 'de', text: { en: 'Here' } } }, 'text'],
    ['one option only', { options: options('a') }, 'options'],
    ['a scale of eleven steps', { options: options(...'abcdefghijk') }, 'options'],
    ['options where people write', { kind: 'date' }, 'options'],
    ['two options that read alike', { options: options('a', 'b', 'a') }, 'options.2.label'],
    ['a key of an option that there is not', { options: [{ key: 'x', label: words('a') }, ...options('b')] }, 'options.0.key'],
    ['more than one of a scale', { most: 2 }, 'most'],
    ['text that counts', { kind: 'short-text', options: [] }, 'use'],
    ['a date that counts', { kind: 'date', options: [] }, 'use'],
    ['counting by one role alone', { role: 'mentor' }, 'use'],
    ['counting what is for the matched', { visibility: 'matched' }, 'use'],
    ['a rule by what is for coordinators', { visibility: 'coordinator', use: 'must' }, 'use'],
  ];
  for (const [what, change, path] of wrong) {
    test(`are refused for ${what}`, async () => {
      const { chiara } = await coordinated();
      await assert.rejects(addQuestion(chiara, { ...years, ...change }), { code: 'body-invalid', details: { path } });
      await assert.rejects(previewQuestion(chiara, undefined, { ...years, ...change }), { code: 'body-invalid', details: { path } });
    });
  }

  test('are for coordinators of the program to write, until it is closed', async () => {
    const { place, chiara } = await coordinated();
    for (const actor of [await aMentee(place), await aMentor(place), await aStranger(place)]) {
      await assert.rejects(addQuestion(actor, years), { name: 'NotAllowed' });
      await assert.rejects(listQuestions(actor), { name: 'NotAllowed' });
    }
    const elsewhere = await aCoordinator(await aProgram({ tenantId: place.tenantId }));
    await assert.rejects(editQuestion(elsewhere, 'values', { required: true }), { name: 'NotFound' });
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(addQuestion(chiara, years), { code: 'moved-on' });
  });
});

describe('while people answer', () => {
  test('a preview says who is asked, who has answered, who loses an answer and who has none', async () => {
    const { place, chiara } = await coordinated();
    const { id, options: steps } = await addQuestion(chiara, years);
    const [low, , high] = steps.map(({ key }) => key);
    const [ana, leila, ben] = [await aMentee(place), await aMentee(place), await aMentor(place)];
    await aMentor(place, { enrolment: { state: 'left', answers: [{ question: id, options: [low!] }] } });
    await say(ana, id, low!);
    await say(ben, id, high!);
    const withoutLow = steps.slice(1).map(({ key, label }) => ({ key, label }));
    assert.deepEqual(await previewQuestion(chiara, id, { required: true }), { asked: 3, answered: 2, losing: 0, unanswered: 1 });
    assert.deepEqual(await previewQuestion(chiara, id, { options: withoutLow }), { asked: 3, answered: 2, losing: 1, unanswered: 1 });
    assert.deepEqual(await previewQuestion(chiara, id, { role: 'mentor', use: 'none' }), { asked: 1, answered: 2, losing: 1, unanswered: 0 });
    assert.deepEqual(await previewQuestion(chiara, undefined, wish), { asked: 3, answered: 0, losing: 0, unanswered: 3 });
    await editQuestion(chiara, id, { options: withoutLow });
    assert.deepEqual([await answersOf(ana), await answersOf(ben), await answersOf(leila)], [[], [{ question: id, options: [high] }], []]);
  });

  test('fewer that may be named keeps the strongest, and leaves other answers alone', async () => {
    const { place, chiara } = await coordinated();
    const ana = await aMentee(place);
    await editProfile(ana, { answers: [{ question: 'working-style', options: ['direct-advice', 'asks-questions'] }, { question: 'values', options: ['security', 'learning'] }] });
    assert.equal((await previewQuestion(chiara, 'values', { most: 1 })).losing, 1);
    await editQuestion(chiara, 'values', { most: 1 });
    assert.deepEqual(await answersOf(ana), [{ question: 'working-style', options: ['direct-advice', 'asks-questions'] }, { question: 'values', options: ['security'] }]);
  });

  test('what they were told holds: the kind stays, nobody else comes to see it, and it is not deleted', async () => {
    const { place, chiara } = await coordinated();
    const { id } = await addQuestion(chiara, { kind: 'short-text', text: words('Where do you work?'), visibility: 'matched' });
    await editQuestion(chiara, id, { visibility: 'public' });
    await editQuestion(chiara, id, { visibility: 'matched' });
    await editProfile(await aMentor(place), { answers: [{ question: id, options: [], text: 'At a mill' }] });
    await assert.rejects(editQuestion(chiara, id, { visibility: 'public' }), { code: 'question-answered', details: { path: 'visibility' } });
    await assert.rejects(previewQuestion(chiara, id, { visibility: 'public' }), { code: 'question-answered' });
    await assert.rejects(editQuestion(chiara, id, { kind: 'long-text' }), { code: 'question-answered', details: { path: 'kind' } });
    await assert.rejects(deleteQuestion(chiara, id), { code: 'question-answered' });
    assert.equal((await editQuestion(chiara, id, { visibility: 'coordinator' })).visibility, 'coordinator');
    const unanswered = await addQuestion(chiara, wish);
    await deleteQuestion(chiara, unanswered.id);
    assert.deepEqual((await listQuestions(chiara)).items.map((question) => question.id), ['working-style', 'values', id]);
  });

  test('what somebody was told when they were asked holds too: an answer that more would see by now is not saved', async () => {
    const { place, chiara } = await coordinated();
    const { id } = await addQuestion(chiara, { ...wish, required: true, role: 'mentee' });
    const told = { question: id, options: [], text: 'Quiet rooms', visibility: 'coordinator' } as const;
    const [ana, zoe] = [await aMentee(place), await aStranger(place)];
    await editQuestion(chiara, id, { visibility: 'public' });
    const refused = { code: 'moved-on', details: { questions: [id] } };
    await assert.rejects(editProfile(ana, { headline: 'Nurse', answers: [told] }), refused);
    const joining = { role: 'mentee', name: 'Zoe', zone: 'Europe/Rome', languages: ['it'], topics: [], consent: { program: true } } as const;
    await assert.rejects(join(zoe, { ...joining, answers: [told] }), refused);
    assert.deepEqual(await EnrolmentModel.find({ ...place, $or: [{ personId: zoe.personId }, { headline: 'Nurse' }, { 'answers.question': id }] }).lean(), [], 'nothing is saved');
    await editProfile(ana, { answers: [{ ...told, visibility: 'public' }] });
    assert.deepEqual(await answersOf(ana), [{ question: id, options: [], text: 'Quiet rooms' }]);
    await editQuestion(chiara, id, { visibility: 'matched' });
    await join(zoe, { ...joining, answers: [{ ...told, visibility: 'public' }] });
  });

  test('of an answer and a change that shows it to more people, made in the same moment, one is refused', async () => {
    const { place, chiara } = await coordinated();
    for (let round = 0; round < 10; round += 1) {
      const { id } = await addQuestion(chiara, wish);
      const ana = await aMentee(place);
      const [answer, change] = await Promise.allSettled([
        editProfile(ana, { answers: [{ question: id, options: [], text: 'Quiet rooms', visibility: 'coordinator' }] }),
        editQuestion(chiara, id, { visibility: 'public' }),
      ]);
      assert.deepEqual([answer, change].filter(({ status }) => status === 'rejected').map((one) => (one as PromiseRejectedResult).reason.code), [answer.status === 'rejected' ? 'moved-on' : 'question-answered']);
      await retireQuestion(chiara, id);
    }
  });

  test('a question that is asked no more keeps its answers, and counts for nothing until it is asked again', async () => {
    const { place, chiara } = await coordinated();
    const ana = await aMentee(place);
    await say(ana, 'values', 'learning');
    await retireQuestion(chiara, 'values');
    assert.deepEqual((await askedOf(ana)).map(({ key }) => key), ['working-style']);
    assert.deepEqual((await scoringRules(chiara)).criteria.questions.map(({ key }) => key), ['working-style']);
    assert.deepEqual((await readCriteria(chiara, place.programId)).questions.map(({ key }) => key), ['working-style']);
    await say(ana, 'working-style', 'direct-advice');
    assert.deepEqual(await answersOf(ana), [{ question: 'working-style', options: ['direct-advice'] }, { question: 'values', options: ['learning'] }]);
    await askAgain(chiara, 'values');
    assert.deepEqual((await scoringRules(chiara)).criteria.questions.map(({ key }) => key), ['working-style', 'values']);
  });

  test('a question that comes to be required locks nobody out: the rest can be changed, but what is answered stays so', async () => {
    const { place, chiara } = await coordinated();
    const { id } = await addQuestion(chiara, { ...wish, required: true });
    const ana = await aMentee(place);
    await say(ana, 'values', 'learning');
    const both = [{ question: 'values', options: ['learning'] }, { question: id, options: [], text: 'I stammer.' }];
    await editProfile(ana, { answers: both });
    assert.deepEqual(await answersOf(ana), both);
    await assert.rejects(say(ana, 'values', 'security'), { code: 'answer-missing', details: { questions: [id] } });
    await editProfile(ana, { headline: 'Geography' });
  });

  test('who joins answers what is required of their role', async () => {
    const { place, chiara } = await coordinated();
    const { id } = await addQuestion(chiara, { kind: 'yes-no', text: words('Have you mentored before?'), role: 'mentor', required: true });
    const joining = { name: 'Ben', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } } as const;
    await join(await aStranger(place), { ...joining, role: 'mentee' });
    const ben = await aStranger(place);
    await assert.rejects(join(ben, { ...joining, role: 'mentor' }), { code: 'answer-missing', details: { questions: [id] } });
    await assert.rejects(join(ben, { ...joining, role: 'mentor', answers: [{ question: id, options: ['perhaps'] }] }), { code: 'body-invalid' });
    assert.deepEqual((await join(ben, { ...joining, role: 'mentor', answers: [{ question: id, options: ['no'] }] })).answers.map(({ options: chosen }) => chosen), [['no']]);
  });
});

describe('what counts', () => {
  test('follows a question that is changed, and something has to', async () => {
    const { place, chiara } = await coordinated();
    const { id, options: steps } = await addQuestion(chiara, years);
    const counted = (await scoringRules(chiara)).criteria.questions.find(({ key }) => key === id);
    assert.deepEqual(counted, { key: id, use: 'alike', weight: 10, scale: steps.map(({ key }) => key) });
    await editCriteria(chiara, place.programId, { weights: { need: 0, availability: 0, language: 0 }, questions: [{ key: 'values', weight: 0 }, { key: 'working-style', weight: 0 }] });
    await assert.rejects(retireQuestion(chiara, id), { code: 'body-invalid', details: { path: 'weights' } });
    await assert.rejects(editQuestion(chiara, id, { use: 'none' }), { code: 'body-invalid', details: { path: 'weights' } });
  });

  test('is set beside the criteria only for questions that may count', async () => {
    const { place, chiara } = await coordinated();
    const { id } = await addQuestion(chiara, wish);
    await assert.rejects(editCriteria(chiara, place.programId, { questions: [{ key: id, use: 'alike' }] }), { code: 'body-invalid', details: { path: 'questions.0.key' } });
    await editCriteria(chiara, place.programId, { questions: [{ key: 'values', use: 'none' }] });
    assert.deepEqual((await askedOf(chiara)).map(({ key, counts }) => [key, counts]), [['working-style', true], ['values', false], [id, false]], 'it is still asked');
  });
});

test('a program that was stored before has its questions as they were asked', async () => {
  const { place, chiara } = await coordinated();
  const before = usualQuestions('en').map(({ key, text, options: all, most, weight }, at) => ({ key, text, options: all, most, isScale: false, use: at === 0 ? 'alike' : 'none', weight }));
  await ProgramModel.collection.updateOne({ _id: new Types.ObjectId(place.programId) }, { $set: { questions: before } });
  const { items } = await listQuestions(chiara);
  assert.deepEqual(items.map(({ id, kind, role, required, visibility, retired }) => [id, kind, role, required, visibility, retired]), [['working-style', 'many', 'both', false, 'public', false], ['values', 'many', 'both', false, 'public', true]]);
  await editQuestion(chiara, 'working-style', { required: true });
  assert.deepEqual((await askedOf(chiara)).map(({ key, required }) => [key, required]), [['working-style', true]]);
});

test('a copy has the questions that are asked, with their keys, and nobody’s answers', async () => {
  const { place, chiara } = await coordinated();
  const { id } = await addQuestion(chiara, years);
  await say(await aMentee(place), id, (await listQuestions(chiara)).items[2]!.options[0]!.key);
  await retireQuestion(chiara, 'values');
  const teacher = { kind: 'person', tenantId: place.tenantId, personId: await aPerson(place), roles: [] } as const;
  const copy = await copyProgram(teacher, { of: place.programId, title: 'Again', locale: 'en', home: { registrationId: anId(), contextId: 'course-8' } });
  const { items } = await listQuestions({ ...teacher, programId: copy.id, roles: ['coordinator'] });
  assert.deepEqual(items.map((question) => [question.id, question.answered]), [['working-style', { mentor: 0, mentee: 0 }], [id, { mentor: 0, mentee: 0 }]]);
});
