/**
 * Mutual times of two people over a week, warm, beside the naive way that asks for every minute of the week whether both are free; and
 * the open slots of one mentor beside a way that reads the clock by `Intl.DateTimeFormat`. Run it with `node bench/mutual-times.ts [pairs]`;
 * it ends with an error where two ways differ.
 */
import { BusyTime } from '../models/availability/busy-time.ts';
import { openTimes, type Calendar } from '../models/availability/calendar.ts';
import { rankTimes } from '../models/availability/mutual-times.ts';

const pairs = Number(process.argv[2] ?? 100);
const minute = 60_000;
const day = 24 * 60 * minute;
/** A week in which the clocks of Europe change. */
const from = new Date('2026-10-19T00:00Z');
const to = new Date(from.getTime() + 7 * day);
const now = new Date('2026-10-12T06:00Z');
const length = 60;
const step = 15;
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Auckland'];

interface Pair extends Calendar {
  /** What the other one is busy with, as it was said. */
  readonly theirs: Calendar['busy'];
}

/** Hours of five days, half a day each; both people have seven meetings. */
function calendarOf(pair: number): Pair {
  const meetings = (shift: number) => Array.from({ length: 7 }, (_, at) => {
    const start = from.getTime() + at * day + ((pair * 7 + at * 5 + shift) % 24) * 60 * minute;
    return { start: new Date(start), end: new Date(start + 50 * minute) };
  });
  return {
    rules: {
      zone: zones[pair % zones.length]!, weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '14:00' })), overrides: [], meetingMinutes: length, stepMinutes: step,
      bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minNoticeMinutes: 0, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
    },
    pausedUntil: null,
    busy: meetings(0),
    theirs: meetings(3),
    isHeld: false,
    other: { busy: new BusyTime(meetings(3)), bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    counted: [],
  };
}

function ours(calendar: Calendar): number[] {
  return openTimes(calendar, { from, to, minutes: length }, now).map(({ start }) => start.getTime());
}

/** Free minutes of both, one by one, and the clock of each read off a formatter; then every start whose whole hour is free. */
function minuteByMinute({ rules, busy, theirs }: Pair): number[] {
  const clock = clockOf(rules.zone);
  const isBusy = (at: number): boolean => [...busy, ...theirs].some(({ start, end }) => start.getTime() <= at && at < end.getTime());
  const isFree = new Map<number, boolean>();
  for (let at = from.getTime(); at < to.getTime(); at += minute) isFree.set(at, isOpen(rules, clock(at)) && !isBusy(at));
  return startsIn(rules, clock, (start) => Array.from({ length }, (_, index) => start + index * minute).every((at) => isFree.get(at)));
}

/** Each start on the step, asked of a formatter, and each booking. */
function byFormatter({ rules, busy, theirs }: Pair): number[] {
  const clock = clockOf(rules.zone);
  const meets = (start: number): boolean => [...busy, ...theirs].some((one) => one.start.getTime() < start + length * minute && start < one.end.getTime());
  return startsIn(rules, clock, (start) => isOpen(rules, clock(start)) && isOpen(rules, clock(start + (length - 1) * minute)) && !meets(start));
}

function startsIn(rules: Calendar['rules'], clock: (at: number) => LocalTime, suits: (start: number) => boolean): number[] {
  const starts: number[] = [];
  for (let start = from.getTime(); start + length * minute <= to.getTime(); start += step * minute) {
    if (isOpen(rules, clock(start)) && suits(start)) starts.push(start);
  }
  return starts;
}

interface LocalTime {
  /** ISO */
  weekday: number;
  /** 'HH:mm' */
  time: string;
}

function clockOf(timeZone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { weekday: 1 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday']!), time: `${parts['hour']}:${parts['minute']}` };
  };
}

function isOpen({ weekly }: Calendar['rules'], { weekday, time }: LocalTime): boolean {
  return weekly.some((window) => window.weekday === weekday && window.from <= time && time < window.to);
}

/** Median CPU time (ms) of three runs after one to warm up. */
function timeOf(work: () => unknown): number {
  work();
  const times = Array.from({ length: 3 }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return times.sort((one, other) => one - other)[1]!;
}

const calendars = Array.from({ length: pairs }, (_, pair) => calendarOf(pair));
const ranked = timeOf(() => calendars.map((calendar, pair) => rankTimes(
  openTimes(calendar, { from, to, minutes: length }, now),
  { zone: zones[(pair + 3) % zones.length]!, hours: null },
  { zone: calendar.rules.zone, hours: null },
)));
const engine = timeOf(() => calendars.map(ours));
const minutes = timeOf(() => calendars.map(minuteByMinute));
const formatter = timeOf(() => calendars.map(byFormatter));
const count = calendars.map(ours).flat().length;
console.log(`mutual times of ${pairs} pairs in a week: ${count} times, ranked, in ${ranked.toFixed(1)} ms warm; minute by minute, unranked, ${minutes.toFixed(0)} ms, ${(minutes / ranked).toFixed(0)} times as long`);
console.log(`the same times without their rank: ${engine.toFixed(1)} ms; each start asked of Intl.DateTimeFormat ${formatter.toFixed(0)} ms, ${(formatter / engine).toFixed(0)} times as long`);
if (calendars.some((calendar) => new Set([ours, minuteByMinute, byFormatter].map((way) => String(way(calendar)))).size > 1)) {
  console.log('  FAILED: the ways differ');
  process.exitCode = 1;
}
