/** Runs over a whole table of pairs: against every possible answer of small cases, and against solving again. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assign } from './assignment.ts';
import { contradictionsIn } from './contradictions.ts';
import { stablePairs } from './deferred-acceptance.ts';
import { Exchanges } from './exchanges.ts';
import { mostPairs } from './most-pairs.ts';
import { arcsOf, at, type Cell, type PairTable } from './pair-table.ts';
import { solveTable, type Objective } from './solve-table.ts';
import { deferredAcceptance, seeded } from './test-problems.ts';
import { rankOf, tradeOffOf } from './trade-off.ts';
import { relaxationsOf, unmatchedOf } from './unmatched.ts';

const [language, zone] = [1, 2];
const objectives = ['coverage', 'total', 'lowest', 'stable'] as const satisfies readonly Objective[];

function randomTable(random: () => number, most: { rows: number; columns: number; seats: number; places: number; worth: number }): PairTable {
  const upTo = (bound: number): number => Math.floor(random() * (bound + 1));
  const rows = 1 + upTo(most.rows - 1);
  const columns = 1 + upTo(most.columns - 1);
  return {
    rowSeats: Int32Array.from({ length: rows }, () => upTo(most.seats)),
    columnSeats: Int32Array.from({ length: columns }, () => upTo(most.places)),
    worth: Int16Array.from({ length: rows * columns }, () => upTo(most.worth)),
    barred: Uint16Array.from({ length: rows * columns }, () => [0, 0, 0, language, zone, language | zone][upTo(5)]!),
  };
}

/** Some pairs that can all be locked. */
function someLocks(random: () => number, table: PairTable): Cell[] {
  const cells = Array.from(table.worth, (_, cell): Cell => ({ row: Math.floor(cell / table.columnSeats.length), column: cell % table.columnSeats.length }));
  const wished = cells.filter(() => random() < 0.15);
  return wished.filter((_, upTo) => contradictionsIn(table, wished.slice(0, upTo + 1), language).length === 0);
}

/** Every set of pairs that may be, with the locked ones in it. */
function* everyAnswer(table: PairTable, locked: readonly Cell[]): Generator<Cell[]> {
  const columns = table.columnSeats.length;
  const isLocked = new Set(locked.map((cell) => at(table, cell)));
  const rowsLeft = table.rowSeats.slice();
  const columnsLeft = table.columnSeats.slice();
  const chosen: Cell[] = [];
  for (const { row, column } of locked) {
    rowsLeft[row]!--;
    columnsLeft[column]!--;
  }
  yield* from(0);

  function* from(cell: number): Generator<Cell[]> {
    if (cell === table.worth.length) {
      yield [...locked, ...chosen];
      return;
    }
    yield* from(cell + 1);
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    if (isLocked.has(cell) || table.barred[cell] !== 0 || rowsLeft[row]! <= 0 || columnsLeft[column]! <= 0) return;
    rowsLeft[row]!--;
    columnsLeft[column]!--;
    chosen.push({ row, column });
    yield* from(cell + 1);
    chosen.pop();
    rowsLeft[row]!++;
    columnsLeft[column]!++;
  }
}

const small = { rows: 4, columns: 3, seats: 2, places: 2, worth: 9 };

