import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import type { QuietHours } from './preferences.ts';

const dayMs = 86_400_000;
const quarterMs = 15 * 60_000;
/** When summaries come, on the receiver's clock, on Mondays those of a week; later where that is still quiet. */
const summaryTime = '08:00';

/** Whether it is quiet at a moment, by the clock of a zone. */
export function isQuiet({ from, to }: QuietHours, zone: string, at: Date): boolean {
  return within({ from, to }, toLocal(zone, at).slice(11));
}

/** When the quiet hours end that a moment lies in. */
export function endOfQuiet({ to }: QuietHours, zone: string, at: Date): Date {
  const [date, time] = split(toLocal(zone, at));
  const end = toInstant(zone, `${time < to ? date : dayAfter(date)}T${to}`);
  return end > at ? end : new Date(at.getTime() + quarterMs); // the hour that a clock shows twice
}

/** The next moment after another at which a summary comes. */
export function nextSummary(how: 'daily' | 'weekly', quiet: QuietHours | null, zone: string, after: Date): Date {
  const time = quiet !== null && within(quiet, summaryTime) ? quiet.to : summaryTime;
  let [date] = split(toLocal(zone, after));
  for (;;) {
    const at = toInstant(zone, `${date}T${time}`);
    if (at > after && (how === 'daily' || isMonday(date))) return at;
    date = dayAfter(date);
  }
}

function within({ from, to }: QuietHours, time: string): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to;
}

function split(local: string): [date: string, time: string] {
  return [local.slice(0, 10), local.slice(11)];
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function isMonday(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
}
