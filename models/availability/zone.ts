/**
 * Time zones. The data are those of `process.versions.tz`, read through Temporal; what is kept here is a table of the
 * instants at which the clocks of a zone change, because slots ask thousands of times a request.
 */
import { day, formatWallTime, minute } from './wall-time.ts';

/** The release of the IANA data by which this process counts local times; names of releases (2026a, 2026b) are in order as texts. */
export const zoneData: string = process.versions.tz!; // every Node.js with full ICU has it

/** A stretch of time for which the changes of a zone are read at once, in ms: about 35 years. */
const pageLength = 2 ** 40;

/** No clock differs from UTC, or changes, by more than a day and a bit; so a page knows about both its edges. */
const margin = 2 * day;

/** The first and the last instant that a Date can hold. */
const endOfTime = 8.64e15;

interface Page {
  /** Instants of the changes, ascending. */
  readonly changes: readonly number[];
  /** Offset from UTC before the first change and after each: one longer than `changes`. */
  readonly offsets: readonly number[];
  /** What the clock was about to show at each change, ascending. */
  readonly shownUntil: readonly number[];
}

const zones = new Map<string, Zone>();

/** One zone's clocks. Instants are ms since the epoch, wall times as in wall-time.ts, offsets ms ahead of UTC. */
export class Zone {
  /** As IANA writes it, or '+05:30' for a fixed offset. */
  readonly id: string;
  readonly #pages = new Map<number, Page>();

  private constructor(id: string) {
    this.id = id;
  }

  /** By its IANA name (in any case) or a fixed offset like '+05:30'; a RangeError for anything else. */
  static named(name: string): Zone {
    // Only under its own spelling is a zone kept: a name has thousands of spellings, and they come from outside.
    const kept = zones.get(name);
    if (kept) return kept;
    const id = spellingOf(name);
    const zone = zones.get(id) ?? new Zone(id);
    zones.set(id, zone);
    return zone;
  }

  offsetAt(instant: number): number {
    const { changes, offsets } = this.#page(instant);
    return offsets[firstAbove(changes, instant)]!;
  }

  /** The instant at which the clock shows this time: the earlier of two; in a gap, as if the clock had not yet changed. */
  instantOf(wall: number): number {
    const page = this.#page(wall);
    const index = firstAbove(page.shownUntil, wall);
    return wall - page.offsets[isSkipped(page, index, wall) ? index - 1 : index]!;
  }

  /** Like {@link instantOf}, but in a gap the instant of the change: the first at which the clock shows this time or later. */
  instantReaching(wall: number): number {
    const page = this.#page(wall);
    const index = firstAbove(page.shownUntil, wall);
    return isSkipped(page, index, wall) ? page.changes[index - 1]! : wall - page.offsets[index]!;
  }

  #page(time: number): Page {
    const number = Math.floor(time / pageLength);
    let page = this.#pages.get(number);
    if (!page) {
      page = readPage(this.id, number * pageLength - margin, (number + 1) * pageLength + margin);
      this.#pages.set(number, page);
    }
    return page;
  }
}

/** `index` is that of the first offset under which the clock gets past `wall`: was it past when it changed to that offset? */
function isSkipped({ changes, offsets }: Page, index: number, wall: number): boolean {
  return index > 0 && wall < changes[index - 1]! + offsets[index]!;
}

function readPage(id: string, from: number, to: number): Page {
  const start = Temporal.Instant.fromEpochMilliseconds(Math.max(from, -endOfTime)).toZonedDateTimeISO(id);
  const changes: number[] = [];
  const offsets = [start.offsetNanoseconds / 1e6];
  let next = start.getTimeZoneTransition('next');
  while (next && next.epochMilliseconds < to) {
    changes.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1e6);
    next = next.getTimeZoneTransition('next');
  }
  return { changes, offsets, shownUntil: changes.map((change, index) => change + offsets[index]!) };
}

/** Where in an ascending list the first number above this one is, or would be. */
function firstAbove(list: readonly number[], number: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (number < list[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function spellingOf(name: string): string {
  // Temporal would also take a whole date and time for the zone in it.
  if (!/^(?:[A-Za-z][\w+/-]*|[+-]\d\d(?::?\d\d)?)$/.test(name)) throw new RangeError(`not a time zone: ${name}`);
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
}

/** Whether {@link Zone.named} takes it. */
export function isZone(name: string): boolean {
  try {
    return Zone.named(name).id !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The zone of a place as IANA writes it, in whatever case it comes; null for what is none. A bare offset is none: it does not know when clocks change. */
export function placeZone(name: string): string | null {
  return /^[A-Za-z]/.test(name) && isZone(name) ? Zone.named(name).id : null;
}

/** What the clock shows at an instant: 'YYYY-MM-DDTHH:mm'. */
export function toLocal(zone: string, instant: Date): string {
  return formatWallTime(instant.getTime() + Zone.named(zone).offsetAt(instant.getTime()));
}

/** Minutes ahead of UTC; with a fraction only before the zone had standard time. */
export function offsetMinutes(zone: string, instant: Date): number {
  return Zone.named(zone).offsetAt(instant.getTime()) / minute;
}

/** The first change of the clocks at or after `from` and before `to`: 'the clocks change on Sunday'. Offsets in minutes. */
export function nextTransition(zone: string, from: Date, to: Date): { at: Date; before: number; after: number } | undefined {
  const { id } = Zone.named(zone);
  const justBefore = Temporal.Instant.fromEpochMilliseconds(from.getTime() - 1).toZonedDateTimeISO(id);
  const change = justBefore.getTimeZoneTransition('next');
  if (!change || change.epochMilliseconds >= to.getTime()) return undefined;
  const at = new Date(change.epochMilliseconds);
  return { at, before: offsetMinutes(id, new Date(at.getTime() - 1)), after: offsetMinutes(id, at) };
}
