/** All pairs without keeping them: the same as keeping them, whatever is popular. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignAllPairs, type AllPairsProblem } from './all-pairs.ts';
import { assign } from './assignment.ts';
import type { AssignmentProblem } from './problem.ts';
import { seeded } from './test-problems.ts';

const objectives = ['coverage', 'total'] as const;

function keepingAll({ rowSeats, columnSeats, objective, weigh }: AllPairsProblem): AssignmentProblem {
  const weights = new Int16Array(columnSeats.length);
  const rowStart = [0];
  const column: number[] = [];
  const weight: number[] = [];
  for (let row = 0; row < rowSeats.length; row++) {
    weigh(row, weights);
    for (const [one, worth] of weights.entries()) {
      if (worth < 0) continue;
      column.push(one);
      weight.push(worth);
    }
    rowStart.push(column.length);
  }
  return { rowSeats, columnSeats, objective, rowStart: Int32Array.from(rowStart), column: Int32Array.from(column), weight: Int32Array.from(weight) };
}

test('pairs weighed at need give what all pairs give at once: where all like the same, where each likes other ones, where few may', () => {
  const random = seeded(31);
  const mentors = 90;
  const mentees = 320;
  const popular = Array.from({ length: mentors }, () => random() * 900);
  const own = Int16Array.from({ length: mentees * mentors }, () => Math.floor(random() * 101));
  const tastes: Record<string, (row: number, column: number) => number> = {
    popular: (row, column) => Math.floor(popular[column]! + own[row * mentors + column]!),
    different: (row, column) => own[row * mentors + column]! * 10,
    few: (row, column) => (own[row * mentors + column]! < 8 ? own[row * mentors + column]! : -1),
    none: () => -1,
  };
  for (const [name, taste] of Object.entries(tastes)) {
    for (const objective of objectives) {
      for (const places of [2, 4]) {
        const problem: AllPairsProblem = {
          rowSeats: Int32Array.from({ length: mentees }, (_, row) => (row % 7 === 0 ? 2 : 1)),
          columnSeats: Int32Array.from({ length: mentors }, (_, column) => (column % 11 === 0 ? 0 : places)),
          objective,
          weigh(row, weights) {
            for (let column = 0; column < mentors; column++) weights[column] = taste(row, column);
          },
        };
        const { row, column, weight, matched, total, gap } = assignAllPairs(problem);
        const whole = assign(keepingAll(problem));
        const shown = objective === 'coverage' ? [matched, total] : [total];
        assert.deepEqual([...shown, gap], [...(objective === 'coverage' ? [whole.matched, whole.total] : [whole.total]), 0], `${name}, ${objective}, ${places} places`);
        assert.deepEqual([...weight], Array.from(row, (one, pair) => taste(one, column[pair]!)));
        assert.equal(new Set(Array.from(row, (one, pair) => `${one} ${column[pair]!}`)).size, matched);
      }
    }
  }
});

test('the prices prove it over all pairs, those of people without a match to give or to get among them', () => {
  const random = seeded(32);
  for (let round = 0; round < 60; round++) {
    const [mentees, mentors] = [40, 25];
    const worth = Int16Array.from({ length: mentees * mentors }, () => (random() < 0.2 ? -1 : Math.floor(random() * (round % 2 === 0 ? 1001 : 4))));
    const problem: AllPairsProblem = {
      rowSeats: Int32Array.from({ length: mentees }, () => Math.floor(random() * 3)),
      columnSeats: Int32Array.from({ length: mentors }, () => Math.floor(random() * 3)),
      objective: objectives[round % 2]!,
      weigh: (row, weights) => weights.set(worth.subarray(row * mentors, (row + 1) * mentors)),
    };
    const { row, column, matched, total, rowDual, columnPrice, noMatch, gap } = assignAllPairs(problem);
    const [given, taken, made] = [new Int32Array(mentees), new Int32Array(mentors), new Set<number>()];
    for (const [pair, one] of row.entries()) {
      given[one]!++;
      taken[column[pair]!]!++;
      made.add(one * mentors + column[pair]!);
    }
    let bound = 0;
    for (const [cell, points] of worth.entries()) {
      const net = points - rowDual[Math.floor(cell / mentors)]! - columnPrice[cell % mentors]!;
      if (made.has(cell)) bound += net;
      assert.ok(points < 0 || (made.has(cell) ? net >= 0 : net <= 0), `round ${round}, pair ${cell}`);
    }
    let free = 0;
    for (const [one, seats] of problem.rowSeats.entries()) {
      const wanted = Math.min(seats, worth.subarray(one * mentors, (one + 1) * mentors).filter((points) => points >= 0).length);
      bound += wanted * rowDual[one]!;
      free += wanted - given[one]!;
    }
    for (const [one, seats] of problem.columnSeats.entries()) {
      bound += seats * columnPrice[one]!;
      assert.ok(taken[one]! <= seats);
    }
    assert.deepEqual([matched, bound, gap], [row.length, total + noMatch * free, 0], `round ${round}`);
  }
});

test('the same pairs give the same answer, and a weight or a number of seats that is none is refused', () => {
  const random = seeded(33);
  const worth = Int16Array.from({ length: 60 * 30 }, () => Math.floor(random() * 5));
  const problem: AllPairsProblem = { rowSeats: new Int32Array(60).fill(1), columnSeats: new Int32Array(30).fill(2), objective: 'coverage', weigh: (row, weights) => weights.set(worth.subarray(row * 30, row * 30 + 30)) };
  assert.deepEqual(assignAllPairs(problem), assignAllPairs(problem));
  assert.throws(() => assignAllPairs({ ...problem, weigh: (_, weights) => weights.fill(1_001) }), RangeError);
  assert.throws(() => assignAllPairs({ ...problem, columnSeats: new Int32Array(30).fill(-1) }), RangeError);
  assert.throws(() => assignAllPairs({ ...problem, objective: 'most' as 'total' }), RangeError);
});

test('nobody on one side, or on both', () => {
  for (const [rows, columns] of [[0, 0], [3, 0], [0, 3]] as const) {
    const { matched, gap } = assignAllPairs({ rowSeats: new Int32Array(rows).fill(1), columnSeats: new Int32Array(columns).fill(1), objective: 'coverage', weigh: () => undefined });
    assert.deepEqual([matched, gap], [0, 0]);
  }
});