describe('solving a table', () => {
  test('400 small tables with rules and locks: each objective has the best of all answers', () => {
    const random = seeded(31);
    for (let round = 0; round < 400; round++) {
      const table = randomTable(random, small);
      const locked = someLocks(random, table);
      const best = { coverage: -Infinity, total: -Infinity, lowest: -Infinity };
      for (const answer of everyAnswer(table, locked)) {
        const worths = answer.map((cell) => table.worth[at(table, cell)]!);
        const total = worths.reduce((sum, one) => sum + one, 0);
        const free = answer.slice(locked.length).map((cell) => table.worth[at(table, cell)]!);
        best.total = Math.max(best.total, total);
        best.coverage = Math.max(best.coverage, answer.length * 1e4 + total);
        best.lowest = Math.max(best.lowest, answer.length * 1e8 + Math.min(1000, ...free) * 1e4 + total);
      }
      const value = (objective: 'coverage' | 'total' | 'lowest'): number => {
        const { pairs, total, proof } = solveTable(table, objective, locked);
        assert.equal(proof?.gap, 0);
        const free = pairs.filter((cell) => !locked.some((one) => at(table, one) === at(table, cell))).map((cell) => table.worth[at(table, cell)]!);
        if (objective === 'total') return total;
        return objective === 'coverage' ? pairs.length * 1e4 + total : pairs.length * 1e8 + Math.min(1000, ...free) * 1e4 + total;
      };
      assert.deepEqual([value('coverage'), value('total'), value('lowest')], [best.coverage, best.total, best.lowest], `round ${round}`);
    }
  });

  test('a stable answer has no two who would both rather have each other, and respects seats, rules and locks', () => {
    const random = seeded(32);
    for (let round = 0; round < 300; round++) {
      const table = randomTable(random, { rows: 12, columns: 6, seats: 2, places: 3, worth: round % 2 === 0 ? 1000 : 4 });
      const locked = someLocks(random, table);
      const { pairs } = solveTable(table, 'stable', locked);
      assert.equal(tradeOffOf(table, pairs, locked).blocking, 0);
      assert.ok(locked.every((cell) => pairs.some((one) => at(table, one) === at(table, cell))));
      const given = Map.groupBy(pairs, ({ row }) => row);
      const taken = Map.groupBy(pairs, ({ column }) => column);
      for (const [row, of] of given) assert.ok(of.length <= table.rowSeats[row]!);
      for (const [column, of] of taken) assert.ok(of.length <= table.columnSeats[column]!);
    }
  });

  test('the same table and locks give the same answer, and are left as they were', () => {
    const table = randomTable(seeded(33), { rows: 60, columns: 20, seats: 2, places: 3, worth: 20 });
    const locked = someLocks(seeded(34), table);
    const before = structuredClone({ table, locked });
    for (const objective of objectives) assert.deepEqual(solveTable(table, objective, locked), solveTable(structuredClone(table), objective, structuredClone(locked)));
    assert.deepEqual({ table, locked }, before);
  });
});

describe('counting and asking in the table itself', () => {
  const wide = { rows: 30, columns: 12, seats: 3, places: 4, worth: 9 };

  test('as many pairs as can be, from nothing or from what is known, above a floor and with a rule lifted; 400 tables', () => {
    const random = seeded(35);
    for (let round = 0; round < 400; round++) {
      const table = randomTable(random, round % 2 === 0 ? small : wide);
      const which = { floor: Math.floor(random() * 9), lifted: [0, language, zone][round % 3]! };
      const most = assign({ ...table, ...arcsOf(table, which), objective: 'coverage' }).matched;
      const found = mostPairs(table, which);
      const lower = mostPairs(table, { floor: 0 });
      assert.equal(found.length, most, `round ${round}`);
      assert.equal(mostPairs(table, which, lower).length, most, `round ${round}`);
      assert.equal(mostPairs(table, which, lower, most).length, most, `round ${round}`);
      assert.ok(mostPairs(table, which, lower, most + 1).length <= most, 'it may give up, and says so by too few');
      assert.equal(new Set(found.map((cell) => at(table, cell))).size, most, 'no pair twice');
      for (const cell of found) assert.ok((table.barred[at(table, cell)]! & ~which.lifted) === 0 && table.worth[at(table, cell)]! >= which.floor);
      for (const [row, pairs] of Map.groupBy(found, (cell) => cell.row)) assert.ok(pairs.length <= table.rowSeats[row]!);
      for (const [column, pairs] of Map.groupBy(found, (cell) => cell.column)) assert.ok(pairs.length <= table.columnSeats[column]!);
    }
  });

  test('whoever asks gets whom they would get with all wishes in order before them; 200 tables, some with more mentors than are known at once', () => {
    const random = seeded(36);
    for (let round = 0; round < 200; round++) {
      const table = randomTable(random, round % 2 === 0 ? wide : { ...wide, columns: 70, places: 2, rows: 90, worth: round % 4 === 1 ? 5 : 1000 });
      const lifted = [0, language, zone][round % 3]!;
      const arcs = arcsOf(table, { floor: 0, lifted });
      const chosen = deferredAcceptance({ ...table, ...arcs, objective: 'coverage' });
      const plain = [...chosen].map((arc) => arcs.rowStart.findLastIndex((start) => start <= arc) * table.columnSeats.length + arcs.column[arc]!);
      assert.deepEqual(stablePairs(table, lifted).map((cell) => at(table, cell)).sort((one, other) => one - other), plain, `round ${round}`);
    }
  });
});

