import { trusted } from 'mongoose';
import type { MatchState } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';

/** One of a person's matches, in whatever program: with whom, and how it stands. */
export interface OwnMatch {
  id: string;
  programId: string;
  partnerId: string;
  state: MatchState;
}

const known: readonly MatchState[] = ['active', 'paused', 'closing', 'completed', 'ended'];
const mostMatches = 500;

/**
 * The matches that a person has or had in these programs of their school, the newest first. One that was only proposed, or was
 * taken back before anybody was told, is none. Asks no policy: they are their own.
 */
export async function matchesAcross({ tenantId }: { readonly tenantId: string }, programIds: readonly string[], personId: string): Promise<OwnMatch[]> {
  if (programIds.length === 0) return [];
  const rows = await MatchModel.find(
    { tenantId, programId: trusted({ $in: programIds }), state: trusted({ $in: known }), undone: trusted({ $ne: true }), $or: [{ menteeId: personId }, { mentorId: personId }] },
    { programId: 1, mentorId: 1, menteeId: 1, state: 1 },
  )
    .sort({ startedAt: -1, _id: -1 })
    .limit(mostMatches)
    .lean();
  return rows.map(({ _id, programId, mentorId, menteeId, state }) => ({
    id: String(_id), programId: String(programId), partnerId: String(mentorId) === personId ? String(menteeId) : String(mentorId), state,
  }));
}
