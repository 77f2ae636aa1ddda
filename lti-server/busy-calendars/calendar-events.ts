import ICAL from 'ical.js';
import type { Interval } from '../../models/availability/windows.ts';
import type { CalendarClocks, JCal, JProperty } from './calendar-clocks.ts';
import { startsOf, TooMuch, type Start, type Steps } from './occurrences.ts';

/** By what the events of one calendar are read. */
export interface Reading {
  readonly clocks: CalendarClocks;
  readonly within: { readonly from: number; readonly to: number };
  /** Addresses in lower case. */
  readonly owner: ReadonlySet<string>;
  readonly ownUids: ReadonlySet<string>;
  readonly steps: Steps;
}

const day = 86_400_000;
/** No event that matters is longer; one that began earlier has its end within reach. */
const longest = 400 * day;

/** How long an event takes: nominal days and then exact time (RFC 5545, 3.3.6), or the exact time between its ends (3.8.5.3). */
interface Length {
  readonly days: number;
  readonly ms: number;
}

/** When these events keep their owner busy, in no order. Occurrences that were changed alone take the place of those of their rule. */
export function busyOfEvents(events: readonly JCal[], reading: Reading): Interval[] {
  const changed = Map.groupBy(events.filter((event) => has(event, 'recurrence-id')), uidOf);
  return events.flatMap((event) => {
    if (isOurs(uidOf(event), reading.ownUids) || !takesTime(event, reading.owner)) return [];
    try {
      return occurrencesOf(event, has(event, 'recurrence-id') ? [] : (changed.get(uidOf(event)) ?? []), reading);
    } catch (error) {
      if (error instanceof TooMuch) throw error;
      return []; // times or rules that are none
    }
  });
}

/** Busy times of a calendar that tells nothing else (VFREEBUSY). Periods that are none are left out. */
export function freeBusyTimes(components: readonly JCal[]): Interval[] {
  const periods = components.flatMap((component) => all(component, 'freebusy')).filter(([, { fbtype }]) => fbtype !== 'FREE');
  return periods.flatMap(([, , , ...values]) => values.flatMap(periodOf));
}

/** `value`: as its author wrote it, which may be anything. */
function periodOf(value: unknown): Interval[] {
  if (!Array.isArray(value)) return [];
  const [from, to] = value.map(String) as [string, string];
  const start = Date.parse(from);
  try {
    const end = to.startsWith('P') ? start + lengthOf(to).days * day + lengthOf(to).ms : Date.parse(to);
    return start < end ? [{ start, end }] : [];
  } catch {
    return []; // a length that is none
  }
}

/** Our mails and feeds write a meeting's UID alone or before an @. */
function isOurs(uid: string, own: ReadonlySet<string>): boolean {
  return own.has(uid) || own.has(uid.split('@')[0]!);
}

/** Not where it is marked as free time, was cancelled, or the owner has declined. */
function takesTime(event: JCal, owner: ReadonlySet<string>): boolean {
  const word = (name: string): string => String(all(event, name)[0]?.[3] ?? '').toUpperCase();
  if (word('transp') === 'TRANSPARENT' || word('status') === 'CANCELLED' || word('x-microsoft-cdo-busystatus') === 'FREE') return false;
  return !all(event, 'attendee').some(([, { partstat }, , address]) => {
    return String(partstat).toUpperCase() === 'DECLINED' && owner.has(String(address).replace(/^mailto:/i, '').toLowerCase());
  });
}

function occurrencesOf(event: JCal, changed: readonly JCal[], { clocks, within, steps }: Reading): Interval[] {
  const [dtstart] = all(event, 'dtstart');
  if (dtstart === undefined) return [];
  const start = startOf(dtstart, dtstart[3], clocks);
  const length = lengthOfEvent(event, start, clocks);
  const reach = { from: within.from - Math.min(longest, length.days * day + length.ms + day), to: within.to };
  const intervals = [...startsOf(start, all(event, 'rrule'), reach, steps)].map((wall) => ({ ...span({ ...start, wall }, length), wall }));
  for (const property of all(event, 'rdate')) {
    for (const value of property.slice(3)) {
      const [from, to] = Array.isArray(value) ? (value as [string, string]) : [value, null];
      const at = startOf(property, from, clocks);
      const its = to === null ? length : to.startsWith('P') ? lengthOf(to) : between(at, startOf(property, to, clocks));
      intervals.push({ ...span(at, its), wall: at.wall });
    }
  }
  const except = exceptions(event, changed, clocks);
  return intervals.filter(({ start: from, end, wall }) => from < end && !except.instants.has(from) && !except.dates.has(Math.floor(wall / day)));
}

/** Occurrences that do not take place as their rule says: left out, or changed alone. A date stands for whatever begins on it. */
function exceptions(event: JCal, changed: readonly JCal[], clocks: CalendarClocks): { instants: Set<number>; dates: Set<number> } {
  const [instants, dates] = [new Set<number>(), new Set<number>()];
  for (const property of [...all(event, 'exdate'), ...changed.flatMap((one) => all(one, 'recurrence-id'))]) {
    for (const value of property.slice(3)) {
      const at = startOf(property, value, clocks);
      if (at.isDate) dates.add(Math.floor(at.wall / day));
      else instants.add(at.clock(at.wall));
    }
  }
  return { instants, dates };
}

function lengthOfEvent(event: JCal, start: Start, clocks: CalendarClocks): Length {
  const [dtend] = all(event, 'dtend');
  if (dtend !== undefined) return between(start, startOf(dtend, dtend[3], clocks));
  const [duration] = all(event, 'duration');
  if (duration !== undefined) return lengthOf(String(duration[3]));
  return { days: start.isDate ? 1 : 0, ms: 0 };
}

function between(start: Start, end: Start): Length {
  if (start.isDate) return { days: Math.round((end.wall - start.wall) / day), ms: 0 };
  return { days: 0, ms: end.clock(end.wall) - start.clock(start.wall) };
}

/** 'P1DT2H' */
function lengthOf(text: string): Length {
  const { weeks, days, hours, minutes, seconds } = ICAL.Duration.fromString(text);
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

function span({ wall, clock }: Start, { days, ms }: Length): Interval {
  return { start: clock(wall), end: clock(wall + days * day) + ms };
}

/** Throws a RangeError for a time that is none. */
function startOf([, parameters, , ...rest]: JProperty, value: unknown, clocks: CalendarClocks): Start {
  const time = String(value ?? rest[0]);
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)Z?)?$/.exec(time);
  const wall = parts === null ? NaN : Date.parse(`${parts[1]!}T${parts[2] ?? '00:00:00'}Z`);
  if (Number.isNaN(wall)) throw new RangeError('not a time');
  const { tzid } = parameters;
  return { wall, isDate: parts![2] === undefined, clock: clocks.of(time, typeof tzid === 'string' ? tzid : undefined) };
}

function uidOf(event: JCal): string {
  return String(all(event, 'uid')[0]?.[3] ?? '');
}

function has(event: JCal, name: string): boolean {
  return event[1].some(([is]) => is === name);
}

function all([, properties]: JCal, name: string): JProperty[] {
  return properties.filter(([is]) => is === name);
}
