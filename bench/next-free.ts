/**
 * The next free time of each of 2,000 mentors, warm: a look of some days that is widened where it finds nothing, beside the plain
 * way that makes all slots of eight weeks and takes the first. Run it with `node bench/next-free.ts`; it ends with an error where the two differ.
 */
import { nextFreeTimes } from '../models/availability/availability.ts';
import { BusyTime } from '../models/availability/busy-time.ts';
import { openTimes, type Calendar } from '../models/availability/calendar.ts';

const mentors = 2_000;
const day = 86_400_000;
const now = new Date('2026-10-12T06:00Z');
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Auckland'];

/** One in ten is away for a month, the first days of most are taken. */
const calendars = new Map(Array.from({ length: mentors }, (_, i): [string, Calendar] => [
  String(i),
  {
    rules: {
      zone: zones[i % zones.length]!, weekly: [1, 3, 5].map((weekday) => ({ weekday, from: '09:00', to: '12:00' })), overrides: [], meetingMinutes: 45, stepMinutes: 15,
      bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minNoticeMinutes: 24 * 60, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
    },
    pausedUntil: i % 10 === 0 ? '2026-11-12' : null,
    busy: Array.from({ length: i % 7 }, (_, at) => ({ start: new Date(now.getTime() + at * day), end: new Date(now.getTime() + (at + 1) * day) })),
    isHeld: false,
    other: { busy: new BusyTime([]), bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    counted: [],
  },
]));

function plain(): string[] {
  return [...calendars.values()].map((calendar) => openTimes(calendar, { from: now, to: new Date(now.getTime() + 56 * day), minutes: 45 }, now)[0]!.start.toISOString());
}

function ours(): string[] {
  return [...nextFreeTimes(calendars, 'UTC', 1, now).values()].map(([first]) => first!.start.toISOString());
}

/** Median CPU time (ms) of some runs after one to warm up. */
function timeOf(work: () => unknown): number {
  work();
  const times = Array.from({ length: 7 }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return times.sort((one, other) => one - other)[3]!;
}

const same = String(plain()) === String(ours());
const [fast, slow] = [timeOf(ours), timeOf(plain)];
console.log(`next free time of ${mentors} mentors: ${fast.toFixed(0)} ms warm; all slots of eight weeks ${slow.toFixed(0)} ms, ${(slow / fast).toFixed(1)} times as long`);
if (!same) {
  console.log('  FAILED: the two ways differ');
  process.exitCode = 1;
}
