import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anotherStretch, faultsOf, readTime } from './hours.ts';

test('times are read as people type them', () => {
  for (const [typed, time] of [['9', '09:00'], ['930', '09:30'], ['9.30', '09:30'], ['20:00', '20:00'], [' 2000 ', '20:00'], ['18h', '18:00'], ['18h30', '18:30'], ['24:00', '24:00'], ['٢٠:٠٠', '20:00'], ['8pm', '20:00'], ['8:30 PM', '20:30'], ['12:00\u202fAM', '00:00'], ['12 p.m.', '12:00'], ['8:30 م', '20:30']] as const) {
    assert.equal(readTime(typed), time, typed);
  }
  for (const typed of ['', '25:00', '24:05', '12:60', 'evening', '13 pm', '0 am', '1:2']) assert.equal(readTime(typed), undefined, typed);
});

test('faults are found one by one', () => {
  const day = (...times: string[]) => times.map((time) => ({ from: time.split('-')[0]!, to: time.split('-')[1]! }));
  assert.deepEqual(faultsOf(day('20:00-22:30')), [undefined]);
  assert.deepEqual(faultsOf(day('20:00-24:00', '00:00-01:00')), [undefined, undefined]);
  assert.deepEqual(faultsOf(day('22:00-01:00', 'x-10:00', '10:03-11:00')), ['ends-before', 'unclear', 'off-grid']);
  assert.deepEqual(faultsOf(day('10:00-12:00', '11:00-13:00', '13:00-14:00')), [undefined, 'overlaps', undefined]);
  assert.deepEqual(faultsOf(day('10:00-10:00')), ['ends-before']);
});

test('another stretch of a day stands clear of those that are there', () => {
  assert.deepEqual(anotherStretch([]), { from: '18:00', to: '20:00' });
  assert.deepEqual(anotherStretch([{ from: '09:00', to: '11:00' }]), { from: '12:00', to: '13:00' });
  assert.deepEqual(anotherStretch([{ from: '20:00', to: '23:30' }]), { from: '18:00', to: '19:00' });
  assert.equal(anotherStretch([{ from: '01:00', to: '23:30' }]), undefined);
});
