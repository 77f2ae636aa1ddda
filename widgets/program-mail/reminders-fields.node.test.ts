import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, readFields } from './reminders-fields.ts';

test('hours are read as they are meant: the earliest reminder first, each once; none is none', () => {
  const body = { meetingHours: [24, 1], nudgesAWeek: 3 };
  assert.deepEqual(readFields(fieldsOf(body)), { body });
  assert.deepEqual(readFields({ hours: ' 1 ;24،1', nudges: ' 3 ' }), { body });
  assert.deepEqual(readFields({ hours: '', nudges: '0' }), { body: { meetingHours: [], nudgesAWeek: 0 } });
});

test('what cannot be is named', () => {
  for (const hours of ['0', '169', 'a day', '-1', '1.5', '1,2,3,4,5,6']) assert.deepEqual(readFields({ hours, nudges: '3' }), { wrong: ['reminder-hours'] }, hours);
  for (const nudges of ['', '21', '-1', 'three', '1.5']) assert.deepEqual(readFields({ hours: '24', nudges }), { wrong: ['most-nudges'] }, nudges);
});