describe('why not', () => {
  test('what forcing a pair costs everybody is what solving again with the pair locked comes to', () => {
    const random = seeded(41);
    for (let round = 0; round < 250; round++) {
      const table = randomTable(random, { rows: 7, columns: 5, seats: 2, places: 2, worth: round % 3 === 0 ? 5 : 1000 });
      const locked = someLocks(random, table);
      for (const objective of ['coverage', 'total'] as const) {
        const solved = solveTable(table, objective, locked);
        const exchanges = new Exchanges(table, solved, solved.proof!, locked);
        for (let row = 0; row < table.rowSeats.length; row++) {
          for (const [column, change] of exchanges.costsOf(row).entries()) {
            const cell = { row, column };
            if (locked.some((one) => at(table, one) === at(table, cell))) continue;
            const forced = [...locked, cell];
            if (contradictionsIn(table, forced, language | zone).length > 0) {
              assert.equal(change, null, 'no place for the pair');
              continue;
            }
            const again = solveTable(table, objective, forced);
            if (objective === 'coverage') assert.equal(change!.matches, again.pairs.length - solved.pairs.length, `round ${round}`);
            assert.equal(change!.points, again.total - solved.total, `round ${round}`);
          }
        }
      }
    }
  });

  test('what one place more gives is what solving again with it comes to', () => {
    const random = seeded(42);
    for (let round = 0; round < 250; round++) {
      const table = randomTable(random, { rows: 9, columns: 4, seats: 2, places: 2, worth: round % 3 === 0 ? 5 : 1000 });
      const locked = someLocks(random, table);
      for (const objective of ['coverage', 'total'] as const) {
        const solved = solveTable(table, objective, locked);
        for (const [column, gain] of new Exchanges(table, solved, solved.proof!, locked).gainsOfPlaces().entries()) {
          const again = solveTable({ ...table, columnSeats: table.columnSeats.with(column, table.columnSeats[column]! + 1) }, objective, locked);
          if (objective === 'coverage') assert.equal(gain.matches, again.pairs.length - solved.pairs.length, `round ${round}`);
          assert.equal(gain.points, again.total - solved.total, `round ${round}`);
        }
      }
    }
  });
});

test('a table too large to keep as arcs is solved, proved and explained alike', () => {
  const random = seeded(43);
  const [rows, columns] = [420, 250];
  const table: PairTable = {
    rowSeats: new Int32Array(rows).fill(1), columnSeats: Int32Array.from({ length: columns }, (_, column) => column % 3),
    worth: Int16Array.from({ length: rows * columns }, () => Math.floor(random() * 1001)), barred: Uint16Array.from({ length: rows * columns }, () => (random() < 0.2 ? zone : 0)),
  };
  const locked = [{ row: 3, column: 1 }, { row: 4, column: 2 }];
  const solved = solveTable(table, 'coverage', locked);
  assert.deepEqual([solved.pairs.length, solved.proof!.gap], [columns - 1, 0]);
  const costs = new Exchanges(table, solved, solved.proof!, locked).costsOf(7);
  for (const column of [10, 11, 13, 14]) {
    const again = solveTable(table, 'coverage', [...locked, { row: 7, column }]);
    assert.deepEqual(costs[column], { matches: again.pairs.length - solved.pairs.length, points: again.total - solved.total });
  }
  assert.equal(costs[9], null, 'a mentor without a place');
});

function assertFull({ columnSeats }: PairTable, pairs: readonly Cell[], columns: readonly number[]): void {
  for (const column of columns) assert.equal(pairs.filter((pair) => pair.column === column).length, columnSeats[column], 'who is told as full is full');
}

