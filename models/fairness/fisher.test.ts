import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fisherExact, logFactorial } from './fisher.ts';

type Table = readonly [readonly [number, number], readonly [number, number]];

/** Published values: Fisher's tea, R's help page (`fisher.test(Convictions)`), SciPy's documentation of `fisher_exact`. */
const published: [Table, number][] = [
  [[[3, 1], [1, 3]], 0.4857142857142857],
  [[[2, 15], [10, 3]], 0.0005367241],
  [[[8, 2], [1, 5]], 0.03496503496503495],
  [[[6, 2], [1, 4]], 0.1025641025641025],
];

test('comes to the published values', () => {
  for (const [table, p] of published) assert.ok(Math.abs(fisherExact(table) - p) < 1e-9, `${JSON.stringify(table)}: ${fisherExact(table)} instead of ${p}`);
});

test('is what whole numbers without rounding come to, on every table of up to nine people in a row', () => {
  const choose = chooser();
  for (let first = 0; first <= 9; first += 1) {
    for (let second = 0; second <= 9; second += 1) {
      for (let a = 0; a <= first; a += 1) for (let c = 0; c <= second; c += 1) same([[a, first - a], [c, second - c]], choose);
    }
  }
});

test('and on large ones, the equally likely ones of which differ in their last digits only', () => {
  const choose = chooser();
  for (const table of [[[40, 10], [10, 40]], [[150, 50], [120, 80]], [[60, 60], [60, 60]], [[999, 1], [990, 10]], [[300, 700], [350, 650]]] as const) same(table, choose);
});

test('an empty row or column says nothing', () => {
  assert.equal(fisherExact([[0, 0], [3, 4]]), 1);
  assert.equal(fisherExact([[0, 5], [0, 7]]), 1);
});

test('ln n! goes on smoothly where the series takes over', () => {
  for (const n of [31, 32, 33, 100]) assert.ok(Math.abs(logFactorial(n + 1) - logFactorial(n) - Math.log(n + 1)) < 1e-12, String(n));
});

function same(table: Table, choose: (all: number, some: number) => bigint): void {
  const exact = exactly(table, choose);
  assert.ok(Math.abs(fisherExact(table) - exact) < 1e-9, `${JSON.stringify(table)}: ${fisherExact(table)} instead of ${exact}`);
}

/** The definition itself, in whole numbers: how many of all ways to fill the margins are no likelier than this one. */
function exactly([[a, b], [c, d]]: Table, choose: (all: number, some: number) => bigint): number {
  const [row, column, all] = [a + b, a + c, a + b + c + d];
  const ways = (first: number): bigint => choose(column, first) * choose(all - column, row - first);
  let sum = 0n;
  for (let first = Math.max(0, row + column - all); first <= Math.min(row, column); first += 1) if (ways(first) <= ways(a)) sum += ways(first);
  return Number((sum * 10n ** 18n) / choose(all, row)) / 1e18;
}

function chooser(): (all: number, some: number) => bigint {
  const factorials = [1n];
  const factorial = (n: number): bigint => {
    while (factorials.length <= n) factorials.push(factorials.at(-1)! * BigInt(factorials.length));
    return factorials[n]!;
  };
  return (all, some) => factorial(all) / (factorial(some) * factorial(all - some));
}
