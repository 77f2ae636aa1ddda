import { trusted } from 'mongoose';
import type { MeetingState } from '../vocabulary.ts';
import type { Interval } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';

/** A meeting that was to take place counts, also where nobody came. */
const counted: readonly MeetingState[] = ['confirmed', 'held', 'missed'];

/** The meetings of mentors in one program that start within a stretch of time and were not cancelled, by mentor, in order; without those of them that are named. */
export async function meetingsOfMentors(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  mentorIds: readonly string[],
  between: Interval,
  withoutIds: readonly string[] = [],
): Promise<Map<string, Interval[]>> {
  const byMentor = new Map<string, Interval[]>(mentorIds.map((mentorId) => [mentorId, []]));
  if (mentorIds.length === 0) return byMentor;
  const rows = await MeetingModel.find(
    {
      tenantId,
      programId,
      mentorId: trusted({ $in: mentorIds }),
      start: trusted({ $gte: between.start, $lt: between.end }),
      state: trusted({ $in: counted }),
      ...(withoutIds.length === 0 ? {} : { _id: trusted({ $nin: withoutIds }) }),
    },
    { mentorId: 1, start: 1, end: 1 },
  )
    .sort({ start: 1 })
    .lean<Pick<StoredMeeting, 'mentorId' | 'start' | 'end'>[]>();
  for (const { mentorId, start, end } of rows) byMentor.get(String(mentorId))!.push({ start, end });
  return byMentor;
}

/** A mentor's flash sessions that start within a stretch of time and were not cancelled, with who booked them. */
export async function flashSessionsOf(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  mentorId: string,
  { start, end }: Interval,
): Promise<{ menteeId: string; start: Date }[]> {
  const rows = await MeetingModel.find(
    { tenantId, programId, mentorId, flash: trusted({ $exists: true }), start: trusted({ $gte: start, $lt: end }), state: trusted({ $in: counted }) },
    { menteeId: 1, start: 1 },
  ).lean();
  return rows.map((row) => ({ menteeId: String(row.menteeId), start: row.start }));
}

/** The starts of flash sessions of these mentors that begin after a moment and were not cancelled, by mentor; who has none is left out. */
export async function flashStartsOf(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  mentorIds: readonly string[],
  after: Date,
): Promise<Map<string, Date[]>> {
  if (mentorIds.length === 0) return new Map();
  const rows = await MeetingModel.find(
    { tenantId, programId, mentorId: trusted({ $in: mentorIds }), flash: trusted({ $exists: true }), start: trusted({ $gte: after }), state: trusted({ $in: counted }) },
    { mentorId: 1, start: 1 },
  ).lean();
  return new Map([...Map.groupBy(rows, ({ mentorId }) => String(mentorId))].map(([mentorId, sessions]) => [mentorId, sessions.map(({ start }) => start)]));
}