describe('what stands in the way', () => {
  /** Two mentors with a place each. Ana and Bo want the first one alone; Cy shares no language with anybody; Dee lives too far from the second, who is free. */
  const table: PairTable = {
    rowSeats: Int32Array.of(1, 1, 1, 1),
    columnSeats: Int32Array.of(1, 1),
    worth: Int16Array.of(900, 0, 800, 0, 700, 600, 500, 400),
    barred: Uint16Array.of(0, language | zone, 0, language | zone, language, language, language | zone, zone),
  };

  test('each unmatched mentee has the binding constraint', () => {
    const solved = solveTable(table, 'coverage');
    assert.deepEqual(solved.pairs, [{ row: 0, column: 0 }]);
    assert.deepEqual(unmatchedOf(table, solved, []), [
      { row: 1, why: 'places', columns: [0] },
      { row: 2, why: 'rule', rule: language, alone: 2, columns: [0, 1] },
      { row: 3, why: 'rule', rule: zone, alone: 1, columns: [1] },
    ]);
    const told = unmatchedOf(table, solved, [], { objective: 'coverage', relaxable: language | zone });
    assert.deepEqual(told[1], { row: 2, why: 'rule', rule: language, alone: 2, columns: [0, 1] }, 'a mentor whom the rule alone bars counts, full or not');
    assert.deepEqual(unmatchedOf({ ...table, columnSeats: Int32Array.of(0, 0) }, { pairs: [] }, []).map(({ why }) => why), Array(4).fill('no-places'));
  });

  test('of several rules in the way the one is told that gives a match; 400 small tables: lifted for that mentee alone it does', () => {
    const random = seeded(44);
    const [manager, aim] = [4, { objective: 'coverage' as const, relaxable: language | zone }];
    let told = 0;
    for (let round = 0; round < 400; round++) {
      const drawn = randomTable(random, { rows: 6, columns: 5, seats: 1, places: 2, worth: 1000 });
      const barred = drawn.barred.map((rules) => (random() < 0.3 ? rules | [language, zone, manager][Math.floor(random() * 3)]! : rules));
      const one = { ...drawn, barred };
      const locked = someLocks(random, one);
      const solved = solveTable(one, 'coverage', locked);
      const gains = (row: number, rule: number): boolean => {
        const lifted = { ...one, barred: barred.map((rules, cell) => (Math.floor(cell / one.columnSeats.length) === row ? rules & ~rule : rules)) };
        return solveTable(lifted, 'coverage', locked).pairs.length > solved.pairs.length;
      };
      for (const reason of unmatchedOf(one, solved, locked, aim)) {
        if (reason.why === 'rule') {
          const that = [language, zone, manager].filter((rule) => gains(reason.row, rule));
          assert.ok(that.length === 0 || that.includes(reason.rule), `round ${round}`);
          if (that.some((rule) => rule !== manager)) assert.notEqual(reason.rule, manager, 'what can be given up comes first');
          told += that.length;
        } else if (reason.why === 'places') {
          assertFull(one, solved.pairs, reason.columns);
        }
      }
    }
    assert.ok(told > 20);
  });

  test('whatever a run is after, who is told as full is full, and whose match would add nothing adds nothing; 400 small tables', () => {
    const random = seeded(45);
    const told = { places: 0, 'no-fit': 0 };
    for (let round = 0; round < 400; round++) {
      const table = randomTable(random, { rows: 6, columns: 5, seats: 1, places: 2, worth: round % 2 === 0 ? 3 : 1000 });
      const locked = someLocks(random, table);
      for (const objective of objectives) {
        const solved = solveTable(table, objective, locked);
        for (const reason of unmatchedOf(table, solved, locked, { objective, relaxable: language | zone })) {
          if (reason.why === 'places') assertFull(table, solved.pairs, reason.columns);
          else if (reason.why === 'no-fit') {
            assert.equal(objective, 'total');
            for (const column of reason.columns) assert.ok(solveTable(table, objective, [...locked, { row: reason.row, column }]).total <= solved.total, `round ${round}`);
          } else continue;
          told[reason.why]++;
        }
      }
    }
    assert.ok(told.places > 20 && told['no-fit'] > 5, JSON.stringify(told));
  });

  test('relaxing a rule, or one place more, says how many matches it gives', () => {
    for (const objective of objectives) {
      assert.deepEqual(relaxationsOf(table, solveTable(table, objective), objective, [], [language, zone]), [
        { kind: 'rule', rule: language, matches: 1 },
        { kind: 'rule', rule: zone, matches: 1 },
        { kind: 'places', columns: [0], matches: 1 },
      ], objective);
    }
  });

  test('what a rule or a place gives is what solving without it comes to; 300 small tables', () => {
    const random = seeded(46);
    const told = { rule: 0, places: 0 };
    for (let round = 0; round < 300; round++) {
      const one = randomTable(random, { rows: 9, columns: 5, seats: 2, places: 2, worth: round % 2 === 0 ? 3 : 1000 });
      const locked = someLocks(random, one);
      const objective = objectives[round % objectives.length]!;
      const asked = objective === 'lowest' ? 'coverage' : objective;
      const now = solveTable(one, asked, locked).pairs.length;
      const relaxations = relaxationsOf(one, solveTable(one, objective, locked), objective, locked, [language, zone]);
      for (const [kind, rule] of [['rule', language], ['rule', zone]] as const) {
        const more = solveTable({ ...one, barred: one.barred.map((rules) => rules & ~rule) }, asked, locked).pairs.length - now;
        const isAlone = one.barred.includes(rule);
        assert.equal(relaxations.find((relaxation) => relaxation.kind === kind && relaxation.rule === rule)?.matches ?? 0, isAlone ? Math.max(0, more) : 0, `round ${round}`);
        told.rule += more;
      }
      const places = relaxations.find((relaxation) => relaxation.kind === 'places');
      if (places === undefined) continue;
      const columnSeats = one.columnSeats.map((seats, column) => seats + (places.columns.includes(column) ? 1 : 0));
      assert.equal(places.matches, solveTable({ ...one, columnSeats }, asked, locked).pairs.length - now, `round ${round}`);
      told.places += places.matches;
    }
    assert.ok(told.rule > 50 && told.places > 50, JSON.stringify(told));
  });

  test('locks that cannot all stand are named with the reason', () => {
    const lock = (row: number, column: number): Cell => ({ row, column });
    assert.deepEqual(contradictionsIn(table, [lock(0, 0), lock(0, 0), lock(1, 0), lock(2, 1), lock(3, 1)], zone), [
      { cell: lock(0, 0), kind: 'twice' },
      { cell: lock(1, 0), kind: 'mentor-places' },
      { cell: lock(2, 1), kind: 'barred', rules: language },
    ]);
    const wide = { ...table, columnSeats: Int32Array.of(2, 2), barred: new Uint16Array(8) };
    assert.deepEqual(contradictionsIn(wide, [lock(0, 0), lock(0, 1)], 0), [{ cell: lock(0, 1), kind: 'mentee-seats' }]);
  });
});

