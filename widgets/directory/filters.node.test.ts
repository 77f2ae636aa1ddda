import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtersFrom, filtersTo } from './filter-address.ts';
import { choicesOf, cleared, toggled } from './filter-choices.ts';
import { narrows, noFilters, queryOf, type Filters } from './filters.ts';

const some: Filters = { q: 'data lab', topic: ['data-careers', 'research-and-phd'], language: ['pt'], time: ['after-16'], mark: ['saved'], flash: true, unavailable: true, sort: 'name' };

test('filters survive the way through an address', () => {
  assert.deepEqual(filtersFrom(new URLSearchParams(filtersTo(some).toString())), some);
  assert.equal(filtersTo(noFilters).toString(), '');
});

test('an address that makes no sense opens the whole directory', () => {
  const params = new URLSearchParams('topic=<b>&topic=a&topic=a&language=xx&time=noon&mark=mine&sort=rank&unavailable=yes&step=3');
  assert.deepEqual(filtersFrom(params), { ...noFilters, topic: ['a'] });
  assert.equal(filtersFrom(new URLSearchParams({ q: 'x'.repeat(200) })).q.length, 80);
});

test('the API is asked only for what is set', () => {
  assert.deepEqual(queryOf({ ...noFilters, q: '  ' }), {});
  assert.deepEqual(queryOf(some), { q: 'data lab', topic: ['data-careers', 'research-and-phd'], language: ['pt'], time: ['after-16'], mark: ['saved'], flash: 'true', unavailable: 'true', sort: 'name' });
});

test('a box is ticked and unticked, and is a chip as long as it is ticked', () => {
  const on = toggled(noFilters, { group: 'language', key: 'de' });
  assert.deepEqual(choicesOf(toggled(on, { group: 'unavailable', key: 'true' })), [{ group: 'language', key: 'de' }, { group: 'unavailable', key: 'true' }]);
  assert.deepEqual(toggled(on, { group: 'language', key: 'de' }), noFilters);
});

test('clearing keeps the order; showing who is full narrows nothing', () => {
  assert.deepEqual(cleared(some), { ...noFilters, sort: 'name' });
  assert.equal(narrows({ ...noFilters, unavailable: true }), false);
  assert.equal(narrows({ ...noFilters, q: 'b' }), true);
});
