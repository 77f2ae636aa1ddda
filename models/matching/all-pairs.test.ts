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

test('nobody on one side, or on both', () => {
  for (const [rows, columns] of [[0, 0], [3, 0], [0, 3]] as const) {
    const { matched, gap } = assignAllPairs({ rowSeats: new Int32Array(rows).fill(1), columnSeats: new Int32Array(columns).fill(1), objective: 'coverage', weigh: () => undefined });
    assert.deepEqual([matched, gap], [0, 0]);
  }
});
