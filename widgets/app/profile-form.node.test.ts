import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { draftOf, editsOf, profileOf, withProfileDraft, wrongIn } from './profile-form.ts';

const before = profileOf(meAsMentor);
const [part] = before.parts;

describe('the profile', () => {
  test('an unchanged one is not sent', () => {
    assert.deepEqual(editsOf(before, before), []);
  });

  test('only what changed is sent, with the role that it belongs to', () => {
    assert.deepEqual(editsOf(before, { ...before, locale: 'de' }), [{ locale: 'de' }]);
    const parts = [{ ...part!, headline: ' ', capacity: 2 }];
    assert.deepEqual(editsOf(before, { ...before, name: 'Ben K. ', parts }), [{ name: 'Ben K.', headline: null, capacity: 2, role: 'mentor' }]);
  });

  test('somebody in both roles sends one call for each part', () => {
    const both = profileOf({ ...meAsMentor, enrolments: [...meAsMentor.enrolments, ...meAsMentee.enrolments] });
    const changed = { ...both, parts: both.parts.map((one) => ({ ...one, about: `As ${one.role}` })) };
    assert.deepEqual(editsOf(both, changed), [{ about: 'As mentor', role: 'mentor' }, { about: 'As mentee', role: 'mentee' }]);
  });

  test('answers are sent all at once where one of them changed; a question without a choice is none', () => {
    const answer = (answers: Record<string, readonly string[]>) => editsOf(before, { ...before, parts: [{ ...part!, answers }] });
    assert.deepEqual(answer({ 'working-style': ['direct-advice'], values: [] }), [{ answers: [{ question: 'working-style', options: ['direct-advice'] }], role: 'mentor' }]);
    assert.deepEqual(answer({ values: [] }), []);
  });

  test('says what keeps it from being saved', () => {
    assert.deepEqual(wrongIn({ ...before, name: '', languages: [], parts: [{ ...part!, capacity: 0 }] }), ['name', 'languages', 'capacity']);
  });

  test('a draft brings back the words', () => {
    const typed = { ...before, name: 'Benjamin', parts: [{ ...part!, about: 'Ten years of data' }] };
    assert.deepEqual(withProfileDraft(before, draftOf(typed)), typed);
    assert.deepEqual(withProfileDraft(before, {}), before);
  });
});
