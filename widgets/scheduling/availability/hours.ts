import type { Shape } from '../../api/operation.ts';
import { gridMinutes } from '../../../models/vocabulary.ts';

/** The rules of a mentor's week, as they are sent. */
export type Rules = Shape<'AvailabilityRules'>;
/** Local wall times of one day, HH:mm; `to` may be 24:00. What is typed may be anything until it is checked. */
export interface Hours {
  from: string;
  to: string;
}

/** What is wrong with hours, in the order in which it is told. */
export type HoursFault = 'unclear' | 'off-grid' | 'ends-before' | 'overlaps';

const dayEnd = 24 * 60;
/** How long a newly added stretch is, and how far from the one before. */
const usual = 60;
const evening: Hours = { from: '18:00', to: '20:00' };

/** What a person may type for a time, as HH:mm: `9`, `930`, `9.30`, `9:30`, `09:30`; `9 pm`, `9:30 p.m.`, `9:30 م`. Undefined where it is none. */
export function readTime(typed: string): string | undefined {
  const plain = typed.trim().replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.,h]?(\d{2}))?h?(?:\s*(a|p|ص|م)\.?\s?m?\.?)?$/iu.exec(plain) ?? [];
  if (hour === undefined || Number(minute) >= 60) return undefined;
  const ofDay = half === undefined ? Number(hour) : hourOfHalf(Number(hour), /[pم]/iu.test(half));
  const time = `${String(ofDay).padStart(2, '0')}:${minute}`;
  return minutesOf(time) <= dayEnd ? time : undefined;
}

/** The hour of the day that a clock with twelve hours shows; NaN where it shows no such hour. */
function hourOfHalf(hour: number, isAfternoon: boolean): number {
  return hour < 1 || hour > 12 ? NaN : (hour % 12) + (isAfternoon ? 12 : 0);
}

/** The fault of each stretch of one day, in the same order; undefined where there is none. */
export function faultsOf(day: readonly Hours[]): (HoursFault | undefined)[] {
  return day.map((hours, at) => ownFault(hours) ?? (day.slice(0, at).some((before) => !ownFault(before) && overlap(before, hours)) ? 'overlaps' : undefined));
}

/** A stretch to add to a day: after what is there, else before it; undefined where the day is full. */
export function anotherStretch(day: readonly Hours[]): Hours | undefined {
  const taken = day.filter((hours) => !ownFault(hours));
  if (taken.length === 0) return evening;
  const last = Math.max(...taken.map(({ to }) => minutesOf(to)));
  const first = Math.min(...taken.map(({ from }) => minutesOf(from)));
  if (last + 2 * usual <= dayEnd) return stretch(last + usual);
  return first >= 2 * usual ? stretch(first - 2 * usual) : undefined;
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function ownFault({ from, to }: Hours): HoursFault | undefined {
  const [start, end] = [readTime(from), readTime(to)];
  if (start === undefined || end === undefined) return 'unclear';
  if (minutesOf(start) % gridMinutes || minutesOf(end) % gridMinutes) return 'off-grid';
  return start >= end ? 'ends-before' : undefined;
}

/** Touching is not overlapping. HH:mm compares as text. */
function overlap(a: Hours, b: Hours): boolean {
  return a.from < b.to && b.from < a.to;
}

function stretch(from: number): Hours {
  return { from: timeOf(from), to: timeOf(from + usual) };
}
