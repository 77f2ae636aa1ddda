import assert from 'node:assert/strict';
import { test } from 'node:test';
import { criteria } from '../testing/criteria.ts';
import { countsNothing, editOf, fieldsOf, pointsOf, toDraft, withDraft } from './criteria-fields.ts';

const fields = fieldsOf(criteria);

test('only what is different is sent', () => {
  assert.deepEqual(editOf(fields, criteria), {});
  const changed = { weights: { ...fields.weights, need: 60 }, questions: { ...fields.questions, values: { use: 'never' as const, weight: 7 } }, rules: { ...fields.rules, commonLanguage: true } };
  assert.deepEqual(editOf(changed, criteria), { weights: { need: 60 }, questions: [{ key: 'values', use: 'never' }], rules: { commonLanguage: true } });
});

test('weights count against each other: a fit without the ranking, the ranking beside the fit', () => {
  const shares = [fields.weights.need, fields.weights.availability, fields.weights.language].map((weight) => pointsOf(weight, fields));
  assert.deepEqual(shares, [50, 19, 13]);
  assert.equal(pointsOf(fields.weights.ranking, fields, 'ranking'), 20);
  assert.equal(pointsOf(fields.weights.emphasis, fields, 'emphasis'), 11, '10 of 90');
  assert.equal(pointsOf(50, { ...fields, questions: { values: { use: 'must', weight: 90 } } }), 77, 'a rule has no points');
});

test('where every weight is zero nothing counts, whatever the ranking and what matters most', () => {
  const none = { ...fields, weights: { need: 0, availability: 0, language: 0, ranking: 20, emphasis: 10 }, questions: { values: { use: 'must' as const, weight: 7 } } };
  assert.equal(countsNothing(none), true);
  assert.equal(countsNothing({ ...none, questions: { values: { use: 'alike', weight: 7 } } }), false);
});

test('a draft brings back what was set, and nothing that the program does not have', () => {
  const set = { weights: { ...fields.weights, need: 61 }, questions: { ...fields.questions, gone: { use: 'alike' as const, weight: 3 } }, rules: { ...fields.rules, mostZoneHours: 6 } };
  const back = withDraft(fields, toDraft(set));
  assert.deepEqual([back.weights.need, back.rules.mostZoneHours, Object.keys(back.questions)], [61, 6, ['working-style', 'values']]);
  for (const draft of [{}, { set: 'nonsense' }, { set: '[]' }, { set: '{"weights":{"need":"lots"},"questions":{"values":{"use":"adore"}}}' }]) assert.deepEqual(withDraft(fields, draft), fields);
});
