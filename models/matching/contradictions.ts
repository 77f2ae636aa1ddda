import { at, type Cell, type PairTable } from './pair-table.ts';

/**
 * Why locked pairs cannot all stand. `twice`: the same pair is locked two times; `mentee-seats`, `mentor-places`: more
 * locks than one of the two may have matches; `barred`: a rule that a lock does not stand above bars the pair.
 */
export type Contradiction = { readonly cell: Cell } & (
  | { readonly kind: 'twice' | 'mentee-seats' | 'mentor-places' }
  | { readonly kind: 'barred'; readonly rules: number }
);

/** What is wrong with locks, each with its first reason; none: they can all stand. `above`: bits of rules that a lock stands above. */
export function contradictionsIn(table: PairTable, locked: readonly Cell[], above: number): Contradiction[] {
  return contradictionsAmong(table, locked, (cell) => table.barred[at(table, cell)]! & ~above);
}

/** The same where only the locked pairs were looked at: `rulesOf` says what bars one of them. */
export function contradictionsAmong({ rowSeats, columnSeats }: Pick<PairTable, 'rowSeats' | 'columnSeats'>, locked: readonly Cell[], rulesOf: (cell: Cell, lock: number) => number): Contradiction[] {
  const seen = new Set<number>();
  const given = new Int32Array(rowSeats.length);
  const taken = new Int32Array(columnSeats.length);
  return locked.flatMap((cell, lock): Contradiction[] => {
    if (seen.has(at({ columnSeats }, cell))) return [{ cell, kind: 'twice' }];
    seen.add(at({ columnSeats }, cell));
    const rules = rulesOf(cell, lock);
    if (rules !== 0) return [{ cell, kind: 'barred', rules }];
    if (++given[cell.row]! > rowSeats[cell.row]!) return [{ cell, kind: 'mentee-seats' }];
    if (++taken[cell.column]! > columnSeats[cell.column]!) return [{ cell, kind: 'mentor-places' }];
    return [];
  });
}
