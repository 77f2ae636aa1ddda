import { trusted, Types } from 'mongoose';
import { enrolmentsOf } from '../people/enrolments.ts';
import { GoalModel } from './goal.model.ts';

/**
 * Whom "match" means in a goal's visibility is a relation to a match as it is now: the goal names the other one of its
 * match (`partnerId`) as long as that match is not over. These two keep it so, in the transaction that begins or ends the
 * match; goals that lie in the bin are kept so as well, because they can come back.
 */

interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

interface Pair {
  readonly id: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly circleId?: string | null;
}

/**
 * What was set before there was a match becomes part of the first one, shared as its owner said. Open goals of a match
 * that is over go on in the next one as their owner's alone: what was shared with one partner is not shared with another.
 */
export async function bringGoalsIntoMatch(scope: ProgramScope, { id: matchId, mentorId, menteeId, circleId = null }: Pair): Promise<void> {
  await bring(scope, menteeId, { matchId, partnerId: mentorId });
  if (circleId !== null) return; // what a mentor wants is not for whoever comes first into their circle
  // Whoever is also a mentee here set their goals for a mentor of their own.
  const parts = await enrolmentsOf(scope.tenantId, scope.programId, mentorId);
  if (!parts.some(({ role }) => role === 'mentee')) await bring(scope, mentorId, { matchId, partnerId: menteeId });
}

/** The same for many matches that begin at once: most people have no goal that waits for one. */
export async function bringGoalsIntoMatches(scope: ProgramScope, pairs: readonly Pair[]): Promise<void> {
  const { tenantId, programId } = scope;
  const people = trusted({ $in: pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]) });
  const waiting = await GoalModel.find({ tenantId, programId, ownerId: people, partnerId: null }, { ownerId: 1 }).setOptions({ withDeleted: true }).lean();
  const owners = new Set(waiting.map(({ ownerId }) => String(ownerId)));
  for (const pair of pairs) if (owners.has(pair.mentorId) || owners.has(pair.menteeId)) await bringGoalsIntoMatch(scope, pair);
}

/**
 * Matches are taken back as if they had never been: goals that came into them are what they were before. Those that were
 * set or changed in them become their owner's alone: what was meant for this partner is not shown to the next one.
 */
export async function takeGoalsOutOfMatches({ tenantId, programId }: ProgramScope, matchIds: readonly string[]): Promise<void> {
  await GoalModel.updateMany(
    { tenantId, programId, matchId: trusted({ $in: matchIds }) },
    [
      { $set: { matchId: { $ifNull: ['$beforeMatch.matchId', null] }, partnerId: null, visibility: { $ifNull: ['$beforeMatch.visibility', 'private'] } } },
      { $unset: 'beforeMatch' },
    ],
    { updatePipeline: true },
  ).setOptions({ withDeleted: true });
}

async function bring({ tenantId, programId }: ProgramScope, ownerId: string, match: { matchId: string; partnerId: string }): Promise<void> {
  const own = { tenantId, programId, ownerId, partnerId: null };
  const into = {
    matchId: new Types.ObjectId(match.matchId),
    partnerId: new Types.ObjectId(match.partnerId),
    beforeMatch: { matchId: '$matchId', visibility: '$visibility' },
  };
  await GoalModel.updateMany({ ...own, matchId: trusted({ $ne: null }), state: 'open' }, [{ $set: { ...into, visibility: 'private' } }], { updatePipeline: true }).setOptions({ withDeleted: true });
  await GoalModel.updateMany({ ...own, matchId: null }, [{ $set: into }], { updatePipeline: true }).setOptions({ withDeleted: true });
}

/** The match is over: neither sees the other's goals any more. */
export async function endSharingInMatch({ tenantId, programId }: ProgramScope, { id: matchId, mentorId, menteeId }: Pair): Promise<void> {
  const partners = trusted({ $in: [mentorId, menteeId] });
  await GoalModel.updateMany({ tenantId, programId, partnerId: partners, matchId }, { $set: { partnerId: null } }).setOptions({ withDeleted: true });
}
