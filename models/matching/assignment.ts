import { bid, bidOn } from './bidding.ts';
import { Chains } from './chains.ts';
import { Places } from './places.ts';
import { fillPricedPlaces } from './vacancies.ts';
import { assertProblem, worthOfNoMatch, type AssignmentProblem } from './problem.ts';

export interface Assignment {
  /** Indexes of the chosen arcs, ascending. */
  readonly arcs: Int32Array;
  readonly matched: number;
  readonly total: number;
  /** What one seat more of a row would be worth; at least what a seat counts that stays free (problem.ts). */
  readonly rowDual: Float64Array;
  /** What one place more of a column would be worth; 0 where one is free. */
  readonly columnPrice: Float64Array;
  /** How far the assignment can be from the best, by the dual certificate: 0 proves it optimal. */
  readonly gap: number;
}

/**
 * Exact capacitated assignment of mentees (rows) to mentors (columns) over sparse arcs in CSR form. The same input gives
 * the same output; an arc is used at most once. Throws RangeError for a problem that is not one.
 */
export function assign(problem: AssignmentProblem): Assignment {
  return assignFrom(problem, worthOfNoMatch(problem));
}

/** The best answer before arcs were added. */
export interface Known {
  /** Indexes of its arcs among those that are there now, ascending. */
  readonly arcs: Int32Array;
  readonly columnPrice: Float64Array;
}

/**
 * The same where arcs were added to a problem whose answer is known: as exact, and quicker. `noMatch` has to be low enough for all arcs
 * (problem.ts), and the same each time.
 */
export function assignFrom(problem: AssignmentProblem, noMatch: number, known?: Known): Assignment {
  assertProblem(problem);
  const places = new Places(problem);
  if (known === undefined) bid(problem, places, noMatch);
  else {
    keep(problem, places, known);
    bidOn(problem, places, noMatch);
  }
  seatTheRest(problem, places, noMatch);
  fillPricedPlaces(problem, places);
  priceTheRest(problem, places, noMatch);
  return toAssignment(problem, places, noMatch);
}

/** Begins with an answer that is known. Rows of several matches are seated anew, since they take no part in the bidding. */
function keep({ rowSeats, rowStart, column }: AssignmentProblem, places: Places, { arcs, columnPrice }: Known): void {
  places.price.set(columnPrice);
  let row = 0;
  for (const arc of arcs) {
    while (rowStart[row + 1]! <= arc) row++;
    if (rowSeats[row] === 1) places.put(places.open(column[arc]!), row, arc);
  }
}

function seatTheRest(problem: AssignmentProblem, places: Places, noMatch: number): void {
  const { rowSeats } = problem;
  const { given, dual } = places;
  const chains = new Chains(problem, places, noMatch);
  for (let row = 0; row < rowSeats.length; row++) {
    if (given[row]! >= rowSeats[row]!) continue;
    // While a row has no match, its dual may be what the best column leaves it.
    if (given[row] === 0) dual[row] = highestNet(row, problem, places.price, noMatch);
    while (given[row]! < rowSeats[row]! && chains.seat(row));
  }
}

/** What the column that leaves a row most leaves it; no less than a free seat counts. */
function highestNet(row: number, { columnSeats, rowStart, column, weight }: AssignmentProblem, price: Float64Array, noMatch: number): number {
  let highest = noMatch;
  for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
    const net = weight[arc]! - price[column[arc]!]!;
    if (net > highest && columnSeats[column[arc]!] !== 0) highest = net;
  }
  return highest;
}

/**
 * Prices for everybody: a row with as many matches as seats is worth what its least good one leaves it, and rows and
 * columns without seats, which took no part, what a first seat of theirs would be worth.
 */
function priceTheRest(problem: AssignmentProblem, { place, given, dual, price }: Places, noMatch: number): void {
  const { rowSeats, columnSeats, rowStart, column, weight } = problem;
  for (let row = 0; row < rowSeats.length; row++) {
    if (rowSeats[row] === 0) dual[row] = highestNet(row, problem, price, noMatch);
    const full = given[row]! > 0 && given[row] === rowSeats[row];
    let least = Infinity;
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
      if (full && place[arc] !== -1) least = Math.min(least, weight[arc]! - price[column[arc]!]!);
    }
    if (full) dual[row] = least;
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
      const one = column[arc]!;
      if (columnSeats[one] === 0) price[one] = Math.max(price[one]!, weight[arc]! - dual[row]!);
    }
  }
}

function toAssignment(problem: AssignmentProblem, { place, dual, price }: Places, noMatch: number): Assignment {
  const { rowSeats, columnSeats, rowStart, column, weight } = problem;
  const matched = place.reduce((sum, one) => sum + (one === -1 ? 0 : 1), 0);
  const arcs = new Int32Array(matched);
  let found = 0;
  let wanted = 0;
  let total = 0;
  let bound = 0; // the value of the dual: no assignment is worth more
  for (let row = 0; row < rowSeats.length; row++) {
    const seats = Math.min(rowSeats[row]!, rowStart[row + 1]! - rowStart[row]!);
    wanted += seats;
    bound += seats * dual[row]!;
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
      bound += Math.max(0, weight[arc]! - dual[row]! - price[column[arc]!]!);
      if (place[arc] === -1) continue;
      arcs[found++] = arc;
      total += weight[arc]!;
    }
  }
  for (let one = 0; one < columnSeats.length; one++) bound += columnSeats[one]! * price[one]!;
  return { arcs, matched, total, rowDual: dual, columnPrice: price, gap: bound - (total + noMatch * (wanted - matched)) };
}
