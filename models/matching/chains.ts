import { NodeHeap } from './heap.ts';
import type { Places } from './places.ts';
import type { AssignmentProblem } from './problem.ts';

/** The cheapest chain: it ends with a free place in a column, or with a row that rather stays out. */
interface End {
  column: number;
  row: number;
}

/**
 * Finds the cheapest chain of changes that gives a row one match more: it takes a place, the holder moves on to another
 * column, and so on. One Dijkstra over columns that stops early; the prices then take up the distances, which keeps what
 * Places says (successive shortest paths with potentials, Edmonds & Karp 1972).
 */
export class Chains {
  readonly #problem: AssignmentProblem;
  readonly #places: Places;
  readonly #noMatch: number;
  /** Nodes are the columns, then the rows. A row of one match is as near as its place: only rows of several wait in it. */
  readonly #heap: NodeHeap;
  /** By column: the arc and the row by which it was reached. */
  readonly #arc: Int32Array;
  readonly #row: Int32Array;
  /** By row: the place that it would leave; -1 for the row that searches. */
  readonly #left: Int32Array;
  /** By node: the last search that reached it. */
  readonly #reached: Int32Array;
  readonly #visited: Int32Array;
  #visits = 0;
  #search = 0;
  /** How near the nearest end is. */
  #nearest = Infinity;
  readonly #end: End = { column: -1, row: -1 };

  constructor(problem: AssignmentProblem, places: Places, noMatch: number) {
    const columns = places.seats.length;
    const nodes = columns + problem.rowSeats.length;
    this.#problem = problem;
    this.#places = places;
    this.#noMatch = noMatch;
    this.#heap = new NodeHeap(nodes);
    this.#arc = new Int32Array(columns);
    this.#row = new Int32Array(columns);
    this.#left = new Int32Array(problem.rowSeats.length);
    this.#reached = new Int32Array(nodes);
    this.#visited = new Int32Array(nodes);
  }

  /** Gives a row, whose dual holds, one match more. False where its seat is better left free; then its dual says so. */
  seat(row: number): boolean {
    this.#search++;
    this.#visits = 0;
    this.#nearest = Infinity;
    const heap = this.#heap;
    const columns = this.#places.seats.length;
    this.#left[row] = -1;
    this.#reached[columns + row] = this.#search;
    this.#visitRow(row, 0);
    while (heap.nearest < this.#nearest) {
      const distance = heap.nearest;
      const node = heap.pop();
      if (node < columns) this.#visitColumn(node, distance);
      else this.#visitRow(node - columns, distance);
    }
    heap.clear();
    this.#reprice();
    return this.#change(row);
  }

  #visitColumn(column: number, distance: number): void {
    const { start, taken, row: holder, arc, dual, price } = this.#places;
    const { weight } = this.#problem;
    const columns = start.length;
    this.#visited[this.#visits++] = column;
    for (let place = start[column]!, end = place + taken[column]!; place < end; place++) {
      const row = holder[place]!;
      const further = distance + (weight[arc[place]!]! - dual[row]! - price[column]!);
      const again = this.#reached[columns + row] === this.#search;
      if (again && this.#heap.distance[columns + row]! <= further) continue;
      this.#reached[columns + row] = this.#search;
      this.#left[row] = place;
      if (further === distance && !again) this.#visitRow(row, distance);
      else this.#heap.put(columns + row, further);
    }
  }

  /** Looks where the row would go instead, or whether it would rather stay out. */
  #visitRow(row: number, distance: number): void {
    const { rowStart, column, weight } = this.#problem;
    const { seats, taken, place: held, dual, price } = this.#places;
    const heap = this.#heap;
    const known = heap.distance;
    const reached = this.#reached;
    const search = this.#search;
    const offset = distance + dual[row]!;
    known[seats.length + row] = distance;
    this.#visited[this.#visits++] = seats.length + row;
    let nearest = this.#nearest;
    if (offset - this.#noMatch < nearest) {
      nearest = offset - this.#noMatch;
      this.#end.row = row;
      this.#end.column = -1;
    }
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
      const other = column[arc]!;
      const further = offset + price[other]! - weight[arc]!;
      if (further >= nearest || held[arc] !== -1 || seats[other] === 0 || (reached[other] === search && known[other]! <= further)) continue;
      reached[other] = search;
      this.#arc[other] = arc;
      this.#row[other] = row;
      if (taken[other]! < seats[other]!) {
        known[other] = further;
        nearest = further;
        this.#end.column = other;
        this.#end.row = -1;
      } else heap.put(other, further);
    }
    this.#nearest = nearest;
  }

  #reprice(): void {
    const { dual, price } = this.#places;
    const { distance } = this.#heap;
    const columns = price.length;
    for (let visit = 0; visit < this.#visits; visit++) {
      const node = this.#visited[visit]!;
      const nearer = this.#nearest - distance[node]!;
      if (node < columns) price[node]! += nearer;
      else dual[node - columns]! -= nearer;
    }
  }

  /** Makes the changes of the chain, from its end back to the row that began it. */
  #change(first: number): boolean {
    const places = this.#places;
    let { column, row } = this.#end;
    if (row === first) return false;
    let place = column === -1 ? this.#left[row]! : places.open(column);
    if (column === -1) column = this.#vacate(place);
    while ((row = this.#row[column]!) !== first) {
      const left = this.#left[row]!;
      const next = this.#vacate(left);
      places.put(place, row, this.#arc[column]!);
      place = left;
      column = next;
    }
    places.put(place, first, this.#arc[column]!);
    return true;
  }

  /** The holder of a place goes. Returns the column of the place. */
  #vacate(place: number): number {
    const column = this.#problem.column[this.#places.arc[place]!]!;
    this.#places.lift(place);
    return column;
  }
}
