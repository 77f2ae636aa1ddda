import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../people/random.ts';
import { seedClock, termOf } from './seed-clock.ts';

test('fewer days ago is later, whatever is drawn, and always before the seed’s day', () => {
  const clock = seedClock('2026-03-01');
  const draw = chance('clock');
  for (let days = 1; days < 90; days++) {
    assert.ok(clock.ago(days, draw) > clock.ago(days + 1, draw));
    assert.ok(clock.ago(days, draw) < clock.start);
  }
});

test('dates are counted over the ends of months and years', () => {
  assert.equal(seedClock('2026-03-01').date(-1), '2026-02-28');
  assert.equal(seedClock('2028-03-01').date(-1), '2028-02-29');
  assert.equal(seedClock('2026-12-30').date(5), '2027-01-04');
});

test('the term has the name of its season, in every locale', () => {
  assert.equal(termOf('2026-11-17').text.en, 'Autumn 2026');
  assert.equal(termOf('2026-12-01').text.en, 'Winter 2026');
  assert.equal(termOf('2027-02-28').text.de, 'Winter 2027');
  assert.equal(termOf('2027-03-01').text['pt-BR'], 'Primavera de 2027');
  assert.equal(termOf('2027-08-31').text.fr, 'Été 2027');
});
