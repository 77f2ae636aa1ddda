import assert from 'node:assert/strict';
import test from 'node:test';
import { findPeople, peopleOf, TOPICS } from './people.ts';

test('the same seed gives the same people, another seed others around the same featured ones', () => {
  assert.deepEqual(peopleOf('a').everyone, peopleOf('a').everyone);
  assert.notDeepEqual(peopleOf('a').mentors, peopleOf('b').mentors);
  assert.deepEqual(peopleOf('a').featured, peopleOf('b').featured);
});

test('the school is as large and as diverse as the demo promises', () => {
  const { everyone, mentors, mentees, newcomers, featured } = peopleOf();
  assert.equal(mentors.length, 120);
  assert.equal(mentees.length, 150);
  assert.ok(newcomers.length >= 5 && newcomers.includes(featured.ana));
  assert.equal(new Set(everyone.map((person) => person.zone)).size, 9);
  for (const language of ['en', 'de', 'es', 'fr', 'pt', 'ar'] as const) {
    assert.ok(mentors.filter((person) => person.languages.includes(language)).length >= 3, `mentors who speak ${language}`);
  }
  for (const topic of TOPICS) assert.ok(mentors.filter((person) => person.topics.includes(topic)).length >= 5, `mentors for ${topic}`);
});

test('nobody shares a subject, a name or an address, and every field can be shown and stored', () => {
  const { everyone } = peopleOf();
  for (const key of ['sub', 'name', 'email'] as const) {
    assert.equal(new Set(everyone.map((person) => person[key])).size, everyone.length, key);
  }
  for (const person of everyone) {
    assert.match(person.sub, /^[a-z0-9-]+$/);
    assert.match(person.email, /^[a-z0-9.]+@([a-z]+\.)?northfield\.example$/);
    assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: person.zone }), person.zone);
    assert.ok(person.headline.length <= 120 && person.bio.length >= 40 && person.bio.length <= 600, person.name);
    assert.ok(person.topics.length <= 6);
  }
});

test('a search finds people without their accents and by several words', () => {
  const { everyone, featured } = peopleOf();
  assert.deepEqual(findPeople(everyone, 'kohler'), [featured.ben]);
  assert.ok(findPeople(everyone, 'lisbon mentor').length > 0);
  assert.deepEqual(findPeople(everyone, 'nobody of that name'), []);
});
