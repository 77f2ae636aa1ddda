import type { Places } from './places.ts';
import { highestWeight, type AssignmentProblem } from './problem.ts';

/** How much more than needed a bid is at first. It costs no exactness, since `settle` takes back what it made wrong: less means more bids, more means more to mend. */
const increment = 4;

/** Bids that a row may make in a round; what would go on longer is left to the chains. */
const mostBids = 1_000;

/**
 * Seats most rows of one match by an auction (Bertsekas 1988): a row takes a place in the column that leaves it most and
 * says up to which price it would stay; of a full column the one who would leave first has to go, and the price rises to
 * where that row does not mind. First with bids a little too high, which soon finds prices that are nearly right, then,
 * for those whose pair is not right at these prices, with exact ones. Rows of several matches take no part.
 */
export function bid(problem: AssignmentProblem, places: Places, noMatch: number): void {
  hold(problem, places, new Float64Array(places.arc.length), enough(noMatch), increment);
  bidOn(problem, places, noMatch);
}

/** The exact part of it alone, from pairs and prices that are nearly right. */
export function bidOn(problem: AssignmentProblem, places: Places, noMatch: number): void {
  const limit = new Float64Array(places.arc.length);
  settle(problem, places, limit, noMatch);
  hold(problem, places, limit, enough(noMatch), 0);
  for (let one = 0; one < places.seats.length; one++) {
    for (let place = places.start[one]!, end = place + places.taken[one]!; place < end; place++) {
      places.dual[places.row[place]!] = problem.weight[places.arc[place]!]! - places.price[one]!;
    }
  }
}

/** What a column has to leave a row that bids. Prices need not rise to where a pair less is worth it: the chains do that for all at once. */
function enough(noMatch: number): number {
  return Math.max(noMatch, -highestWeight);
}

/** One auction. `limit` is kept by place: the price up to which its holder stays. */
function hold({ rowSeats, rowStart, column, weight }: AssignmentProblem, places: Places, limit: Float64Array, out: number, above: number): void {
  const { seats, start, given, price } = places;
  const bids = new Uint16Array(rowSeats.length);
  for (let first = 0; first < rowSeats.length; first++) {
    let bidder = rowSeats[first] === 1 && given[first] === 0 ? first : -1;
    while (bidder !== -1 && bids[bidder]! < mostBids) {
      bids[bidder]!++;
      let best = -1;
      let most = out;
      let second = out;
      for (let arc = rowStart[bidder]!, end = rowStart[bidder + 1]!; arc < end; arc++) {
        const net = weight[arc]! - price[column[arc]!]!;
        if (net <= second || seats[column[arc]!] === 0) continue;
        if (net > most) {
          second = most;
          most = net;
          best = arc;
        } else second = net;
      }
      if (best === -1) break;
      const wanted = column[best]!;
      const upTo = weight[best]! - second + above;
      if (!places.isFull(wanted)) {
        const place = places.open(wanted);
        limit[place] = upTo;
        places.put(place, bidder, best);
        break;
      }
      let weakest = start[wanted]!;
      for (let place = weakest + 1, end = weakest + seats[wanted]!; place < end; place++) if (limit[place]! < limit[weakest]!) weakest = place;
      if (limit[weakest]! < upTo) {
        price[wanted] = limit[weakest]!;
        limit[weakest] = upTo;
        const leaving = places.lift(weakest);
        places.put(weakest, bidder, best);
        bidder = leaving;
      } else if (price[wanted]! < upTo) price[wanted] = upTo;
      else break;
    }
  }
}

/** Lets go whoever would be better off elsewhere at the prices there are, and says of the others up to where they stay. */
function settle({ rowStart, column, weight }: AssignmentProblem, places: Places, limit: Float64Array, noMatch: number): void {
  const { seats, start, price } = places;
  for (let one = 0; one < seats.length; one++) {
    for (let place = start[one]! + places.taken[one]! - 1; place >= start[one]!; place--) {
      const row = places.row[place]!;
      const held = places.arc[place]!;
      let second = noMatch;
      for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) {
        const net = weight[arc]! - price[column[arc]!]!;
        if (net > second && arc !== held && seats[column[arc]!] !== 0) second = net;
      }
      limit[place] = weight[held]! - second;
      if (limit[place]! >= price[one]!) continue;
      places.lift(place);
      places.close(one, place);
      limit[place] = limit[start[one]! + places.taken[one]!]!;
    }
  }
}
