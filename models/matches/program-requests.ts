import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import type { RequestPart } from '../request-history-words.ts';
import type { MatchRequestState } from '../vocabulary.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { viewRequests, type MatchRequest } from './match-request-view.ts';

const usualPage = 20;

/** Waiting ones begin with the longest waiting, the others with the newest. */
const parts: Readonly<Record<RequestPart, { states: readonly MatchRequestState[]; direction: 1 | -1 }>> = {
  waiting: { states: ['pending'], direction: 1 },
  over: { states: ['accepted', 'withdrawn', 'exhausted', 'closed'], direction: -1 },
};

/**
 * Everybody else's requests of the program, for who coordinates it: those that wait for an answer, or those that are over. What was written
 * stays between the two. Those to the reader are on their own page as far as they may know of them: not that they are somebody's second choice.
 */
export async function listProgramRequests(
  actor: ProgramActor,
  { show, ...query }: { show: RequestPart; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: MatchRequest[]; nextCursor: string | null }> {
  if (!may(actor, 'match-request.oversee')) throw new NotAllowed();
  const { states, direction } = parts[show];
  const which = { list: 'program-requests', reader: actor.personId, show };
  const from = query.cursor === undefined ? null : decodeCursor(query.cursor, which);
  const limit = query.limit ?? usualPage;
  const { tenantId, programId, personId } = actor;
  const rows = await MatchRequestModel.find({ tenantId, programId, state: trusted({ $in: [...states] }), 'choices.mentorId': trusted({ $ne: new Types.ObjectId(personId) }), ...(from === null ? {} : after(from, 'sentAt', direction)) })
    .sort({ sentAt: direction, _id: direction })
    .limit(limit + 1)
    .lean();
  const page = pageOf(rows, limit, which, ({ sentAt }) => sentAt);
  return { items: await viewRequests(actor, page.rows), nextCursor: page.nextCursor };
}