test('locks leave the table as it was, and no copy of it is made to solve and explain', () => {
  const random = seeded(60);
  for (let round = 0; round < 200; round++) {
    const table = randomTable(random, { rows: 5, columns: 4, seats: 2, places: 3, worth: 1000 });
    const locked = someLocks(random, table);
    const before = table.barred.slice();
    table.barred.slice = table.barred.map = () => assert.fail('a copy');
    for (const objective of objectives) {
      const solution = solveTable(table, objective, locked);
      tradeOffOf(table, solution.pairs, locked);
      unmatchedOf(table, solution, locked, { objective, relaxable: language });
      relaxationsOf(table, solution, objective, locked, [language, zone]);
      if (solution.proof !== null) new Exchanges(table, solution, solution.proof, locked).costsOf(0);
      assert.deepEqual([...table.barred], [...before], `round ${round}`);
    }
  }
});

test('the trade-off counts what people got, who is left out and who would rather have each other', () => {
  const table: PairTable = {
    rowSeats: Int32Array.of(1, 1, 1), columnSeats: Int32Array.of(1, 1),
    worth: Int16Array.of(1000, 600, 990, 0, 10, 5), barred: Uint16Array.of(0, 0, 0, language, 0, 0),
  };
  const coverage = solveTable(table, 'coverage');
  assert.deepEqual(coverage.pairs, [{ row: 0, column: 1 }, { row: 1, column: 0 }]);
  assert.deepEqual(tradeOffOf(table, coverage.pairs, []), { matched: 2, unmatched: 1, total: 1590, lowest: 600, ranks: { first: 1, upToThird: 1, later: 0 }, blocking: 1 });
  assert.deepEqual(tradeOffOf(table, solveTable(table, 'stable').pairs, []), { matched: 2, unmatched: 1, total: 1005, lowest: 5, ranks: { first: 1, upToThird: 1, later: 0 }, blocking: 0 });
  assert.equal(rankOf(table, { row: 2, column: 1 }), 2);
});
