import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AskedQuestion } from '../questions/answer-values.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { draftOf, editsOf, profileOf, stillAsked, withProfileDraft, wrongIn } from './profile-form.ts';

const before = profileOf(meAsMentor);
const questions = meAsMentor.program!.questions;
const [part] = before.parts;

describe('the profile', () => {
  test('an unchanged one is not sent', () => {
    assert.deepEqual(editsOf(before, before, questions), []);
  });

  test('only what changed is sent, with the role that it belongs to', () => {
    assert.deepEqual(editsOf(before, { ...before, locale: 'de' }, questions), [{ locale: 'de' }]);
    const parts = [{ ...part!, headline: ' ', capacity: 2 }];
    assert.deepEqual(editsOf(before, { ...before, name: 'Ben K. ', parts }, questions), [{ name: 'Ben K.', headline: null, capacity: 2, role: 'mentor' }]);
  });

  test('somebody in both roles sends one call for each part', () => {
    const both = profileOf({ ...meAsMentor, enrolments: [...meAsMentor.enrolments, ...meAsMentee.enrolments] });
    const changed = { ...both, parts: both.parts.map((one) => ({ ...one, about: `As ${one.role}` })) };
    assert.deepEqual(editsOf(both, changed, questions), [{ about: 'As mentor', role: 'mentor' }, { about: 'As mentee', role: 'mentee' }]);
  });

  test('answers are sent all at once where one of them changed; a question without a choice is none', () => {
    const answer = (answers: Record<string, readonly string[]>) => editsOf(before, { ...before, parts: [{ ...part!, answers }] }, questions);
    assert.deepEqual(answer({ 'working-style': ['direct-advice'], values: [] }), [{ answers: [{ question: 'working-style', options: ['direct-advice'], visibility: 'public' }], role: 'mentor' }]);
    assert.deepEqual(answer({ values: [] }), []);
  });

  test('an answer in words is kept as it is typed, and sent as text', () => {
    const note: AskedQuestion = { ...questions[0]!, key: 'note', kind: 'long-text', options: [], most: 1, counts: false };
    const asked = [...questions, note];
    const typed = { ...before, parts: [{ ...part!, answers: { note: ['Two\nlines '] } }] };
    assert.deepEqual(withProfileDraft(before, draftOf(typed, asked), asked), typed);
    assert.deepEqual(withProfileDraft(before, { answers: '{"not": "ours"}' }, asked), before);
    assert.deepEqual(editsOf(before, typed, asked), [{ answers: [{ question: 'note', options: [], text: 'Two\nlines', visibility: 'public' }], role: 'mentor' }]);
  });

  test('a required question keeps from saving only where its answer would be taken back', () => {
    const asked = questions.map((question) => ({ ...question, required: true }));
    const answered = { ...before, parts: [{ ...part!, answers: { values: ['learning'] } }] };
    assert.deepEqual(wrongIn(before, { before, questions: asked }), []);
    assert.deepEqual(wrongIn(before, { before: answered, questions: asked }), ['answer-mentor-values']);
    assert.equal(stillAsked(answered, asked), 1);
  });

  test('tags are counted as they are typed', () => {
    const tags: AskedQuestion = { ...questions[0]!, key: 'tags', kind: 'tags', options: [], most: 2 };
    const typed = (value: string) => ({ ...before, parts: [{ ...part!, answers: { tags: value.split(',') } }] });
    assert.deepEqual(editsOf(before, typed(' sql, , r,sql'), [tags])[0]?.answers, [{ question: 'tags', options: ['sql', 'r'], visibility: 'public' }]);
    for (const value of ['a,b,c', 'x'.repeat(41)]) assert.deepEqual(wrongIn(typed(value), { before, questions: [tags] }), ['answer-mentor-tags'], value);
  });

  test('says what keeps it from being saved', () => {
    assert.deepEqual(wrongIn({ ...before, name: '', languages: [], parts: [{ ...part!, capacity: 0 }] }, { before, questions }), ['name', 'languages', 'capacity']);
  });

  test('a draft brings back the words', () => {
    const typed = { ...before, name: 'Benjamin', parts: [{ ...part!, about: 'Ten years of data' }] };
    assert.deepEqual(withProfileDraft(before, draftOf(typed, questions), questions), typed);
    assert.deepEqual(withProfileDraft(before, {}, questions), before);
  });
});
