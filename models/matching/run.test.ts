/** A run from people and rules to pairs with reasons: scored by the one scorer, and the same bytes for the same input. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Criteria, Participant } from './criteria.ts';
import { allObjectives, currentEdition, solveRun, whyNot, type RunInput, type RunResult } from './run.ts';
import { compileScorer, type Scoring } from './score.ts';
import { bitOf, rulesIn, scoreTable } from './score-table.ts';
import { randomPerson, randomScoring } from './test-scorings.ts';
import { seeded } from './test-problems.ts';

const criteria: Criteria = {
  weights: { need: 100, availability: 0, language: 0, ranking: 0 },
  questions: [],
  rules: { commonLanguage: true, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false },
};
const person = (id: string, topics: string[], languages = ['en']): Participant => ({ id, topics, languages, utcOffset: 0, week: null, answers: {} });
/** Ana and Bo need data, which Ben offers; Cy speaks Polish alone; Dora offers law and is free. */
const scoring: Scoring = {
  criteria, bars: [], rankings: [],
  mentees: [person('ana', ['data']), person('bo', ['data', 'cv']), person('cy', ['law'], ['pl'])],
  mentors: [person('ben', ['data']), person('dora', ['law'])],
};
const input: RunInput = { scoring, seats: { mentees: [1, 1, 1], mentors: [1, 1] }, objective: 'coverage', leastScore: 0, locks: [], together: [], compares: true, edition: currentEdition };

/** The first with a place and a language in common. */
function mentorFor({ languages }: Participant, mentors: readonly Participant[]): string {
  return mentors.find((mentor, at) => at % 3 > 0 && mentor.languages.some((language) => languages.includes(language)))!.id;
}

function resultOf(changed: Partial<RunInput> = {}): RunResult {
  const answer = solveRun({ ...input, ...changed });
  assert.ok('result' in answer, JSON.stringify(answer));
  return answer.result;
}

describe('the table of scores', () => {
  test('has the scorer’s number for every pair, and bars those that the scorer says are not possible, by the same rules', () => {
    const random = seeded(51);
    for (let round = 0; round < 200; round++) {
      const one = randomScoring(random, 6);
      const scorer = compileScorer(one);
      const { worth, barred } = scoreTable(one, 0);
      for (const row of one.mentees.keys()) {
        for (const column of one.mentors.keys()) {
          const { score, obstacles } = scorer.explain(row, column);
          const cell = row * one.mentors.length + column;
          assert.equal(barred[cell] === 0, score !== null);
          if (score !== null) assert.equal(worth[cell], score);
          const told = obstacles.map(({ rule }) => rule);
          if (!told.includes('same-person')) assert.deepEqual(new Set(rulesIn(barred[cell]!)), new Set(told));
        }
      }
    }
  });

  test('bars what is worth less than the least score, and nothing that is worth as much', () => {
    const { worth, barred } = scoreTable({ ...scoring, criteria: { ...criteria, rules: { ...criteria.rules, commonLanguage: false } } }, 600);
    assert.deepEqual([...worth], [1000, 0, 667, 0, 0, 1000]);
    assert.deepEqual([...barred].map((bits) => bits === bitOf('least-score')), [false, true, false, true, true, false]);
  });
});

