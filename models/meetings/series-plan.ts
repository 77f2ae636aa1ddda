import { horizonDays, meets, withBuffers, type Calendar } from '../availability/calendar.ts';
import { isWithin } from '../availability/rules.ts';
import { toInstant } from '../availability/slots.ts';
import { dateOf } from '../availability/spans.ts';
import type { SeriesConflict } from '../series-words.ts';
import type { Interval } from './bookings.ts';
import { closestTimes, isOpen } from './open-slot.ts';

/** One time of a series: null where it can be booked, else why not. */
export interface PlannedTime {
  readonly slot: Interval;
  readonly conflict: SeriesConflict | null;
}

const minuteMs = 60_000;

/**
 * Judges the times of a series one after the other, in order of time, each as if those before it that can be booked were booked: so a cap
 * that is reached in the middle of a month closes the rest of that month, and no two of them overlap.
 * @param mentorReads whether the mentor asks, to whom "you" are
 */
export function planSeries(calendar: Calendar, slots: readonly Interval[], mentorReads: boolean, now: Date): PlannedTime[] {
  let so = calendar;
  return slots.map((slot) => {
    const conflict = conflictOf(so, slot, mentorReads, now);
    if (conflict === null) so = withMeeting(so, slot);
    return { slot, conflict };
  });
}

/** For each time that cannot be booked the nearest ones that can, once all the others of the series are. */
export function closestOf(calendar: Calendar, plan: readonly PlannedTime[], now: Date): Map<PlannedTime, Interval[]> {
  const taken = plan.filter(({ conflict }) => conflict === null).reduce((so, { slot }) => withMeeting(so, slot), calendar);
  return new Map(plan.filter(({ conflict }) => conflict !== null).map((time) => [time, closestTimes(taken, time.slot, now)]));
}

function withMeeting(calendar: Calendar, slot: Interval): Calendar {
  const { rules, other } = calendar;
  return {
    ...calendar,
    busy: [...calendar.busy, withBuffers(slot, rules)],
    other: { ...other, busy: other.busy.and(withBuffers(slot, other)) },
    counted: [...calendar.counted, slot.start],
  };
}

function conflictOf(calendar: Calendar, slot: Interval, mentorReads: boolean, now: Date): SeriesConflict | null {
  const { rules, busy, other, pausedUntil } = calendar;
  if (slot.start.getTime() < now.getTime() + rules.minNoticeMinutes * minuteMs) return 'past';
  const [mentorBusy, menteeBusy] = [meets(busy, withBuffers(slot, rules)), other.busy.meets(withBuffers(slot, other))];
  if (mentorReads ? mentorBusy : menteeBusy) return 'you-are-busy';
  if (mentorBusy || menteeBusy) return 'other-is-busy';
  if (isOpen(calendar, slot, now)) return null;
  if (pausedUntil !== null && slot.start < toInstant(rules.zone, `${pausedUntil}T00:00`)) return 'mentor-away';
  const date = dateOf(rules.zone, slot.start);
  const onThatDay = rules.overrides.filter((one) => one.date === date);
  if (onThatDay.length > 0 && onThatDay.every(({ windows }) => windows.length === 0)) return 'closed-day';
  if (!isWithin(rules, slot)) return 'outside-hours';
  return fullOf(calendar, date) ?? 'outside-hours'; // within the hours, but at no minute at which a meeting may begin
}

function fullOf({ rules, counted }: Calendar, date: string): 'day-full' | 'month-full' | null {
  const month = date.slice(0, 7);
  const dates = counted.map((start) => dateOf(rules.zone, start));
  if (rules.maxPerDay !== null && dates.filter((one) => one === date).length >= rules.maxPerDay) return 'day-full';
  if (rules.maxPerMonth !== null && dates.filter((one) => one.startsWith(month)).length >= rules.maxPerMonth) return 'month-full';
  return null;
}

/** Nothing is booked further ahead. */
export function furthest(now: Date): Date {
  return new Date(now.getTime() + horizonDays * 24 * 60 * minuteMs);
}
