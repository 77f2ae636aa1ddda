import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editOf, fieldsOf, readFields, toDraft, withDraft } from './request-rules-fields.ts';

const rules = { choices: 3, reminderDays: [3, 7], expiryDays: 10, meetFirst: false, confirmDays: 14, offerHours: 72, sameMentorAgainDays: 90, flash: false };
const typed = (change: Partial<ReturnType<typeof fieldsOf>>) => readFields({ ...fieldsOf(rules), ...change });

test('what is typed is read as it is meant: days in order, each once', () => {
  assert.deepEqual(readFields(fieldsOf(rules)), { rules });
  assert.deepEqual(typed({ reminderDays: ' 7 , 3،7' }), { rules });
  assert.deepEqual(typed({ reminderDays: '' }), { rules: { ...rules, reminderDays: [] } });
});

test('what cannot be is named: no day, too long, a reminder after the end or that is no number', () => {
  for (const expiryDays of ['', '0', '-3', '91', '1.5', 'ten']) assert.deepEqual(typed({ expiryDays, reminderDays: '' }), { wrong: ['expiry-days'] }, expiryDays);
  for (const reminderDays of ['10', '0', 'three', '1,2,3,4,5,6', '-1']) assert.deepEqual(typed({ reminderDays }), { wrong: ['reminder-days'] }, reminderDays);
  assert.deepEqual(typed({ meetFirst: true, confirmDays: '' }), { wrong: ['confirm-days'] });
  assert.deepEqual(typed({ offerHours: '0' }), { wrong: ['offer-hours'] });
  assert.deepEqual(typed({ sameMentorAgainDays: '731' }), { wrong: ['again-days'] });
  assert.deepEqual(typed({ sameMentorAgainDays: '0' }), { rules: { ...rules, sameMentorAgainDays: 0 } });
});

test('only what is different is saved; a period that does not count stays', () => {
  assert.deepEqual(editOf(rules, rules), {});
  assert.deepEqual(editOf({ ...rules, choices: 1, reminderDays: [2] }, rules), { choices: 1, reminderDays: [2] });
  assert.deepEqual(editOf({ ...rules, confirmDays: 1 }, rules), {});
  assert.deepEqual(editOf({ ...rules, meetFirst: true, confirmDays: 7 }, rules), { meetFirst: true, confirmDays: 7 });
});

test('a draft brings back what was typed, also that there are no reminders', () => {
  const fields = { ...fieldsOf(rules), choices: 2, reminderDays: '', meetFirst: true, flash: true };
  const kept = Object.fromEntries(Object.entries(toDraft(fields)).filter(([, value]) => value !== ''));
  assert.deepEqual(withDraft(fieldsOf(rules), kept), fields);
  assert.deepEqual(withDraft(fieldsOf(rules), {}), fieldsOf(rules));
  assert.deepEqual(withDraft(fieldsOf(rules), { choices: '9' }).choices, 3);
});
