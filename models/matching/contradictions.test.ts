/** Which locks cannot stand is told by looking at the locked pairs alone: the same as a table of all pairs says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Participant } from './criteria.ts';
import type { NamedPair, RunInput } from './run.ts';
import { contradictingLocks, contradictionsOf, tableOf, withoutOmitted } from './run-table.ts';
import { seeded } from './test-problems.ts';
import { randomPerson, randomScoring } from './test-scorings.ts';

/** A random run with locks of every kind: between people who are there, left out, unknown, the same, together, or locked already. */
function randomRun(random: () => number): RunInput {
  const scoring = { ...randomScoring(random, 8), rankings: [] };
  const one = (people: readonly { readonly id: string }[]): string => (random() < 0.05 ? 'nobody' : people[Math.floor(random() * people.length)]!.id);
  const pairs = (most: number): NamedPair[] => Array.from({ length: Math.floor(random() * (most + 1)) }, () => ({ mentee: one(scoring.mentees), mentor: one(scoring.mentors) }));
  const seats = (people: readonly unknown[]): number[] => people.map(() => Math.floor(random() * 3));
  return {
    scoring, seats: { mentees: seats(scoring.mentees), mentors: seats(scoring.mentors) }, objective: 'coverage', leastScore: random() < 0.5 ? 0 : 600,
    relaxed: random() < 0.5 ? [] : ['language', 'must', 'earlier-pair'], locks: [...pairs(10), { mentee: 'mentee-0', mentor: 'mentee-0' }], together: pairs(3), compares: true,
    ...(random() < 0.5 ? {} : { omitted: { mentees: [one(scoring.mentees)], mentors: [one(scoring.mentors)] } }),
  };
}

test('the same faults as by the table of all pairs, over 1,000 random runs', () => {
  const random = seeded(59);
  const found = new Set<string>();
  for (let round = 0; round < 1_000; round++) {
    const input = randomRun(random);
    const without = withoutOmitted(input);
    const faults = contradictingLocks(input);
    assert.deepEqual(faults, contradictionsOf(without, tableOf(without).table), `round ${round}`);
    for (const { why, rules } of faults) for (const one of [why, ...rules]) found.add(one);
  }
  const kinds = ['twice', 'mentee-seats', 'mentor-places', 'unknown', 'omitted', 'same-person', 'blocked', 'kept-apart', 'already-matched', 'line-manager', 'own-grader', 'earlier-pair', 'language', 'zone', 'must', 'never'];
  assert.deepEqual(kinds.filter((kind) => !found.has(kind)), [], 'every fault came up');
});

/** Somebody whose languages tell how often they are looked through. */
class Counted extends Array<string> {
  static looks = 0;
  override includes(...sought: Parameters<string[]['includes']>): boolean {
    Counted.looks++;
    return super.includes(...sought);
  }
}

test('each lock is looked at once, and no other pair', () => {
  const random = seeded(60);
  const people = 300;
  const criteria = { ...randomScoring(random, 1).criteria, weights: { need: 1, availability: 1, language: 1, ranking: 1 }, questions: [], rules: { commonLanguage: true, mostZoneHours: 8, notLineManager: true, notOwnGrader: true, notEarlierPair: true } };
  const side = (role: string): Participant[] => Array.from({ length: people }, (_, at) => ({ ...randomPerson(random, `${role}-${at}`), languages: Counted.from([`${role}-${at}`]) }));
  const ones = Array<number>(people).fill(1);
  const locks = Array.from({ length: people }, (_, at) => ({ mentee: `mentee-${at}`, mentor: `mentor-${people - 1 - at}` }));
  const input: RunInput = { scoring: { criteria, mentees: side('mentee'), mentors: side('mentor'), bars: [], rankings: [] }, seats: { mentees: ones, mentors: ones }, objective: 'coverage', leastScore: 0, locks, together: [], compares: true };
  Counted.looks = 0;
  assert.deepEqual(contradictingLocks(input).map(({ why }) => why), Array(people).fill('barred'));
  assert.equal(Counted.looks, people);
});
