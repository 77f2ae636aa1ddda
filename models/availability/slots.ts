/** The times at which a mentor can be met: rules, exceptions and engagements in, open slots out. Pure. */
import { minute, wallTimeOf } from './wall-time.ts';
import { OpeningHours, united, type DateOverride, type Interval, type WeeklyWindow } from './windows.ts';
import { Zone } from './zone.ts';

/**
 * The open slots of one mentor in [from, to), ascending.
 *
 * 1. Each local date has its weekly windows or, where overrides name it, theirs together. A bound that the clock skips is the
 *    instant of the change, one that it shows twice the earlier; a window with nothing in it vanishes.
 * 2. Windows of one date that overlap or touch are one. The mentor is free in all windows of all dates, over midnight too.
 * 3. From the start of each of a date's windows a slot starts every `stepMinutes` that pass, while the window lasts, if the
 *    mentor is free until its end.
 * 4. Kept is what starts at `from` or later, ends by `to`, starts `minNoticeMinutes` after `now` or later, and with the buffers
 *    around it meets nothing `busy`. Something busy that ends as it starts, or before, takes no time.
 *
 * Nothing is open when `from` is not before `to`. A RangeError for an unknown zone, a weekday, date or time that is none, a
 * duration or step that is not above zero, a buffer or notice below zero. Minutes may be any number, fractions included.
 */
export function openSlots(input: {
  /** The mentor's, IANA. */
  zone: string;
  weekly: readonly WeeklyWindow[];
  overrides: readonly DateOverride[];
  /** Half-open. */
  busy: readonly { start: Date; end: Date }[];
  from: Date;
  to: Date;
  now: Date;
  durationMinutes: number;
  stepMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  minNoticeMinutes: number;
}): { start: Date; end: Date }[] {
  const hours = new OpeningHours(Zone.named(input.zone), input.weekly, input.overrides);
  const duration = span(input.durationMinutes, 'durationMinutes', 1);
  const step = span(input.stepMinutes, 'stepMinutes', 1);
  const before = span(input.bufferBeforeMinutes, 'bufferBeforeMinutes', 0);
  const after = span(input.bufferAfterMinutes, 'bufferAfterMinutes', 0);
  const notice = span(input.minNoticeMinutes, 'minNoticeMinutes', 0);
  const busy = united(input.busy.map(({ start, end }) => ({ start: instant(start, 'busy'), end: instant(end, 'busy') })));
  const earliest = Math.max(instant(input.from, 'from'), instant(input.now, 'now') + notice);
  const latest = instant(input.to, 'to') - duration;

  const slots: { start: Date; end: Date }[] = [];
  if (earliest > latest) return slots;
  const windows = hours.windowsBetween(earliest, latest + duration);
  const freeUntil = endsOfFreeTime(windows);
  let next = 0; // the first busy interval that is not over, buffer included
  windows.forEach((window, index) => {
    const stepsMissed = Math.max(0, Math.ceil((earliest - window.start) / step));
    const last = Math.min(latest, freeUntil[index]! - duration);
    for (let start = window.start + stepsMissed * step; start < window.end && start <= last; start += step) {
      while (next < busy.length && busy[next]!.end <= start - before) next++;
      if (next < busy.length && busy[next]!.start < start + duration + after) continue;
      slots.push({ start: new Date(start), end: new Date(start + duration) });
    }
  });
  return slots;
}

/**
 * The instant of a local time 'YYYY-MM-DDTHH:mm', with the resolution that iCalendar and Temporal call compatible: a time that
 * the clock skips moves forward by the gap, of a time that it shows twice the earlier counts. A RangeError for an unknown zone
 * or a time that is none.
 */
export function toInstant(zone: string, local: string): Date {
  return new Date(Zone.named(zone).instantOf(wallTimeOf(local)));
}

/** For each window the instant until which the mentor stays free, through the windows that follow without a pause. */
function endsOfFreeTime(windows: readonly Interval[]): number[] {
  const ends = windows.map(({ end }) => end);
  for (let index = windows.length - 2; index >= 0; index--) {
    if (windows[index + 1]!.start === windows[index]!.end) ends[index] = ends[index + 1]!;
  }
  return ends;
}

function span(minutes: number, name: string, least: 0 | 1): number {
  const length = Math.round(minutes * minute);
  if (!(length >= least && length < Infinity)) throw new RangeError(`${name} is not a span of time: ${String(minutes)}`);
  return length;
}

function instant(date: Date, name: string): number {
  const time = date.getTime();
  if (Number.isNaN(time)) throw new RangeError(`${name} is not a date`);
  return time;
}
