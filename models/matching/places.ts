import type { AssignmentProblem } from './problem.ts';

/**
 * An assignment in the making, with its prices. From the moment that settle (bidding.ts) is done, for each arc: a pair that
 * is made is worth at least what its row's dual and its column's price come to, any other at most that. When besides that
 * every row that still has a free seat has the dual of no match, and every column with a free place the price 0, the
 * assignment is proved to be optimal (complementary slackness).
 */
export class Places {
  /** Places of each column that can be taken: no more than its arcs. */
  readonly seats: Int32Array;
  readonly taken: Int32Array;
  /** The number of each column's first place. Places that are taken come first. */
  readonly start: Int32Array;
  /** By place that is taken: its arc and its row. */
  readonly arc: Int32Array;
  readonly row: Int32Array;
  /** By arc: the place it holds, or -1. */
  readonly place: Int32Array;
  /** Matches that each row has. */
  readonly given: Int32Array;
  readonly dual: Float64Array;
  readonly price: Float64Array;

  constructor({ rowSeats, columnSeats, column }: AssignmentProblem) {
    this.seats = new Int32Array(columnSeats.length);
    for (let arc = 0; arc < column.length; arc++) {
      const one = column[arc]!;
      if (this.seats[one]! < columnSeats[one]!) this.seats[one]!++;
    }
    this.start = new Int32Array(columnSeats.length);
    let places = 0;
    for (let one = 0; one < columnSeats.length; one++) {
      this.start[one] = places;
      places += this.seats[one]!;
    }
    this.taken = new Int32Array(columnSeats.length);
    this.arc = new Int32Array(places);
    this.row = new Int32Array(places);
    this.place = new Int32Array(column.length).fill(-1);
    this.given = new Int32Array(rowSeats.length);
    this.dual = new Float64Array(rowSeats.length);
    this.price = new Float64Array(columnSeats.length);
  }

  isFull(column: number): boolean {
    return this.taken[column]! === this.seats[column]!;
  }

  /** Opens the next place of a column that is not full; who takes it is said by `put`. */
  open(column: number): number {
    return this.start[column]! + this.taken[column]!++;
  }

  /** A row comes to hold a place that is open, or whose holder has just gone. */
  put(place: number, row: number, arc: number): void {
    this.row[place] = row;
    this.arc[place] = arc;
    this.place[arc] = place;
    this.given[row]!++;
  }

  /** The holder of a place goes; somebody else has to be put there, or the place closed. Returns the row. */
  lift(place: number): number {
    const row = this.row[place]!;
    this.place[this.arc[place]!] = -1;
    this.given[row]!--;
    return row;
  }

  /** Closes a place whose holder has gone: the last one of the column moves up. */
  close(column: number, place: number): void {
    const last = this.start[column]! + --this.taken[column]!;
    if (last === place) return;
    this.row[place] = this.row[last]!;
    this.arc[place] = this.arc[last]!;
    this.place[this.arc[place]] = place;
  }
}
