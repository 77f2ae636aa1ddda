/** A score is what its explanation says: the same number from the compiled scorer and from the parts, whoever the people are. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assignAllPairs } from './all-pairs.ts';
import { bestScore, emphasesOf, fitInRun, pointsOf, type BarReason, type Criteria, type Participant } from './criteria.ts';
import { compileScorer, type Scoring } from './score.ts';
import { seeded } from './test-problems.ts';
import { randomScoring } from './test-scorings.ts';

const criteria: Criteria = {
  weights: { need: 40, availability: 15, language: 10, ranking: 20 },
  questions: [{ key: 'style', use: 'alike', weight: 15, scale: null }],
  rules: { commonLanguage: false, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false },
};
const monday = (from: number, to: number): number[] => [from * 60, to * 60];
const ana: Participant = { id: 'ana', topics: ['data', 'cv', 'phd'], languages: ['pt', 'en'], utcOffset: -180, week: monday(11, 24), answers: { style: ['questions'] } };
const ben: Participant = { id: 'ben', topics: ['cv', 'data'], languages: ['de', 'en'], utcOffset: 120, week: monday(16, 18), answers: { style: ['questions', 'structure'] } };

function explained(change: Partial<Scoring> = {}, mentee: Partial<Participant> = {}, mentor: Partial<Participant> = {}) {
  return compileScorer({ criteria, mentees: [{ ...ana, ...mentee }], mentors: [{ ...ben, ...mentor }], bars: [], rankings: null, ...change }).explain(0, 0);
}
const question = (change: Partial<Criteria['questions'][number]>): Partial<Scoring> => ({ criteria: { ...criteria, questions: [{ key: 'style', use: 'alike', weight: 15, scale: null, ...change }] } });

describe('a compiled scorer and its explanation', () => {
  test('give the same number for every pair of 300 random programs, as a fit and in a run, and the parts add up to it with the ranking', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const scoring = randomScoring(random, 6);
      const scorer = compileScorer(scoring);
      const weights = new Int16Array(scoring.mentors.length);
      for (const mentee of scoring.mentees.keys()) {
        scorer.weigh(mentee, weights);
        for (const mentor of scoring.mentors.keys()) {
          const { score, fit, parts, ranking, obstacles } = scorer.explain(mentee, mentor);
          assert.equal(score ?? -1, weights[mentor], JSON.stringify({ round, mentee, mentor }));
          const worth = ranking === null ? fit : fitInRun(fit, ranking.most) + ranking.points;
          assert.equal(parts.reduce((sum, { points }) => sum + points, ranking?.points ?? 0), worth);
          assert.equal(score ?? worth, worth);
          assert.ok(Number.isInteger(fit) && fit >= 0 && fit <= bestScore && (score ?? 0) <= bestScore);
          assert.equal(score === null, obstacles.length > 0);
          assert.ok(parts.every(({ points, most, missing }) => points >= 0 && points <= most && (missing.length === 0 || points === 0)));
          assert.equal(ranking === null, scoring.rankings === null);
        }
      }
    }
  });

  test('do not depend on who else is scored, nor in which order', () => {
    const random = seeded(11);
    for (let round = 0; round < 50; round++) {
      const scoring = randomScoring(random, 6);
      const scorer = compileScorer(scoring);
      const reversed = compileScorer({ ...scoring, mentees: scoring.mentees.toReversed(), mentors: scoring.mentors.toReversed() });
      const last = { mentee: scoring.mentees.length - 1, mentor: scoring.mentors.length - 1 };
      for (const mentee of scoring.mentees.keys()) {
        for (const mentor of scoring.mentors.keys()) assert.deepEqual(reversed.explain(last.mentee - mentee, last.mentor - mentor), scorer.explain(mentee, mentor));
      }
    }
  });

  test('are what an all-pairs run is made of', () => {
    const scoring = { ...randomScoring(seeded(3), 40), rankings: null };
    const { weigh, explain } = compileScorer(scoring);
    const seats = (people: readonly Participant[]) => new Int32Array(people.length).fill(1);
    const { row, column, weight, gap } = assignAllPairs({ rowSeats: seats(scoring.mentees), columnSeats: seats(scoring.mentors), objective: 'coverage', weigh });
    assert.equal(gap, 0);
    assert.ok(row.length > 0);
    for (const at of row.keys()) assert.equal(explain(row[at]!, column[at]!).score, weight[at]);
  });
});

describe('the parts of a fit', () => {
  test('are the weights in thousandths, and each says its reason', () => {
    const { fit, score, parts, ranking, obstacles } = explained();
    assert.deepEqual(parts, [
      { kind: 'need', points: 409, most: 500, missing: [], topics: ['data', 'cv'], first: true }, // 9 of 11
      { kind: 'question', question: 'style', use: 'alike', points: 125, most: 187, missing: [], shared: ['questions'], apart: null }, // two of three ticks
      { kind: 'availability', points: 94, most: 188, missing: [], minutes: 120 }, // two hours of four
      { kind: 'language', points: 94, most: 125, missing: [], languages: ['en'] }, // not her strongest
    ].map((part) => ({ ...part, emphasis: false })));
    assert.equal(fit, 722);
    assert.equal(score, fit);
    assert.equal(ranking, null);
    assert.deepEqual(obstacles, []);
  });

  test('a first need counts twice the second', () => {
    const need = (topics: string[]) => explained({}, {}, { topics }).parts[0]!.points;
    assert.equal(need(['data']), Math.round((500 * 6) / 11));
    assert.equal(need(['cv']), Math.round((500 * 3) / 11));
    assert.equal(need(['data', 'cv', 'phd', 'abroad']), 500);
    assert.equal(need(['abroad']), 0);
  });

  test('what somebody has not said gives no points, and is told with the one who has not said it', () => {
    const { parts } = explained({}, { topics: [], answers: {} }, { answers: {}, week: null });
    assert.deepEqual(parts.map(({ kind, points, missing }) => [kind, points, missing]), [
      ['need', 0, ['mentee']],
      ['question', 0, ['mentee', 'mentor']],
      ['availability', 0, ['mentor']],
      ['language', 94, []],
    ]);
  });

  test('points add up to 1000 exactly for any weights, and there are none where nothing counts', () => {
    const random = seeded(5);
    for (let round = 0; round < 500; round++) {
      const weights = Array.from({ length: 1 + Math.floor(random() * 8) }, () => Math.floor(random() * 101));
      const sum = pointsOf(weights).reduce((all, one) => all + one, 0);
      assert.equal(sum, weights.some((weight) => weight > 0) ? bestScore : 0);
    }
    assert.deepEqual(pointsOf([1, 1, 1]), [334, 333, 333]);
  });

  test('questions: alike, different, complement; a scale by its steps', () => {
    const scale = ['1', '2', '3', '4', '5'];
    const share = (use: 'alike' | 'different' | 'complement', mine: string[], theirs: string[], steps: string[] | null = null) =>
      explained(question({ use, scale: steps }), { answers: { style: mine } }, { answers: { style: theirs } }).parts[1]!.points;
    assert.deepEqual([share('alike', ['a'], ['a']), share('alike', ['a'], ['b']), share('different', ['a'], ['b'])], [187, 0, 187]);
    assert.deepEqual([share('complement', ['a', 'b'], ['b', 'c', 'd']), share('complement', ['a'], ['a', 'b'])], [94, 187]);
    assert.deepEqual([share('alike', ['2'], ['2'], scale), share('alike', ['1'], ['5'], scale), share('different', ['1'], ['5'], scale)], [187, 0, 187]);
    assert.deepEqual([share('complement', ['1'], ['5'], scale), share('complement', ['5'], ['1'], scale)], [187, 0]);
  });
});

describe('what matters most to a mentee', () => {
  const asked: Criteria = { ...criteria, weights: { ...criteria.weights, emphasis: 10 } };
  const mosts = (emphasis?: string, set = asked, rankings: Scoring['rankings'] = null) =>
    explained({ criteria: set, rankings }, emphasis === undefined ? {} : { emphasis }).parts.map((part) => [part.kind, part.most, part.emphasis]);

  test('counts as much more as the program says, and is told; all other points come down alike', () => {
    assert.deepEqual(mosts('language'), [['need', 444, false], ['question', 167, false], ['availability', 167, false], ['language', 222, true]]); // 20 of 90
    assert.deepEqual(mosts('style'), [['need', 444, false], ['question', 278, true], ['availability', 167, false], ['language', 111, false]]);
  });

  test('changes nothing while it is not said, while nobody is asked, or where it is none of what counts', () => {
    const usual = [['need', 500, false], ['question', 187, false], ['availability', 188, false], ['language', 125, false]];
    assert.deepEqual(mosts(), usual);
    assert.deepEqual(mosts('language', criteria), usual, 'as a run from before anybody was asked');
    assert.deepEqual(mosts('gone'), usual);
    assert.deepEqual(mosts('style', { ...asked, questions: [{ ...asked.questions[0]!, use: 'never' }] }).map(([kind]) => kind), ['need', 'availability', 'language']);
    const without = { ...asked, weights: { ...asked.weights, language: 0 } };
    assert.deepEqual(mosts('language', without), mosts(undefined, without), 'what a program gives no weight stays without');
  });

  test('is only what gives points', () => {
    assert.deepEqual(emphasesOf(asked), ['need', 'availability', 'language', 'style']);
    assert.deepEqual(emphasesOf({ ...asked, weights: { ...asked.weights, need: 0 }, questions: [{ ...asked.questions[0]!, use: 'must' }] }), ['availability', 'language']);
    assert.deepEqual(emphasesOf(criteria), []);
  });

  test('leaves the ranking its points of a run', () => {
    const first: Scoring['rankings'] = [{ mentee: 'ana', mentors: ['ben'] }];
    assert.deepEqual(explained({ criteria: asked, rankings: first }, { emphasis: 'language' }).ranking, { place: 1, points: 200, most: 200 });
    assert.equal(mosts('language', asked, first).at(-1)?.[1], 177);
  });

  test('is one mentee’s own: whoever needs the same and has not said it is scored as before', () => {
    const eva = { ...ana, id: 'eva' };
    const weigh = (mentees: Participant[], at: number) => {
      const weights = new Int16Array(1);
      compileScorer({ criteria: asked, mentees, mentors: [ben], bars: [], rankings: null }).weigh(at, weights);
      return weights[0];
    };
    assert.equal(weigh([{ ...ana, emphasis: 'language' }, eva], 1), weigh([eva], 0));
    assert.notEqual(weigh([{ ...ana, emphasis: 'language' }, eva], 0), weigh([eva], 0));
  });
});

describe('a scale', () => {
  const partOf = (use: 'alike' | 'different' | 'complement', steps: number, mine: number, theirs: number) => {
    const scale = Array.from({ length: steps }, (_, at) => `step-${at}`);
    const { parts, fit } = explained(question({ use, scale }), { answers: { style: [scale[mine]!] } }, { answers: { style: [scale[theirs]!] } });
    const part = parts[1]!;
    assert.ok(part.kind === 'question' && fit <= bestScore);
    return part;
  };

  test('gives whole points within the bounds by the distance alone: less the further apart, both ways alike, and the rest to “different”', () => {
    for (let steps = 2; steps <= 10; steps++) {
      for (let mine = 0; mine < steps; mine++) {
        for (let theirs = 0; theirs < steps; theirs++) {
          const alike = partOf('alike', steps, mine, theirs);
          assert.equal(alike.apart, Math.abs(mine - theirs));
          assert.equal(alike.points, Math.round(alike.most * (1 - alike.apart / (steps - 1))));
          assert.ok(Number.isInteger(alike.points) && alike.points >= 0 && alike.points <= alike.most);
          assert.equal(alike.points, partOf('alike', steps, theirs, mine).points);
          if (mine > theirs) assert.ok(alike.points < partOf('alike', steps, mine - 1, theirs).points, 'a step nearer is worth more');
          assert.ok(Math.abs(alike.points + partOf('different', steps, mine, theirs).points - alike.most) <= 1);
          const ahead = partOf('complement', steps, mine, theirs).points;
          assert.equal(ahead > 0, theirs > mine, 'the mentor is ahead');
        }
      }
    }
  });

  test('of which a step is gone counts nothing, and says no distance', () => {
    const { parts } = explained(question({ scale: ['low', 'high'] }), { answers: { style: ['middle'] } }, { answers: { style: ['high'] } });
    assert.ok(parts[1]!.kind === 'question');
    assert.deepEqual([parts[1]!.points, parts[1]!.apart], [0, null]);
  });
});

test('tags count as choices do, yes and no as one choice', () => {
  const points = (mine: string[], theirs: string[], use: 'alike' | 'different' = 'alike') => explained(question({ use }), { answers: { style: mine } }, { answers: { style: theirs } }).parts[1]!.points;
  assert.deepEqual([points(['open source', 'rust'], ['rust', 'open source']), points(['rust'], ['rust', 'go']), points(['rust'], ['go'])], [187, 125, 0]);
  assert.deepEqual([points(['yes'], ['yes']), points(['yes'], ['no']), points(['yes'], ['no'], 'different')], [187, 0, 187]);
});

describe('a pair is not possible', () => {
  test('for each rule with its own reason, and all of them are told', () => {
    const strict = { ...criteria, rules: { ...criteria.rules, commonLanguage: true, mostZoneHours: 4 } };
    const { score, fit, obstacles } = explained({ criteria: strict, bars: [{ mentee: 'ana', mentor: 'ben', because: 'own-grader' }] }, { languages: ['pt'] });
    assert.equal(score, null);
    assert.ok(fit > 0);
    assert.deepEqual(obstacles, [{ rule: 'own-grader' }, { rule: 'language', missing: [] }, { rule: 'zone', hours: 5, most: 4 }]);
  });

  test('by a bar that the rules heed: a block and a coordinator’s word always, the others as set', () => {
    const rules = { ...criteria.rules, notLineManager: false, notOwnGrader: false, notEarlierPair: false };
    const possible = (because: BarReason, set: Criteria['rules']) => explained({ criteria: { ...criteria, rules: set }, bars: [{ mentee: 'ana', mentor: 'ben', because }] }).score !== null;
    assert.deepEqual((['blocked', 'kept-apart', 'line-manager', 'own-grader', 'earlier-pair'] as const).map((because) => possible(because, rules)), [false, false, true, true, true]);
    assert.equal(possible('earlier-pair', { ...rules, notEarlierPair: true }), false);
    assert.equal(explained({ bars: [{ mentee: 'ben', mentor: 'ana', because: 'blocked' }] }).score !== null, true, 'the other way round is another pair');
  });

  test('with oneself', () => {
    assert.deepEqual(explained({}, {}, { ...ana }).obstacles, [{ rule: 'same-person' }]);
  });

  test('by an answer that must or must never be in common; silence does not keep a must, and does not break a never', () => {
    const obstacles = (use: 'must' | 'never', mine: string[], theirs: string[]) =>
      explained(question({ use }), { answers: { style: mine } }, { answers: { style: theirs } }).obstacles.map(({ rule }) => rule);
    assert.deepEqual([obstacles('must', ['a', 'b'], ['b']), obstacles('must', ['a'], ['b']), obstacles('must', [], ['b'])], [[], ['must'], ['must']]);
    assert.deepEqual([obstacles('never', ['a', 'b'], ['b']), obstacles('never', ['a'], ['b']), obstacles('never', [], ['b'])], [['never'], [], []]);
  });

  test('by clocks too far apart the short way round; an unknown zone is not too far', () => {
    const near = { ...criteria, rules: { ...criteria.rules, mostZoneHours: 3 } };
    const obstacles = (mine: number | null, theirs: number) => explained({ criteria: near }, { utcOffset: mine }, { utcOffset: theirs }).obstacles.length;
    assert.deepEqual([obstacles(13 * 60, -10 * 60), obstacles(0, 210), obstacles(null, 600)], [0, 1, 0]);
  });
});

describe('in a run', () => {
  test('the mentee’s own choice is named apart, and the fit is the one of the directory', () => {
    const outside = explained();
    const first = explained({ rankings: [{ mentee: 'ana', mentors: ['ben'] }] });
    assert.equal(first.fit, outside.fit);
    assert.deepEqual(first.parts.map(({ kind, points, most }) => [kind, points, most]), [['need', 328, 400], ['question', 100, 150], ['availability', 75, 150], ['language', 75, 100]]);
    assert.deepEqual(first.parts.map((part) => ({ ...part, points: 0, most: 0 })), outside.parts.map((part) => ({ ...part, points: 0, most: 0 })));
    assert.deepEqual(first.ranking, { place: 1, points: 200, most: 200 });
    assert.equal(first.score, Math.round(outside.fit * 0.8) + 200);
    assert.deepEqual(explained({ rankings: [{ mentee: 'ana', mentors: ['x', 'ben'] }] }).ranking, { place: 2, points: 133, most: 200 });
    assert.deepEqual(explained({ rankings: [] }).ranking, { place: null, points: 0, most: 200 });
  });

  test('who is all that was asked for and the first choice has every point of 100, and no part has more than there are', () => {
    const { score, parts, ranking } = explained({ rankings: [{ mentee: 'ana', mentors: ['ben'] }] }, {}, { topics: ana.topics, languages: ana.languages, week: ana.week, answers: ana.answers });
    assert.deepEqual([score, ranking?.points], [1000, 200]);
    assert.deepEqual(parts.map(({ points, most }) => [points, most]), [[400, 400], [150, 150], [150, 150], [100, 100]]);
  });
});
