import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { enqueueMail, inFlightMs } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { isArchived } from '../programs/programs.ts';
import type { ChoiceState, DeclineReason, EventType, MatchRequestState } from '../vocabulary.ts';
import { giveBackPlace } from '../waiting-lists/waiting-lists.ts';
import { MatchRequestModel, type StoredChoice, type StoredMatchRequest } from './match-request.model.ts';

/** How a pending request comes to its end. */
export interface Settlement {
  type: EventType;
  state: Exclude<MatchRequestState, 'draft' | 'pending'>;
  /** What becomes of the choice of the mentor whose turn it was; absent: it stays as it was. */
  choice?: ChoiceState;
  reason?: DeclineReason | undefined;
  /** Queued mentors whose turn came and who could not be asked, and what they are instead. */
  passedOver?: ReadonlyMap<string, ChoiceState>;
  matchId?: string;
  /** More for the history: words of the vocabulary. */
  data?: Readonly<Record<string, unknown>>;
}

/**
 * Ends a pending request that was read in the caller's transaction. Whoever comes second (another answer, a withdrawal,
 * its expiry) finds it moved on. Returns the request as it is now, and the event for the mail that may follow.
 */
export async function settle(
  actor: ProgramActor | ProgramSystemActor,
  request: StoredMatchRequest,
  { type, state, choice, reason, passedOver = new Map(), matchId, data }: Settlement,
  now: Date,
): Promise<{ request: StoredMatchRequest; eventId: string }> {
  const asking = mentorInTurn(request);
  const choices = choicesAfter(request, { ...(choice === undefined ? {} : { choice }), reason, passedOver }, now);
  const settled = await MatchRequestModel.findOneAndUpdate(
    { tenantId: actor.tenantId, programId: actor.programId, _id: request._id, state: 'pending', asking },
    { $set: { state, choices, ...(matchId === undefined ? {} : { matchId }) }, $unset: { asking: 1, remindAt: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (settled === null) throw new RuleBroken('moved-on');
  await giveBackPlace(actor, { kind: 'mentor', of: asking }, String(request.menteeId), now); // where it was kept for an answer
  const eventId = await tellOf(actor, settled, { type, mentorId: asking, ...(matchId === undefined ? {} : { matchId }), ...(data === undefined ? {} : { data }) }, now);
  return { request: settled, eventId };
}

/** The mentor whose turn it is; throws where it is nobody's any more. */
export function mentorInTurn({ state, asking }: Pick<StoredMatchRequest, 'state' | 'asking'>): string {
  if (state !== 'pending' || asking === undefined) throw new RuleBroken('moved-on', { state });
  return String(asking);
}

/** The choices once the turn of the one who is asked is over and some were passed over. */
export function choicesAfter(
  { choices, asking }: StoredMatchRequest,
  { choice, reason, passedOver }: { choice?: ChoiceState; reason?: DeclineReason | undefined; passedOver: ReadonlyMap<string, ChoiceState> },
  now: Date,
): StoredChoice[] {
  return choices.map((one) => {
    const mentorId = String(one.mentorId);
    const skipped = passedOver.get(mentorId);
    if (skipped !== undefined) return { ...one, state: skipped, answeredAt: now };
    if (choice === undefined || mentorId !== String(asking)) return one;
    return { ...one, state: choice, answeredAt: now, ...(reason === undefined ? {} : { reason }) };
  });
}

/**
 * The turn of a mentor is over without an answer of theirs: they are told by mail, where they had heard of the request, which is asked when
 * the mail is due. Who set it off themselves, as by leaving or by taking somebody else, knows.
 */
export async function tellAsked(actor: ProgramActor | ProgramSystemActor, { eventId, mentorId }: { eventId: string; mentorId: string }, now: Date): Promise<void> {
  if ((actor.kind === 'person' && actor.personId === mentorId) || (await isArchived(actor))) return;
  await enqueueMail(actor, { eventId, receiverId: mentorId, template: 'request-over', dueAt: new Date(now.getTime() + inFlightMs) });
}

/**
 * Records what happened to a request: for its mentee, for the mentor it was about unless it is the mentee's alone to know, and
 * for coordinators, who see the ranking. The mentor whose answer set it off hears nothing of the others.
 */
export async function tellOf(
  actor: ProgramActor | ProgramSystemActor,
  request: StoredMatchRequest,
  { type, mentorId, matchId, data, menteeOnly = false }: { type: EventType; mentorId: string; matchId?: string; data?: Readonly<Record<string, unknown>>; menteeOnly?: boolean },
  now: Date,
): Promise<string> {
  const menteeId = String(request.menteeId);
  return recordEvent(actor, {
    type,
    subjectIds: [String(request._id), menteeId, mentorId],
    ...(matchId === undefined ? {} : { matchId }),
    audience: menteeOnly ? [menteeId] : [menteeId, mentorId],
    exactAudience: true,
    forCoordinators: true,
    data: { mentorId, ...data },
    at: now,
  });
}
