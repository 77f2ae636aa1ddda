import { trusted } from 'mongoose';
import { flashStartsOf } from '../meetings/mentor-meetings.ts';
import { AvailabilityModel, type StoredAvailability } from './availability.model.ts';
import { bookedUpMonths, monthOf } from './flash-months.ts';
import type { ProgramScope } from './rules.ts';

/** A mentor's offer of flash sessions, as far as it says whether one can be booked. Whether the program has any, and whether the mentor rests, is known elsewhere. */
export interface FlashOffered {
  readonly minutes: number;
  readonly zone: string;
  /** Months of the mentor's calendar ('YYYY-MM') whose sessions are all booked. */
  readonly full: ReadonlySet<string>;
}

const dayMs = 86_400_000;
/** Every month of the next eight weeks has one of these days: none is shorter than what lies between them. */
const lookDays = [0, 28, 56] as const;
/** A month that begins before this is over for everybody. */
const pastMs = 62 * dayMs;

type Offering = Pick<StoredAvailability, 'mentorId' | 'zone' | 'weekly' | 'overrides' | 'flashPerMonth' | 'flashMinutes'>;

/** The offers among these rows, by mentor: who offers none a month, or has said no hour to book, is left out. */
export async function flashOfferedIn(scope: ProgramScope, rows: readonly Offering[]): Promise<Map<string, FlashOffered>> {
  const offering = rows.filter(({ flashPerMonth = 0, weekly, overrides }) => flashPerMonth > 0 && (weekly.length > 0 || overrides.some(({ windows }) => windows.length > 0)));
  const starts = await flashStartsOf(scope, offering.map(({ mentorId }) => String(mentorId)), new Date(Date.now() - pastMs));
  return new Map(offering.map(({ mentorId, zone, flashPerMonth = 0, flashMinutes = 0 }) => {
    const full = bookedUpMonths(starts.get(String(mentorId)) ?? [], { zone, perMonth: flashPerMonth });
    return [String(mentorId), { minutes: flashMinutes, zone, full }];
  }));
}

/** The offers of these mentors. */
export async function flashOfferedBy(scope: ProgramScope, mentorIds: readonly string[]): Promise<Map<string, FlashOffered>> {
  const { tenantId, programId } = scope;
  const rows = await AvailabilityModel.find(
    { tenantId, programId, mentorId: trusted({ $in: mentorIds }), flashPerMonth: trusted({ $gt: 0 }) },
    { mentorId: 1, zone: 1, weekly: 1, overrides: 1, flashPerMonth: 1, flashMinutes: 1 },
  ).lean();
  return flashOfferedIn(scope, rows);
}

/** Whether any month of the next eight weeks has a session left. */
export function hasFlashLeft({ zone, full }: FlashOffered, now: Date): boolean {
  return full.size === 0 || lookDays.some((days) => !full.has(monthOf(zone, new Date(now.getTime() + days * dayMs))));
}
