import type { AvailabilityRules } from '../availability/availability.ts';
import { withBuffers } from '../availability/calendar.ts';
import { isBooked, type Aside, type Covered, type Interval } from './bookings.ts';

/**
 * What a meeting of a circle takes of a member: with the breaks that they have as somebody's mentor, where they have rules. Where something
 * of theirs lies within those breaks the meeting alone, since it is held all the same and they can come. null: they are booked at that time.
 */
export async function freeCover(tenantId: string, personId: string, slot: Interval, rules: AvailabilityRules | undefined, aside: Aside = {}): Promise<Covered | null> {
  const { start, end } = slot;
  const bare = { personId, start, end };
  const ways = rules === undefined ? [bare] : [{ personId, ...withBuffers(bare, rules) }, bare];
  for (const cover of ways) if (!(await isBooked(tenantId, cover, aside))) return cover;
  return null;
}
