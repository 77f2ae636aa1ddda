import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolmentRules as rules } from '../testing/enrolment-rules.ts';
import { editOf, fieldsOf, over, readFields, toDraft, withDraft } from './enrolment-rules-fields.ts';

const asIs = { policy: rules.policy, places: rules.places, window: rules.window };
const typed = (change: Partial<ReturnType<typeof fieldsOf>>) => readFields({ ...fieldsOf(rules, 'Europe/Rome'), ...change });

test('what is typed is read as it is meant: nothing is no limit, and no bound', () => {
  assert.deepEqual(typed({}), { rules: asIs });
  assert.deepEqual(typed({ menteePlaces: '', mentorPlaces: ' 12 ' }), { rules: { ...asIs, places: { mentee: 0, mentor: 12 } } });
  assert.deepEqual(typed({ opens: '' }), { rules: { ...asIs, window: { ...rules.window!, opens: null } } });
  assert.deepEqual(typed({ opens: '', closes: '' }), { rules: { ...asIs, window: null } });
  assert.equal(fieldsOf({ ...rules, window: null }, 'Europe/Rome').zone, 'Europe/Rome');
});

test('what cannot be is named: no number, too many, an end before the beginning', () => {
  for (const menteePlaces of ['0', '-1', '1.5', 'ten', '100001']) assert.deepEqual(typed({ menteePlaces }), { wrong: ['places-mentee'] }, menteePlaces);
  assert.deepEqual(typed({ mentorPlaces: 'x', closes: '2026-10-20T09:00' }), { wrong: ['places-mentor', 'closes'] });
});

test('only what is different is saved', () => {
  assert.deepEqual(editOf(asIs, rules), {});
  assert.deepEqual(editOf({ ...asIs, window: { closes: rules.window!.closes, opens: rules.window!.opens, zone: rules.window!.zone } }, rules), {});
  assert.deepEqual(editOf({ ...asIs, places: { mentor: 0, mentee: 50 } }, rules), { places: { mentor: 0, mentee: 50 } });
  assert.deepEqual(editOf({ ...asIs, window: null }, rules), { window: null });
});

test('a draft brings back what was typed, also what was emptied', () => {
  const fields = { ...fieldsOf(rules, 'Europe/Rome'), menteePlaces: '', closes: '', menteePolicy: 'closed' as const };
  const asSaved = fieldsOf(rules, 'Europe/Rome');
  const kept = Object.fromEntries(Object.entries(toDraft(fields, asSaved)).filter(([, value]) => value !== ''));
  assert.deepEqual(withDraft(asSaved, kept), fields);
  assert.deepEqual(withDraft(fields, {}), fields);
  assert.deepEqual(withDraft({ ...asSaved, mentorPlaces: '12', opens: '' }, kept), { ...fields, mentorPlaces: '12', opens: '' }, 'what others set since is not taken back');
});

test('what another coordinator sets meanwhile stays beside what was typed', () => {
  const was = fieldsOf(rules, 'Europe/Rome');
  assert.deepEqual(over({ ...was, menteePlaces: '60', closes: '' }, { ...was, mentorPlaces: '5' }, was), { ...was, menteePlaces: '60', closes: '', mentorPlaces: '5' });
});
