import type { AvailabilityRules } from '../../models/availability/availability.ts';
import type { DemoPerson } from '../people.ts';
import type { Chance } from '../people/random.ts';
import type { SeedClock } from './seed-clock.ts';

type Weekly = AvailabilityRules['weekly'];
type Overrides = AvailabilityRules['overrides'];

const workdays = [1, 2, 3, 4, 5];

function on(weekdays: readonly number[], from: string, to: string): Weekly {
  return weekdays.map((weekday) => ({ weekday, from, to }));
}

/** How people with a job make time: after work, before it, in the lunch break, at the weekend, or bits of all. */
const habits: readonly ((draw: Chance) => Weekly)[] = [
  (draw) => on(some(workdays.slice(0, 4), 2, draw), '18:00', '20:30'),
  (draw) => on(some(workdays.slice(0, 4), 3, draw), '19:00', '21:00'),
  (draw) => on(some(workdays, 3, draw), '07:00', '09:00'),
  (draw) => on(some(workdays, 2, draw), '12:00', '13:30'),
  (draw) => [...on(some(workdays, 1, draw), '17:30', '19:30'), ...on([6], '09:30', '12:00')],
  () => on([6, 7], '10:00', '12:30'),
  (draw) => [...on(some(workdays, 2, draw), '20:00', '22:00'), ...on([7], '15:00', '17:00')],
  (draw) => on(some(workdays, 2, draw), '14:00', '17:00'),
  () => [...on([3], '08:00', '09:30'), ...on([3], '18:00', '20:00'), ...on([5], '13:00', '15:00')],
];

/** Those whom one meets first have the hours that they tell of in their own words. */
const ownHours: Readonly<Record<string, (clock: SeedClock) => Partial<AvailabilityRules>>> = {
  'ben-kohler': (clock) => ({
    weekly: [...on([1, 2, 3, 4], '20:00', '22:30'), ...on([5], '13:00', '14:30'), ...on([7], '15:00', '16:00')],
    meetingMinutes: 45, stepMinutes: 15, bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minNoticeMinutes: 12 * 60, maxPerDay: 2, maxPerMonth: 8,
    overrides: [{ date: clock.date(16), windows: [{ from: '18:00', to: '19:00' }] }, ...closed(clock, 28, 13)],
  }),
  'ngozi-adeyemi': () => ({ overrides: [], weekly: [...on([2, 3], '19:30', '22:00'), ...on([6], '10:00', '12:00')], minNoticeMinutes: 24 * 60 }),
  'tomas-ferreira': () => ({ overrides: [], weekly: on([1], '18:30', '21:30'), minNoticeMinutes: 24 * 60 }),
  'leila-haddad': () => ({ overrides: [], weekly: on([6], '14:00', '17:00'), minNoticeMinutes: 48 * 60 }),
  'yusuf-demir': (clock) => ({ bufferBeforeMinutes: 15, bufferAfterMinutes: 30, overrides: closed(clock, 45, 10), meetingUrl: 'https://meet.northfield.example/{room}' }),
};

/** When a mentor can be met, in the own zone. Overrides are dates counted from the seed's day. */
export function hoursOf(mentor: DemoPerson, draw: Chance, clock: SeedClock): AvailabilityRules {
  const own = ownHours[mentor.sub]?.(clock);
  const buffer = draw.pick([0, 5, 10, 10, 15]);
  return {
    zone: mentor.zone,
    weekly: draw.pick(habits)(draw),
    overrides: draw.pick(exceptions)(clock, draw),
    meetingMinutes: draw.pick([30, 45, 45, 60]),
    stepMinutes: draw.pick([15, 15, 30]),
    bufferBeforeMinutes: buffer,
    bufferAfterMinutes: draw.fraction() < 0.7 ? buffer : 15,
    minNoticeMinutes: 60 * draw.pick([4, 12, 24, 24, 48]),
    maxPerDay: draw.pick([null, null, 1, 2]),
    maxPerMonth: draw.pick([null, null, 4, 6]),
    meetingUrl: draw.fraction() < 0.85 ? `https://meet.northfield.example/${mentor.sub}` : null,
    ...own,
  };
}

/**
 * Days that are different: none for some; a week away, one short day, two bits of a day more. Many offer time on the
 * seed's day itself and the day after, at all hours, so that somebody somewhere is about to meet whenever one looks.
 */
const exceptions: readonly ((clock: SeedClock, draw: Chance) => Overrides)[] = [
  () => [],
  () => [],
  today,
  today,
  today,
  (clock, draw) => closed(clock, draw.whole(16, 30), 7),
  (clock, draw) => [{ date: clock.date(draw.whole(12, 24)), windows: [{ from: '18:00', to: '19:00' }] }],
  (clock, draw) => [...closed(clock, draw.whole(34, 50), 12), { date: clock.date(draw.whole(8, 20)), windows: [{ from: '09:00', to: '11:00' }, { from: '16:00', to: '18:00' }] }],
];

function today(clock: SeedClock, draw: Chance): Overrides {
  return [0, 1].map((days) => {
    const hour = draw.whole(7, 19);
    return { date: clock.date(days), windows: [{ from: `${String(hour).padStart(2, '0')}:00`, to: `${String(hour + 2).padStart(2, '0')}:00` }] };
  });
}

function closed(clock: SeedClock, fromDay: number, days: number): Overrides {
  return Array.from({ length: days }, (_, i) => ({ date: clock.date(fromDay + i), windows: [] }));
}

function some(weekdays: readonly number[], count: number, draw: Chance): number[] {
  return draw.shuffled(weekdays).slice(0, count).sort();
}
