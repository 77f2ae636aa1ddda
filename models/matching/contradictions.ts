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
  const seen = new Set<number>();
  const given = new Int32Array(table.rowSeats.length);
  const taken = new Int32Array(table.columnSeats.length);
  return locked.flatMap((cell): Contradiction[] => {
    const rules = table.barred[at(table, cell)]! & ~above;
    if (seen.has(at(table, cell))) return [{ cell, kind: 'twice' }];
    seen.add(at(table, cell));
    if (rules !== 0) return [{ cell, kind: 'barred', rules }];
    if (++given[cell.row]! > table.rowSeats[cell.row]!) return [{ cell, kind: 'mentee-seats' }];
    if (++taken[cell.column]! > table.columnSeats[cell.column]!) return [{ cell, kind: 'mentor-places' }];
    return [];
  });
}
