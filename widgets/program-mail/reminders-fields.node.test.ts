import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, readFields } from './reminders-fields.ts';

const body = { meetingHours: [24, 1], nudgesAWeek: 3, quiet: { from: '21:00', to: '08:00' }, delivery: 'at-once' } as const;
const read = (typed: Partial<ReturnType<typeof fieldsOf>>) => readFields({ ...fieldsOf(rules), ...typed });
const rules = { ...body, meetingHours: [...body.meetingHours] };

test('hours are read as they are meant: the earliest reminder first, each once; none is none', () => {
  assert.deepEqual(readFields(fieldsOf(rules)), { body });
  assert.deepEqual(read({ hours: ' 1 ;24،1', nudges: ' 3 ' }), { body });
  assert.deepEqual(read({ hours: '', nudges: '0' }), { body: { ...body, meetingHours: [], nudgesAWeek: 0 } });
});

test('what cannot be is named', () => {
  for (const hours of ['0', '169', 'a day', '-1', '1.5', '1,2,3,4,5,6']) assert.deepEqual(read({ hours }), { wrong: ['reminder-hours'] }, hours);
  for (const nudges of ['', '21', '-1', 'three', '1.5']) assert.deepEqual(read({ nudges }), { wrong: ['most-nudges'] }, nudges);
  for (const wrong of [{ to: '21:00' }, { from: '' }]) assert.deepEqual(read(wrong), { wrong: ['quiet-from'] });
});

test('where there are no quiet hours their times do not count, and stand ready', () => {
  assert.deepEqual(read({ isQuiet: false, from: '' }), { body: { ...body, quiet: null } });
  const { isQuiet, from, to } = fieldsOf({ ...rules, quiet: null });
  assert.deepEqual([isQuiet, from, to], [false, '21:00', '08:00']);
});
