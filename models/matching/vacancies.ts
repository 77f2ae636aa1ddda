import { NodeHeap } from './heap.ts';
import type { Places } from './places.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Ends what bidding left: a free place that still has a price. Its price falls until somebody moves in, whose old place
 * then falls in price, and so on, until a row comes that had no match, or a price is 0. The mirror of Chains.
 */
export function fillPricedPlaces(problem: AssignmentProblem, places: Places): void {
  let vacancies: Vacancies | undefined;
  for (let column = 0; column < places.seats.length; column++) {
    while (!places.isFull(column) && places.price[column]! > 0) {
      vacancies ??= new Vacancies(problem, places);
      vacancies.fill(column);
    }
  }
}

class Vacancies {
  readonly #problem: AssignmentProblem;
  readonly #places: Places;
  /** By column: its first arc, of all arcs sorted by column; and the row of each of them. */
  readonly #start: Int32Array;
  readonly #arcs: Int32Array;
  readonly #rows: Int32Array;
  /** By row of one match: the arc it holds. */
  readonly #held: Int32Array;
  readonly #heap: NodeHeap;
  /** By column: the place that its holder would leave, and the arc by which the holder would move on. */
  readonly #left: Int32Array;
  readonly #move: Int32Array;
  /** By column, and by row: the last search that reached it. */
  readonly #reached: Int32Array;
  readonly #rowReached: Int32Array;
  readonly #rowDistance: Float64Array;
  readonly #visited: Int32Array;
  readonly #rowsVisited: Int32Array;
  #visits = 0;
  #rowVisits = 0;
  #search = 0;
  /** How near the nearest end is, and what it is: a column whose price becomes 0, or a row that had a seat free and the arc that it takes. */
  #nearest = 0;
  #end = { column: -1, row: -1, arc: -1 };

  constructor(problem: AssignmentProblem, places: Places) {
    const { rowSeats, columnSeats, column } = problem;
    const rows = rowSeats.length;
    const columns = columnSeats.length;
    this.#problem = problem;
    this.#places = places;
    this.#start = new Int32Array(columns + 1);
    this.#arcs = new Int32Array(column.length);
    this.#rows = new Int32Array(column.length);
    this.#sortByColumn();
    this.#held = new Int32Array(rows).fill(-1);
    for (let arc = 0; arc < column.length; arc++) if (places.place[arc] !== -1) this.#held[places.row[places.place[arc]!]!] = arc;
    this.#heap = new NodeHeap(columns);
    this.#left = new Int32Array(columns);
    this.#move = new Int32Array(columns);
    this.#reached = new Int32Array(columns);
    this.#rowReached = new Int32Array(rows);
    this.#rowDistance = new Float64Array(rows);
    this.#visited = new Int32Array(columns);
    this.#rowsVisited = new Int32Array(rows);
  }

  #sortByColumn(): void {
    const { rowSeats, rowStart, column } = this.#problem;
    const start = this.#start;
    for (let arc = 0; arc < column.length; arc++) start[column[arc]! + 1]!++;
    for (let one = 1; one < start.length; one++) start[one]! += start[one - 1]!;
    const next = start.slice();
    for (let row = 0; row < rowSeats.length; row++) {
      for (let arc = rowStart[row]!; arc < rowStart[row + 1]!; arc++) {
        const at = next[column[arc]!]!++;
        this.#arcs[at] = arc;
        this.#rows[at] = row;
      }
    }
  }

  /** Fills a free place of a column, or takes its price away. */
  fill(column: number): void {
    this.#search++;
    this.#visits = 0;
    this.#rowVisits = 0;
    this.#nearest = Infinity;
    this.#reached[column] = this.#search;
    this.#heap.distance[column] = 0;
    this.#visit(column, 0);
    while (this.#heap.nearest < this.#nearest) {
      const distance = this.#heap.nearest;
      this.#visit(this.#heap.pop(), distance);
    }
    this.#heap.clear();
    this.#reprice();
    this.#change(column);
  }

  /** Looks who would come into a place of a column. */
  #visit(column: number, distance: number): void {
    const { rowSeats, weight } = this.#problem;
    const { place, given, dual, price } = this.#places;
    const arcs = this.#arcs;
    const rows = this.#rows;
    const known = this.#rowDistance;
    const reached = this.#rowReached;
    const search = this.#search;
    const offset = distance + price[column]!;
    this.#visited[this.#visits++] = column;
    if (offset < this.#nearest) this.#endsAt(offset, column, -1, -1);
    for (let at = this.#start[column]!, end = this.#start[column + 1]!; at < end; at++) {
      const arc = arcs[at]!;
      const row = rows[at]!;
      const further = offset + dual[row]! - weight[arc]!;
      if (further >= this.#nearest || place[arc] !== -1 || rowSeats[row] === 0) continue;
      if (reached[row] !== search) this.#rowsVisited[this.#rowVisits++] = row;
      else if (known[row]! <= further) continue;
      reached[row] = search;
      known[row] = further;
      if (given[row]! < rowSeats[row]!) this.#endsAt(further, -1, row, arc);
      else if (rowSeats[row] === 1) this.#leave(this.#held[row]!, row, arc, further);
      else this.#leaveAny(row, arc, further);
    }
  }

  #endsAt(distance: number, column: number, row: number, arc: number): void {
    this.#nearest = distance;
    this.#end.column = column;
    this.#end.row = row;
    this.#end.arc = arc;
  }

  #leaveAny(row: number, move: number, distance: number): void {
    const { rowStart } = this.#problem;
    const { place } = this.#places;
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) if (place[arc] !== -1) this.#leave(arc, row, move, distance);
  }

  /** A row at a distance would leave the place that it holds by one arc, and move on by another. */
  #leave(arc: number, row: number, move: number, rowDistance: number): void {
    const { dual, price } = this.#places;
    const column = this.#problem.column[arc]!;
    const distance = rowDistance + (this.#problem.weight[arc]! - dual[row]! - price[column]!);
    if (distance >= this.#nearest || (this.#reached[column] === this.#search && this.#heap.distance[column]! <= distance)) return;
    this.#reached[column] = this.#search;
    this.#left[column] = this.#places.place[arc]!;
    this.#move[column] = move;
    this.#heap.put(column, distance);
  }

  #reprice(): void {
    const { dual, price } = this.#places;
    const { distance } = this.#heap;
    for (let visit = 0; visit < this.#visits; visit++) {
      const column = this.#visited[visit]!;
      price[column]! -= this.#nearest - distance[column]!;
    }
    for (let visit = 0; visit < this.#rowVisits; visit++) {
      const row = this.#rowsVisited[visit]!;
      dual[row]! += Math.max(0, this.#nearest - this.#rowDistance[row]!);
    }
  }

  /** Makes the moves of the chain, from its end back to the column that it fills. */
  #change(first: number): void {
    const places = this.#places;
    const { column } = this.#problem;
    let { row, arc } = this.#end;
    if (this.#end.column === first) return;
    if (row === -1) {
      const left = this.#left[this.#end.column]!;
      arc = this.#move[this.#end.column]!;
      row = places.lift(left);
      places.close(this.#end.column, left);
    }
    for (let to = column[arc]!; to !== first; to = column[arc]!) {
      const left = this.#left[to]!;
      const next = places.lift(left);
      this.#seat(left, row, arc);
      row = next;
      arc = this.#move[to]!;
    }
    this.#seat(places.open(first), row, arc);
  }

  #seat(place: number, row: number, arc: number): void {
    this.#places.put(place, row, arc);
    this.#held[row] = arc;
  }
}
