/** The exact solver: against all possible assignments of small cases, against its own proof on larger ones, and what it refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign } from './assignment.ts';
import { worthOfNoMatch, type AssignmentProblem } from './problem.ts';
import { bestOfAll, randomProblem, seeded } from './test-problems.ts';

const objectives = ['coverage', 'total'] as const;

/** Throws unless the duals prove that nothing is worth more: computed here from the problem and the answer alone. */
function assertProved(problem: AssignmentProblem): void {
  const { arcs, matched, total, rowDual, columnPrice, gap } = assign(problem);
  const { rowSeats, columnSeats, rowStart, column, weight } = problem;
  const noMatch = worthOfNoMatch(problem);
  const chosen = new Set(arcs);
  assert.equal(chosen.size, arcs.length);
  assert.deepEqual([...arcs], [...arcs].sort((one, other) => one - other));
  const taken = new Int32Array(columnSeats.length);
  for (let row = 0; row < rowSeats.length; row++) {
    let given = 0;
    for (let arc = rowStart[row]!; arc < rowStart[row + 1]!; arc++) {
      const reduced = weight[arc]! - rowDual[row]! - columnPrice[column[arc]!]!;
      if (chosen.has(arc)) {
        given++;
        taken[column[arc]!]!++;
        assert.ok(reduced >= 0, 'a pair that was made is worth its price');
      } else assert.ok(reduced <= 0, 'no other pair is worth more than its price');
    }
    assert.ok(given <= rowSeats[row]!);
    assert.ok(rowDual[row]! >= noMatch);
    if (given < Math.min(rowSeats[row]!, rowStart[row + 1]! - rowStart[row]!)) assert.equal(rowDual[row], noMatch, 'a row with a free seat is worth no match');
  }
  for (const [one, seats] of columnSeats.entries()) {
    assert.ok(taken[one]! <= seats);
    assert.ok(columnPrice[one]! >= 0);
    if (taken[one]! < seats) assert.equal(columnPrice[one], 0, 'a free place has no price');
  }
  assert.equal(matched, arcs.length);
  assert.equal(total, arcs.reduce((sum, arc) => sum + weight[arc]!, 0));
  assert.equal(gap, 0);
}

test('5,000 small problems have the number of pairs and the total of the best of all assignments', () => {
  const random = seeded(20261126);
  for (let round = 0; round < 5_000; round++) {
    const problem = randomProblem(random, { rows: 4, columns: 4, rowSeats: 3, columnSeats: 3, arcs: 10, weight: round % 2 === 0 ? 1000 : 3 });
    const { matched, total, gap } = assign(problem);
    const best = bestOfAll(problem);
    const shown = problem.objective === 'coverage' ? [matched, total] : [total];
    assert.deepEqual([...shown, gap], [...(problem.objective === 'coverage' ? [best.matched, best.total] : [best.total]), 0], `round ${round}`);
  }
});

test('300 larger problems, with ties and rows of several seats, carry their own proof', () => {
  const random = seeded(7);
  for (let round = 0; round < 300; round++) {
    const weight = [1, 20, 1000][round % 3]!;
    assertProved(randomProblem(random, { rows: 60, columns: 25, rowSeats: 1 + (round % 3), columnSeats: 1 + (round % 5), arcs: 600, weight }));
  }
});

test('more mentees than places, fewer, and as many', () => {
  const random = seeded(8);
  for (const rows of [300, 700, 500]) {
    for (const objective of objectives) assertProved({ ...randomProblem(random, { rows, columns: 100, rowSeats: 1, columnSeats: 5, arcs: rows * 15, weight: 1000 }), columnSeats: new Int32Array(100).fill(5), objective });
  }
});

/** Two mentees, two mentors with a place each; only the first mentee fits both. */
const twoOfTwo = (weight: readonly number[], objective: AssignmentProblem['objective']): AssignmentProblem => ({
  rowSeats: Int32Array.of(1, 1), columnSeats: Int32Array.of(1, 1), rowStart: Int32Array.of(0, 2, 3), column: Int32Array.of(0, 1, 0), weight: Int32Array.from(weight), objective,
});

test('coverage makes a pair more even where that costs nearly everything; total does not', () => {
  assert.deepEqual([...assign(twoOfTwo([1000, 0, 1], 'coverage')).arcs], [1, 2]);
  assert.deepEqual([...assign(twoOfTwo([1000, 0, 1], 'total')).arcs], [0]);
});

test('what nobody can have is left out: no rows, no arcs, no places, seats without number', () => {
  const none = { rowSeats: new Int32Array(0), columnSeats: new Int32Array(0), rowStart: Int32Array.of(0), column: new Int32Array(0), weight: new Int32Array(0) };
  for (const objective of objectives) {
    assertProved({ ...none, objective });
    assertProved({ ...none, rowSeats: Int32Array.of(1), columnSeats: Int32Array.of(1), rowStart: Int32Array.of(0, 0), objective });
    assertProved({ ...twoOfTwo([5, 6, 7], objective), columnSeats: Int32Array.of(0, 0) });
    assertProved({ ...twoOfTwo([5, 6, 7], objective), columnSeats: Int32Array.of(2 ** 31 - 1, 1) });
    assertProved({ ...twoOfTwo([5, 6, 7], objective), rowSeats: Int32Array.of(2 ** 31 - 1, 0) });
    assertProved(twoOfTwo([0, 0, 0], objective));
  }
});

test('the same problem gives the same answer, and is left as it was', () => {
  const problem = randomProblem(seeded(9), { rows: 200, columns: 50, rowSeats: 2, columnSeats: 4, arcs: 2_000, weight: 10 });
  const before = structuredClone(problem);
  assert.deepEqual(assign(problem), assign(structuredClone(problem)));
  assert.deepEqual(problem, before);
});

test('what is no problem is refused with what is wrong with it', () => {
  const problem = twoOfTwo([1, 2, 3], 'total');
  const wrong: [Partial<AssignmentProblem>, RegExp][] = [
    [{ rowStart: Int32Array.of(0, 3) }, /one entry more/],
    [{ rowStart: Int32Array.of(0, 2, 2) }, /from 0 to the number/],
    [{ rowStart: Int32Array.of(0, 4, 3) }, /falls at row 1/],
    [{ weight: Int32Array.of(1, 2) }, /entry for each arc/],
    [{ column: Int32Array.of(0, 2, 0) }, /not there/],
    [{ column: Int32Array.of(0, -1, 0) }, /not there/],
    [{ weight: Int32Array.of(1, 2, 1001) }, /not within 0 and 1000/],
    [{ weight: Int32Array.of(1, 2, -1) }, /not within 0 and 1000/],
    [{ rowSeats: Int32Array.of(1, -1) }, /negative/],
    [{ columnSeats: Int32Array.of(1, -1) }, /negative/],
    [{ weight: [1, NaN, 3] as unknown as Int32Array }, /weight has to be an Int32Array/],
    [{ weight: Float64Array.of(1, 2.5, 3) as unknown as Int32Array }, /weight has to be an Int32Array/],
    [{ rowSeats: [1, Infinity] as unknown as Int32Array }, /rowSeats has to be an Int32Array/],
    [{ columnSeats: undefined as unknown as Int32Array }, /columnSeats has to be an Int32Array/],
    [{ objective: 'best' as 'total' }, /objective/],
  ];
  for (const [change, message] of wrong) assert.throws(() => assign({ ...problem, ...change }), (error) => error instanceof RangeError && message.test(error.message));
});
