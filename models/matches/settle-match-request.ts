import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { RuleBroken } from '../problems.ts';
import type { ChoiceState, EventType, MatchRequestState } from '../vocabulary.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';

/** How a pending request comes to its end. */
export interface Settlement {
  type: EventType;
  state: Exclude<MatchRequestState, 'draft' | 'pending'>;
  /** What becomes of the choice of the mentor whose turn it was; absent: it stays as it was. */
  choice?: ChoiceState;
  matchId?: string;
  /** More for the history: words of the vocabulary. */
  data?: Readonly<Record<string, unknown>>;
}

/**
 * Ends a pending request, in the caller's transaction. Whoever comes second (another answer, a withdrawal, its expiry)
 * finds it moved on. Returns the request as it is now, and the event for the mail that may follow.
 */
export async function settle(
  actor: ProgramActor | ProgramSystemActor,
  request: StoredMatchRequest,
  { type, state, choice, matchId, data }: Settlement,
  now: Date,
): Promise<{ request: StoredMatchRequest; eventId: string }> {
  const { asking } = request;
  if (request.state !== 'pending' || asking === undefined) throw new RuleBroken('moved-on', { state: request.state });
  const settled = await MatchRequestModel.findOneAndUpdate(
    { tenantId: actor.tenantId, programId: actor.programId, _id: request._id, state: 'pending', asking, 'choices.mentorId': asking },
    {
      $set: {
        state,
        ...(choice === undefined ? {} : { 'choices.$.state': choice, 'choices.$.answeredAt': now }),
        ...(matchId === undefined ? {} : { matchId }),
      },
      $unset: { asking: 1 },
    },
    { returnDocument: 'after' },
  ).lean();
  if (settled === null) throw new RuleBroken('moved-on');
  const eventId = await tellOf(actor, settled, { type, mentorId: String(asking), ...(matchId === undefined ? {} : { matchId }), ...(data === undefined ? {} : { data }) }, now);
  return { request: settled, eventId };
}

/** Records what happened to a request, for its mentee and the mentor it was about. */
export async function tellOf(
  actor: ProgramActor | ProgramSystemActor,
  request: StoredMatchRequest,
  { type, mentorId, matchId, data }: { type: EventType; mentorId: string; matchId?: string; data?: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<string> {
  const menteeId = String(request.menteeId);
  return recordEvent(actor, {
    type,
    subjectIds: [String(request._id), menteeId, mentorId],
    ...(matchId === undefined ? {} : { matchId }),
    audience: [menteeId, mentorId],
    forCoordinators: true,
    data: { mentorId, ...data },
    at: now,
  });
}
