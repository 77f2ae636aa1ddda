/** How well times suit two people, each on their own clock. Pure. */
import { suitWords, type SuitWord } from '../slot-words.ts';
import { OpeningHours, united, type DateOverride, type Interval, type WeeklyWindow } from './windows.ts';
import { day, minute, weekdayOf } from './wall-time.ts';
import { Zone } from './zone.ts';

/** One of the two. */
export interface Side {
  /** IANA. */
  readonly zone: string;
  /** The hours that they have set for themselves, wherever those are; null: none. */
  readonly hours: { readonly zone: string; readonly weekly: readonly WeeklyWindow[]; readonly overrides: readonly DateOverride[] } | null;
}

/** A half-open stretch of time, and how it suits. */
export interface RankedTime {
  readonly start: Date;
  readonly end: Date;
  /** Of the one whom it suits less, 0 to 100. */
  readonly points: number;
  readonly suits: SuitWord;
}

/** On anybody's clock, in minutes of the day: what lies within needs no thought. */
const dayBegins = 9 * 60;
const dayEnds = 20 * 60;
const dayMinutes = 24 * 60;

const fullPoints = 100;
/** Five hours outside the day are a time for nobody: 04:00, and 01:00. */
const minutesToNothing = 5 * 60;
const weekendCosts = 20;
const outsideHoursCosts = 30;

/**
 * Times in the order in which they suit two people; of times that suit alike the earlier comes first.
 *
 * 1. A person gives 100 points to what lies between 09:00 and 20:00 of their clock, less the further it lies outside, none from five
 *    hours on. It counts to whichever of the two bounds is nearer: 01:00 is late, 05:00 is early.
 * 2. Who has set hours of their own takes 30 off what is not wholly within them. For anybody else Saturday and Sunday cost 20: who
 *    opens a weekend wants it.
 * 3. A time has the points of the one who gives fewer, then those of both together: nobody's noon makes up for another's night.
 * 4. The word is about the one who gives fewer, of two that give alike about the reader.
 */
export function rankTimes(times: readonly { readonly start: Date; readonly end: Date }[], you: Side, them: Side): RankedTime[] {
  const [yours, theirs] = [new Person(you, times), new Person(them, times)];
  return times
    .map(({ start, end }) => {
      const span = { start: start.getTime(), end: end.getTime() };
      const [mine, other] = [yours.feelingOf(span), theirs.feelingOf(span)];
      const worse = other.points < mine.points ? other : mine;
      return { start, end, points: worse.points, both: mine.points + other.points, suits: suitWords[worse === mine ? 'you' : 'them'][worse.because] };
    })
    .sort((one, other) => other.points - one.points || other.both - one.both || one.start.getTime() - other.start.getTime())
    .map(({ start, end, points, suits }) => ({ start, end, points, suits }));
}

/**
 * The best of these times, at most one of a day of the reader's calendar, in order of rank; none that is a time for nobody.
 * @param count at most so many
 */
export function bestTimes(times: readonly { readonly start: Date; readonly end: Date }[], you: Side, them: Side, count: number): RankedTime[] {
  const zone = Zone.named(you.zone);
  const days = new Map<number, RankedTime>();
  for (const time of rankTimes(times, you, them)) {
    if (days.size === count || time.points === 0) break;
    const date = midnightBefore(wallAt(zone, time.start.getTime()));
    if (!days.has(date)) days.set(date, time);
  }
  return [...days.values()];
}

type Reason = keyof (typeof suitWords)['you'];

/** One person's clock and hours, read once for many times. */
class Person {
  readonly #zone: Zone;
  readonly #open: readonly Interval[] | null;

  constructor({ zone, hours }: Side, times: readonly { readonly start: Date; readonly end: Date }[]) {
    this.#zone = Zone.named(zone);
    const from = Math.min(...times.map(({ start }) => start.getTime()));
    const to = Math.max(...times.map(({ end }) => end.getTime()));
    const isSet = hours !== null && times.length > 0 && hours.weekly.length + hours.overrides.length > 0;
    this.#open = isSet ? united(new OpeningHours(Zone.named(hours.zone), hours.weekly, hours.overrides).windowsBetween(from, to)) : null;
  }

  feelingOf({ start, end }: Interval): { points: number; because: Reason } {
    const wall = wallAt(this.#zone, start);
    const midnight = midnightBefore(wall);
    const begins = (wall - midnight) / minute;
    const { points, because } = comfort(begins, begins + (end - start) / minute);
    if (this.#open !== null) {
      const isWithin = this.#open.some((window) => window.start <= start && window.end >= end);
      return isWithin ? { points, because } : less(points, outsideHoursCosts, because);
    }
    return weekdayOf(midnight) > 5 ? less(points, weekendCosts, because === 'good' ? 'weekend' : because) : { points, because };
  }
}

/** By the clock alone; `ends` counts on past midnight. */
function comfort(begins: number, ends: number): { points: number; because: Reason } {
  if (begins >= dayBegins && ends <= dayEnds) return { points: fullPoints, because: 'good' };
  // What begins before the day's begin may as well be the end of the day before.
  const early = Math.max(0, dayBegins - begins);
  const late = begins < dayBegins ? ends + dayMinutes - dayEnds : ends - dayEnds;
  const isEarly = early > 0 && early <= late;
  const outside = isEarly ? early : late;
  return { points: Math.max(0, fullPoints - (fullPoints * outside) / minutesToNothing), because: isEarly ? 'early' : 'late' };
}

function less(points: number, costs: number, because: Reason): { points: number; because: Reason } {
  return { points: Math.max(0, points - costs), because: because === 'good' ? 'outside' : because };
}

function wallAt(zone: Zone, instant: number): number {
  return instant + zone.offsetAt(instant);
}

function midnightBefore(wall: number): number {
  return Math.floor(wall / day) * day;
}