describe('a run', () => {
  test('pairs people with score and rank, says why somebody is left out, and what relaxing gives', () => {
    const { pairs, unmatched, relaxations, proved, scenarios } = resultOf();
    assert.deepEqual(pairs, [
      { mentee: 'ana', mentor: 'ben', score: 1000, rank: 1, locked: false },
      { mentee: 'bo', mentor: 'dora', score: 0, rank: 2, locked: false },
    ]);
    assert.deepEqual(unmatched, [{ mentee: 'cy', why: 'rule', rule: 'language', alone: 2 }]);
    assert.deepEqual(relaxations, [], 'there is no third place');
    assert.equal(proved, true);
    assert.deepEqual(scenarios.map(({ objective, matched }) => [objective, matched]), [['coverage', 2], ['total', 1], ['lowest', 2], ['stable', 2]]);
    const wider = resultOf({ seats: { mentees: [1, 1, 1], mentors: [1, 2] } });
    assert.deepEqual(wider.relaxations, [{ kind: 'rule', rule: 'language', matches: 1 }]);
    assert.deepEqual(resultOf({ seats: { mentees: [1, 1, 0], mentors: [1, 0] } }).relaxations.map((one) => one.kind === 'places' && [one.mentors, one.matches]), [[['ben', 'dora'], 1]]);
  });

  test('a lock stands, also above the least score; a pair kept apart is not made', () => {
    const locked = resultOf({ locks: [{ mentee: 'bo', mentor: 'ben' }], leastScore: 900 });
    assert.deepEqual(locked.pairs, [{ mentee: 'bo', mentor: 'ben', score: 667, rank: 1, locked: true }]);
    const apart = resultOf({ scoring: { ...scoring, bars: [{ mentee: 'ana', mentor: 'ben', because: 'kept-apart' }] } });
    assert.deepEqual(resultOf({ together: [{ mentee: 'ana', mentor: 'ben' }] }).pairs, apart.pairs, 'who has each other already is not matched again');
    assert.deepEqual(apart.pairs.map(({ mentee, mentor }) => [mentee, mentor]), [['bo', 'ben'], ['ana', 'dora']]);
  });

  test('why not: what another mentor would cost everybody, and which rules are in the way', () => {
    assert.deepEqual(whyNot(input, 'bo', ['ben', 'dora', 'nobody']), [
      { mentor: 'ben', score: 667, rules: [], change: { matches: 0, points: -333 } },
      { mentor: 'dora', score: 0, rules: [], change: { matches: 0, points: 0 } },
    ]);
    assert.deepEqual(whyNot(input, 'cy', ['dora']), [{ mentor: 'dora', score: 1000, rules: ['language'], change: { matches: 0, points: 1000 } }]);
  });

  test('a mentor who is free is never told as full: where a match would add nothing, that is said', () => {
    const quiet = { ...scoring, criteria: { ...criteria, rules: { ...criteria.rules, commonLanguage: false } }, mentees: [person('ana', ['data']), person('bo', [])] };
    const seats = { mentees: [1, 1], mentors: [1, 1] };
    const { pairs, unmatched } = resultOf({ scoring: quiet, seats, objective: 'total' });
    assert.deepEqual([pairs.map(({ mentor }) => mentor), unmatched], [['ben'], [{ mentee: 'bo', why: 'no-fit', mentors: ['ben', 'dora'] }]]);
    assert.deepEqual(resultOf({ scoring: { ...quiet, mentees: [person('ana', ['data']), person('bo', ['data', 'cv'])] }, seats, objective: 'total' }).unmatched, [{ mentee: 'bo', why: 'places', mentors: ['ben'] }]);
    assert.deepEqual(resultOf({ scoring: quiet, seats }).unmatched, []);
  });

  test('a rule about answers names the questions behind it, the one that bars most first', () => {
    const must = (key: string) => ({ key, use: 'must' as const, weight: 0, scale: null });
    const answering = (id: string, field: string, year: string): Participant => ({ ...person(id, ['data']), answers: { field: [field], year: [year], campus: ['north'] } });
    const asked: Scoring = {
      ...scoring, criteria: { ...criteria, questions: [must('campus'), must('year'), must('field')] }, bars: [{ mentee: 'ana', mentor: 'eli', because: 'blocked' }],
      mentees: [answering('ana', 'law', '1'), answering('bo', 'art', '1')], mentors: [answering('ben', 'art', '1'), answering('dora', 'art', '2'), answering('eli', 'law', '1'), answering('finn', 'art', '1')],
    };
    assert.deepEqual(resultOf({ scoring: asked, seats: { mentees: [1, 1], mentors: [1, 1, 1, 1] } }).unmatched, [{ mentee: 'ana', why: 'rule', rule: 'must', alone: 3, questions: ['field', 'year'] }]);
  });

  test('each scenario says how many got whom they had asked for, of how many who had asked', () => {
    const rankings = [{ mentee: 'ana', mentors: ['dora', 'ben'] }, { mentee: 'bo', mentors: ['ben'] }, { mentee: 'cy', mentors: [] }, { mentee: 'zoe', mentors: ['ben'] }];
    const { pairs, scenarios } = resultOf({ scoring: { ...scoring, rankings } });
    assert.deepEqual(pairs.map(({ mentee, mentor }) => [mentee, mentor]).sort(), [['ana', 'ben'], ['bo', 'dora']]);
    assert.deepEqual(scenarios[0]!.choices, { first: 0, upToThird: 1, asked: 2 });
    assert.deepEqual(resultOf({ scoring: { ...scoring, rankings }, locks: [{ mentee: 'bo', mentor: 'ben' }] }).scenarios[0]!.choices, { first: 2, upToThird: 0, asked: 2 });
  });

  test('a mentee with several matches got the best of what they had asked for, once', () => {
    const rankings = [{ mentee: 'ana', mentors: ['dora', 'ben'] }];
    const { scenarios } = resultOf({ scoring: { ...scoring, rankings, mentees: scoring.mentees.slice(0, 1) }, seats: { mentees: [2], mentors: [1, 1] } });
    assert.deepEqual([scenarios[0]!.matched, scenarios[0]!.choices], [2, { first: 1, upToThird: 0, asked: 1 }]);
  });

  test('whoever is left out is not there: nobody is ranked behind them, waits for a place of theirs, or is barred from them', () => {
    const withoutBen = { ...scoring, mentors: scoring.mentors.slice(1) };
    const left = resultOf({ omitted: { mentees: [], mentors: ['ben'] } });
    assert.deepEqual(left.relaxations, [{ kind: 'places', mentors: ['dora'], matches: 1 }]);
    assert.deepEqual(left.pairs.map(({ mentor, rank }) => [mentor, rank]), [['dora', 1]]);
    assert.deepEqual(left, resultOf({ scoring: withoutBen, seats: { mentees: [1, 1, 1], mentors: [1] } }));
    assert.deepEqual(solveRun({ ...input, omitted: { mentees: ['ana', 'bo'], mentors: [] } }), { impossible: { kind: 'everybody-barred', rules: ['language'], relaxations: [{ rule: 'language', matches: 1 }] } });
    assert.deepEqual(resultOf({ omitted: { mentees: ['cy'], mentors: [] } }).rulesInUse, [], 'a rule that bars them alone is not in use');
    assert.deepEqual(whyNot({ ...input, omitted: { mentees: ['cy'], mentors: ['ben'] } }, 'ana', ['ben', 'dora']), [{ mentor: 'dora', score: 0, rules: [], change: { matches: 0, points: 0 } }]);
    assert.deepEqual(whyNot({ ...input, omitted: { mentees: ['cy'], mentors: [] } }, 'cy', ['ben']), []);
  });

  test('100 programs: a run with people left out comes to what it would without them, lock by lock and aim by aim', () => {
    const random = seeded(53);
    for (let round = 0; round < 100; round++) {
      const one = randomScoring(random, 8);
      const { mentees, mentors } = one;
      const [restMentees, restMentors] = [mentees.filter(() => random() < 0.7), mentors.filter(() => random() < 0.7)];
      const seatsOf = (people: readonly Participant[]): number[] => people.map(({ id }) => (id.length + id.charCodeAt(id.length - 1)) % 3);
      const objective = allObjectives[round % allObjectives.length]!;
      const whole: RunInput = { ...input, scoring: one, objective, seats: { mentees: seatsOf(mentees), mentors: seatsOf(mentors) } };
      const out = (all: readonly Participant[], rest: readonly Participant[]): string[] => all.filter((person) => !rest.includes(person)).map(({ id }) => id);
      const without: RunInput = { ...whole, scoring: { ...one, mentees: restMentees, mentors: restMentors }, seats: { mentees: seatsOf(restMentees), mentors: seatsOf(restMentors) } };
      assert.equal(JSON.stringify(solveRun({ ...whole, omitted: { mentees: out(mentees, restMentees), mentors: out(mentors, restMentors) } })), JSON.stringify(solveRun(without)), `round ${round}`);
    }
  });

  test('the record of a run from before its answer told as much comes to the same bytes', () => {
    const quiet = (id: string, topics: string[], change: Partial<Participant> = {}): Participant => ({ ...person(id, topics), answers: { style: ['a'] }, ...change });
    const before: RunInput = {
      scoring: {
        criteria: { weights: { ...criteria.weights, ranking: 20 }, questions: [{ key: 'style', use: 'must', weight: 0, scale: null }], rules: { ...criteria.rules, mostZoneHours: 3 } },
        bars: [], rankings: [{ mentee: 'ana', mentors: ['ben'] }],
        mentees: [quiet('ana', ['data']), quiet('bo', []), quiet('cy', ['law'], { languages: ['pl'] }), quiet('dee', ['law'], { answers: { style: ['b'] } })],
        mentors: [quiet('ben', ['data']), quiet('dora', ['cv'])],
      },
      seats: { mentees: [1, 1, 1, 1], mentors: [1, 1] }, objective: 'total', leastScore: 0, locks: [], together: [], compares: true,
    };
    const hashOf = (run: RunInput): string => createHash('sha256').update(JSON.stringify(solveRun(run))).digest('hex');
    assert.equal(hashOf(before), 'afefa1a4713232a6765ed2cd7508ffec9ee8eb2b26de80c05f487a38c798c66c');
    assert.equal(hashOf({ ...before, leastScore: 1000, scoring: { ...before.scoring, rankings: [] } }), '30bb35bc3e854de431c81b3c0f5b2d9fbdccb03ee099646a522091f64cd0dbef');
  });

  test('records of runs with more pairs than are kept as arcs come to the same bytes, whatever they were after', () => {
    const random = seeded(54);
    const people = (role: string, count: number): Participant[] => Array.from({ length: count }, (_, at) => randomPerson(random, `${role}-${at}`));
    const [mentees, mentors] = [people('mentee', 420), people('mentor', 250)];
    const record: RunInput = {
      ...input,
      scoring: { criteria: { ...criteria, weights: { need: 40, availability: 15, language: 10, ranking: 20 }, rules: { ...criteria.rules, mostZoneHours: 9 } }, bars: [], rankings: [{ mentee: 'mentee-1', mentors: ['mentor-2'] }], mentees, mentors },
      seats: { mentees: mentees.map((_, at) => (at % 9 === 0 ? 2 : 1)), mentors: mentors.map((_, at) => at % 3) }, leastScore: 100, locks: [{ mentee: 'mentee-1', mentor: mentorFor(mentees[1]!, mentors) }],
    };
    const hashes = allObjectives.map((objective) => createHash('sha256').update(JSON.stringify(solveRun({ ...record, objective }))).digest('hex').slice(0, 16));
    assert.deepEqual(hashes, ['581272a29a9af5f2', 'ae2800758e716c52', '060c67b368dfbd65', 'baad4015e003869e']);
  });

  test('the same input gives the same bytes, whatever is asked in between; the input is left as it was', () => {
    const random = seeded(52);
    for (let round = 0; round < 20; round++) {
      const one = { ...randomScoring(random, 12), rankings: [] };
      for (const objective of allObjectives) {
        const asked: RunInput = { ...input, scoring: one, objective, seats: { mentees: one.mentees.map(() => 1), mentors: one.mentors.map(() => 1) } };
        const before = JSON.stringify(asked);
        const first = JSON.stringify(solveRun(asked));
        whyNot(asked, one.mentees[0]!.id, one.mentors.map(({ id }) => id));
        assert.equal(JSON.stringify(solveRun(JSON.parse(before) as RunInput)), first);
        assert.equal(JSON.stringify(asked), before);
      }
    }
  });

  test('progress only grows and ends with everything compared', () => {
    const parts: number[] = [];
    solveRun(input, (_, part) => parts.push(part));
    assert.deepEqual(parts, parts.toSorted((one, other) => one - other));
    assert.ok(parts.every((part) => part >= 0 && part <= 1));
  });
});

