import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionKinds, type Completion } from '../../models/vocabulary.ts';
import { columnTag, customOfCompletion, placedCompletion } from './placed-completion.ts';

test('what a teacher placed comes back with each launch, whatever else the link carries', () => {
  const placed: Completion[] = [
    ...completionKinds.map((kind) => ({ kind, target: 1, partial: false })),
    { kind: 'meetings-held', target: 24, partial: true },
    { kind: 'goal-achieved', target: 1, partial: true },
  ];
  for (const completion of placed) assert.deepEqual(placedCompletion({ mentorkit_widget: 'meetings', ...customOfCompletion(completion) }), completion);
});

test('a link that names no kind of ours counts nothing', () => {
  for (const custom of [{}, { mentorkit_completion: 'reflection' }, { mentorkit_completion: '' }, { mentorkit_completion: '__proto__' }, { mentorkit_target: '3' }]) {
    assert.equal(placedCompletion(custom), undefined);
  }
});

test('a target that cannot be is three meetings', () => {
  for (const target of ['0', '25', '-1', '2.5', '3e1', ' 4', '', 'many', undefined]) {
    const custom = { mentorkit_completion: 'meetings-held', ...(target === undefined ? {} : { mentorkit_target: target }) };
    assert.deepEqual(placedCompletion(custom), { kind: 'meetings-held', target: 3, partial: false }, String(target));
  }
});

test('a column is found again by what its link counts', () => {
  assert.equal(columnTag({ kind: 'meetings-held', target: 3 }), 'meetings-held:3');
  assert.equal(columnTag({ kind: 'goal-set', target: 1 }), 'goal-set');
});
