import { trusted, type Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { takeSeat, takeTurnInCircle } from '../circles/seats.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { bringGoalsIntoMatch } from '../goals/goals-of-match.ts';
import { joinCircleMeetings } from '../meetings/circle-members.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import type { Cadence } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';
import { tellOfMatch, toPair, type Pair } from './matches.ts';

/** Who is in which circle. A member's part is a match like that of a pair, with a seat in place of two places. */

interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/** Somebody's part in a circle that holds a seat. */
export interface CircleMember extends Pair {
  circleId: string;
}

/** Somebody's part in a circle, also when it is over. */
export interface CirclePart extends CircleMember {
  endedAt: Date | null;
}

/** Begins somebody's part in a circle: takes a seat, or throws `circle-full`; `moved-on` where they have one. In the caller's transaction. */
export async function startCircleMatch(
  actor: ProgramActor | ProgramSystemActor,
  { circleId, mentorId, menteeId, cadence }: { circleId: string; mentorId: string; menteeId: string; cadence: Cadence },
  now: Date,
): Promise<{ member: Pair; eventId: string }> {
  await takeSeat(actor, circleId);
  const { tenantId, programId } = actor;
  const match = await MatchModel.insertOne({ tenantId, programId, mentorId, menteeId, circleId, cadence, state: 'active', holdsSeat: true, startedAt: now }).catch((error: unknown) => {
    if (isDuplicate(error, 'circleId', 'menteeId')) throw new RuleBroken('moved-on');
    throw error;
  });
  const member = toPair(match);
  await bringGoalsIntoMatch(actor, member);
  await joinCircleMeetings(actor, { circleId, menteeId }, now);
  return { member, eventId: await tellOfMatch(actor, match, 'match.started', now, { circleId }) };
}

/** Who holds a seat of these circles, by circle, the first who came first. */
export async function membersOfCircles({ tenantId, programId }: ProgramScope, circleIds: readonly string[]): Promise<Map<string, CircleMember[]>> {
  const rows = await MatchModel.find({ tenantId, programId, circleId: trusted({ $in: circleIds }), holdsSeat: true }).sort({ _id: 1 }).lean();
  return Map.groupBy(rows.map(toMember), ({ circleId }) => circleId);
}

/** All parts that there ever were in a circle of this mentor's, the first who came first; who leaves and comes back has two. */
export async function partsOfCircle({ tenantId, programId }: ProgramScope, { circleId, mentorId }: { circleId: string; mentorId: string }): Promise<CirclePart[]> {
  const rows = await MatchModel.find({ tenantId, programId, mentorId, circleId }).sort({ _id: 1 }).lean();
  return rows.map((row) => ({ ...toMember(row), endedAt: row.endedAt }));
}

/** The seats that somebody holds, in every circle of the program. */
export async function seatsOf({ tenantId, programId }: ProgramScope, menteeId: string): Promise<CircleMember[]> {
  const rows = await MatchModel.find({ tenantId, programId, menteeId, circleId: trusted({ $exists: true }), state: trusted({ $in: ['active', 'paused', 'closing'] }) }).sort({ _id: 1 }).lean();
  return rows.map(toMember);
}

/** A change on which it depends whether somebody comes to the meetings of their circles takes turns with whatever plans one there. In the transaction of the change. */
export async function queueForCircles(scope: ProgramScope, menteeId: string): Promise<void> {
  for (const { circleId } of await seatsOf(scope, menteeId)) await takeTurnInCircle(scope, circleId);
}

/** Somebody is back in the program: the meetings to come of their circles are theirs again, but for a circle in which they rest. In the caller's transaction. */
export async function rejoinCircleMeetings(actor: ProgramActor | ProgramSystemActor, menteeId: string, now: Date): Promise<void> {
  for (const { circleId, state } of await seatsOf(actor, menteeId)) {
    if (state !== 'paused') await joinCircleMeetings(actor, { circleId, menteeId }, now);
  }
}

function toMember(match: Parameters<typeof toPair>[0] & { circleId?: Types.ObjectId }): CircleMember {
  return { ...toPair(match), circleId: String(match.circleId) };
}

/** Out of which of these circles somebody was taken, and when; not where they were in it once more since. */
export async function removalsOf({ tenantId, programId }: ProgramScope, menteeId: string, circleIds: readonly string[]): Promise<Map<string, Date>> {
  const parts = await MatchModel.find({ tenantId, programId, menteeId, circleId: trusted({ $in: circleIds }) }, { circleId: 1, removed: 1, endedAt: 1 }).sort({ startedAt: 1, _id: 1 }).lean();
  const last = new Map(parts.map((part) => [String(part.circleId), part]));
  return new Map([...last].flatMap(([circleId, { removed, endedAt }]) => (removed === undefined || endedAt === null ? [] : [[circleId, endedAt] as const])));
}

/** Why somebody was taken out of a circle, for a mail about it; empty where they were not. */
export async function reasonOfRemoval({ tenantId, programId }: ProgramScope, matchId: string): Promise<string> {
  const match = await MatchModel.findOne({ tenantId, programId, _id: matchId }, { removed: 1 }).lean();
  return match?.removed?.reason ?? '';
}