describe('a run has no answer', () => {
  test('where nobody waits, no mentor has a place, a rule bars everybody, or locks contradict each other', () => {
    assert.deepEqual(solveRun({ ...input, seats: { mentees: [0, 0, 0], mentors: [1, 1] } }), { impossible: { kind: 'no-mentees' } });
    assert.deepEqual(solveRun({ ...input, seats: { mentees: [1, 1, 1], mentors: [0, 0] } }), { impossible: { kind: 'no-places' } });
    assert.deepEqual(solveRun({ ...input, scoring: { ...scoring, mentees: [person('cy', ['law'], ['pl'])] }, seats: { mentees: [1], mentors: [1, 1] } }), { impossible: { kind: 'everybody-barred', rules: ['language'], relaxations: [{ rule: 'language', matches: 1 }] } });
    const locks = [{ mentee: 'ana', mentor: 'ben' }, { mentee: 'bo', mentor: 'ben' }, { mentee: 'cy', mentor: 'dora' }, { mentee: 'zoe', mentor: 'dora' }];
    assert.deepEqual(solveRun({ ...input, locks }), {
      impossible: {
        kind: 'locks',
        contradictions: [
          { mentee: 'zoe', mentor: 'dora', why: 'unknown', rules: [] },
          { mentee: 'bo', mentor: 'ben', why: 'mentor-places', rules: [] },
          { mentee: 'cy', mentor: 'dora', why: 'barred', rules: ['language'] },
        ],
      },
    });
  });
});
