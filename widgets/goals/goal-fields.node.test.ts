import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Goal } from './goal-facts.ts';
import { blankGoal, editOf, fieldsOf, newGoalOf, problemsOf, toDraft, withDraft } from './goal-fields.ts';

const when = { today: '2026-10-20', unrealDue: false, was: '', asksReason: false };

describe('a draft of a goal', () => {
  test('brings back everything that was typed', () => {
    const typed = { ...blankGoal, title: 'Speak up', due: '2026-12-01', visibility: 'match' as const, match: 'm', milestones: ['One', '', 'Three'] };
    assert.deepEqual(withDraft(blankGoal, toDraft(typed)), typed);
  });
  test('that is empty leaves the goal as it is', () => assert.equal(withDraft(blankGoal, {}), blankGoal));
  test('of an edit brings back a field that was emptied', () => {
    assert.equal(withDraft({ ...blankGoal, how: 'Before' }, { title: 'Speak up' }).how, '');
  });
  test('never brings a visibility that there is not', () => assert.equal(withDraft(blankGoal, { visibility: 'program' }).visibility, 'private'));
});

describe('what has to be put right', () => {
  test('a name, and a day that exists and has not passed', () => {
    assert.deepEqual(problemsOf({ ...blankGoal, title: ' ', due: '2026-10-19' }, when), { title: 'missing', due: 'past' });
    assert.deepEqual(problemsOf({ ...blankGoal, title: 'x' }, { ...when, unrealDue: true }), { due: 'unreal' });
    assert.deepEqual(problemsOf({ ...blankGoal, title: 'x', due: '2026-10-20' }, when), {});
  });
  test('a reason, only where a day that has passed moves', () => {
    const late = { ...when, was: '2026-10-01', asksReason: true };
    assert.deepEqual(problemsOf({ ...blankGoal, title: 'x', due: '2026-10-01' }, late), {});
    assert.deepEqual(problemsOf({ ...blankGoal, title: 'x', due: '2026-11-01' }, late), { reason: 'missing' });
    assert.deepEqual(problemsOf({ ...blankGoal, title: 'x', due: '' }, late), { reason: 'missing' });
  });
});

describe('what is sent', () => {
  test('of a new goal: trimmed, without empty milestones', () => {
    const body = newGoalOf({ ...blankGoal, title: ' Speak up ', milestones: ['', ' Ask one question ', ''] });
    assert.deepEqual(body, { title: 'Speak up', howWillIKnow: null, due: null, visibility: 'private', matchId: null, milestones: [{ title: 'Ask one question' }] });
  });
  test('of an edit: only what is different', () => {
    const goal = { title: 'x', howWillIKnow: 'y', due: '2026-10-01', visibility: 'match' } as Goal;
    assert.deepEqual(editOf(fieldsOf(goal), goal), {});
    assert.deepEqual(editOf({ ...fieldsOf(goal), how: '', due: '2026-11-01', reason: 'Exams' }, goal), { howWillIKnow: null, due: '2026-11-01', reason: 'Exams' });
  });
});
