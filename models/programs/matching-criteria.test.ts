import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import mongoose from 'mongoose';
import { aCoordinator, aMentee, anId, aProgram, actorIn, aPerson } from '../factories.ts';
import { eventsSince } from '../events/events.ts';
import { matchingQuestions } from '../migrations/0001-matching-questions.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { locales, programTemplates } from '../vocabulary.ts';
import { criteriaOf } from './criteria-of.ts';
import { editCriteria, readCriteria, scoringRules } from './matching-criteria.ts';
import { ProgramModel } from './program.model.ts';
import { startProgram } from './programs.ts';
import { usualQuestions } from './templates/usual-questions.ts';

await useTestDatabase();

const withQuestions = async () => {
  const place = await aProgram({ questions: usualQuestions('en') });
  return { place, chiara: await aCoordinator(place) };
};

describe('what a program begins with', () => {
  for (const template of programTemplates) {
    test(`${template}: the weights of mentoring practice, working style and values as questions in every locale`, async () => {
      const tenantId = anId();
      const teacher = { kind: 'person', tenantId, personId: await aPerson({ tenantId }), roles: [] } as const;
      const { id } = await startProgram(teacher, { template, title: 'Mine', locale: 'de', home: { registrationId: anId(), contextId: 'course-7' } });
      const { weights, points, questions, rules } = await readCriteria(actorIn({ tenantId, programId: id }, teacher.personId, ['coordinator']), id);
      assert.deepEqual(weights, { need: 40, availability: 15, language: 10, ranking: 20, emphasis: 10 });
      assert.deepEqual(questions.map(({ key, use, weight }) => [key, use, weight]), [['working-style', 'alike', 8], ['values', 'alike', 7]]);
      assert.equal(points.need + points.availability + points.language + questions.reduce((sum, question) => sum + question.points, 0), 1000);
      assert.equal(points.ranking, 200);
      assert.deepEqual(rules, { commonLanguage: false, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false });
    });
  }

  test('every text of the questions is in every locale, and no two options of a question read alike', () => {
    for (const { key, text, options } of usualQuestions('en')) {
      for (const locale of locales) {
        assert.ok(text.text[locale], `${key} ${locale}`);
        assert.equal(new Set(options.map(({ label }) => label.text[locale])).size, options.length, `${key} ${locale}`);
      }
    }
  });
});

describe('a program from before a setting', () => {
  test('has the default of what it was stored without, and nothing that is no setting any more', async () => {
    const { place, chiara } = await withQuestions();
    const { tenantId, programId } = place;
    await ProgramModel.collection.updateOne({ _id: new mongoose.Types.ObjectId(programId) }, { $set: { 'settings.matching': { need: 40, availability: 15, language: 10, workingStyle: 8 } } });
    const usual = { commonLanguage: false, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false };
    const read = await readCriteria(chiara, programId);
    assert.deepEqual([read.weights, read.rules], [{ need: 40, availability: 15, language: 10, ranking: 20, emphasis: 10 }, usual]);
    await editCriteria(chiara, programId, { rules: { notEarlierPair: true } });
    assert.deepEqual((await ProgramModel.findOne({ tenantId, _id: programId }).lean())?.settings.matching, { ...read.weights, ...usual, notEarlierPair: true });
  });
});

describe('changing what counts', () => {
  test('only what is named changes, the points follow, and an event says so', async () => {
    const { place, chiara } = await withQuestions();
    const edited = await editCriteria(chiara, place.programId, { weights: { language: 0 }, rules: { commonLanguage: true }, questions: [{ key: 'values', use: 'must' }, { key: 'working-style', weight: 50 }] });
    assert.deepEqual(edited.weights, { need: 40, availability: 15, language: 0, ranking: 20, emphasis: 10 });
    assert.deepEqual(edited.questions.map(({ use, weight, points }) => [use, weight, points]), [['alike', 50, 476], ['must', 7, 0]]);
    assert.equal(edited.rules.commonLanguage, true);
    assert.equal(edited.rules.notOwnGrader, true);
    assert.deepEqual(await readCriteria(chiara, place.programId), edited);
    assert.deepEqual((await eventsSince(chiara, anId())).map(({ type }) => type), ['program.edited']);
  });

  test('a question that counts for nothing is not in the score', async () => {
    const { place, chiara } = await withQuestions();
    await editCriteria(chiara, place.programId, { questions: [{ key: 'values', use: 'none' }] });
    assert.deepEqual((await scoringRules(chiara)).criteria.questions.map(({ key }) => key), ['working-style']);
  });

  test('something has to give points, the questions are the program’s own, and a closed program stays as it is', async () => {
    const { place, chiara } = await withQuestions();
    const nothing = { weights: { need: 0, availability: 0, language: 0 }, questions: [{ key: 'values', weight: 0 }, { key: 'working-style', weight: 0 }] };
    await assert.rejects(editCriteria(chiara, place.programId, nothing), { code: 'body-invalid', details: { path: 'weights' } });
    await assert.rejects(editCriteria(chiara, place.programId, { questions: [{ key: 'shoe-size', weight: 3 }] }), { code: 'body-invalid', details: { path: 'questions.0.key' } });
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(editCriteria(chiara, place.programId, { weights: { need: 1 } }), { code: 'moved-on' });
  });

  test('a mentee may not, and another program is not there', async () => {
    const { place, chiara } = await withQuestions();
    await assert.rejects(readCriteria(await aMentee(place), place.programId), { name: 'NotAllowed' });
    const neighbour = await aProgram({ tenantId: place.tenantId });
    await assert.rejects(editCriteria(chiara, neighbour.programId, { weights: { need: 1 } }), { name: 'NotFound' });
  });
});

test('a program from before has its working style as questions, its rules, and its other settings as they were', async () => {
  const { tenantId, programId } = await aProgram({ settings: { requests: { expiryDays: 21 }, matching: { need: 55 } } });
  const { _id } = await ProgramModel.findOne({ tenantId, _id: programId }).lean().orFail();
  const rules = ['commonLanguage', 'mostZoneHours', 'notLineManager', 'notOwnGrader', 'notEarlierPair'].map((rule) => [`settings.matching.${rule}`, '']);
  await ProgramModel.collection.updateOne({ _id }, { $set: { 'settings.matching.workingStyle': 15 }, $unset: { questions: '', ...Object.fromEntries(rules) } });
  await matchingQuestions.run();
  await matchingQuestions.run();
  const program = await ProgramModel.findOne({ tenantId, _id: programId }).lean().orFail();
  const { weights, questions, rules: kept } = criteriaOf(program);
  assert.deepEqual([weights.need, weights.ranking, questions.length, kept.mostZoneHours, kept.notOwnGrader], [55, 20, 2, 12, true]);
  assert.equal(program.settings.requests.expiryDays, 21);
  assert.equal('workingStyle' in program.settings.matching, false);
});
