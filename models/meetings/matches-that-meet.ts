import { trusted } from 'mongoose';
import { MeetingModel } from './meeting.model.ts';

/** Which of these matches have had a meeting, or have one to come; cancelled and missed ones are none. */
export async function matchesThatMeet(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  matches: readonly { readonly id: string; readonly mentorId: string }[],
): Promise<Set<string>> {
  if (matches.length === 0) return new Set();
  const ids = await MeetingModel.distinct('matchId', {
    tenantId,
    programId,
    mentorId: trusted({ $in: matches.map(({ mentorId }) => mentorId) }),
    matchId: trusted({ $in: matches.map(({ id }) => id) }),
    state: trusted({ $in: ['confirmed', 'held'] }),
  });
  return new Set(ids.map(String));
}
