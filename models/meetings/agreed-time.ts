import type { ProgramActor } from '../actor.ts';
import { bookingsFor, calendarsOf, isNear, meets, otherOf, withBuffers, type Calendar } from '../availability/calendar.ts';
import { defaultRules, rulesOf } from '../availability/rules.ts';
import { gridMinutes } from '../vocabulary.ts';
import { busyTimes, type Interval } from './bookings.ts';
import type { Meeters } from './meeters.ts';

/** Times that both say yes to: the mentor's hours, notice, caps and break do not count for them. What either has booked does, buffers included. */

const minuteMs = 60_000;

/** What the two have booked around a stretch of time; without a mentee the mentor alone. A mentor who has set no hours has no buffers either. */
export async function agreedCalendar(actor: ProgramActor, { mentorId, menteeId, zones }: Pick<Meeters, 'mentorId' | 'zones'> & { readonly menteeId: string | null }, between: Interval, now: Date): Promise<Calendar> {
  const people = [mentorId, ...(menteeId === null ? [] : [menteeId])];
  const rules = await rulesOf(actor, people);
  const busy = await busyTimes(actor.tenantId, people, bookingsFor(between), now, { holdOf: actor.personId });
  if (!rules.has(mentorId)) {
    const zone = zones.get(mentorId) ?? zones.get(menteeId ?? '') ?? 'UTC';
    rules.set(mentorId, { ...(await defaultRules(actor, zone)), bufferBeforeMinutes: 0, bufferAfterMinutes: 0 });
  }
  const parts = { rules, pauses: new Map(), busy, elsewhere: new Map(), counted: new Map() };
  return calendarsOf(parts, [mentorId], otherOf(parts, menteeId)).get(mentorId)!;
}

/** Who has something else then; null where both are free. */
export function whoIsBusy({ rules, busy, other }: Calendar, slot: Interval): 'mentor' | 'mentee' | null {
  if (meets(busy, withBuffers(slot, rules))) return 'mentor';
  return other.busy.meets(withBuffers(slot, other)) ? 'mentee' : null;
}

/** Whether a time is to come, within what can be booked ahead, and on the grid of booking. */
export function canBegin(start: Date, now: Date): boolean {
  return start > now && isNear(start, now) && start.getTime() % (gridMinutes * minuteMs) === 0;
}
