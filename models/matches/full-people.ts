import { trusted, Types } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { RuleBroken } from '../problems.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { isPlaceKept, peopleInLine, stopWaiting } from '../waiting-lists/waiting-lists.ts';
import { eachDueInSteps } from './each-due.ts';
import { MatchModel } from './match.model.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { settle, tellAsked } from './settle-match-request.ts';
import { endTurn } from './turns.ts';

/** A match has begun: whoever can no longer be matched by it is told, if that was the last place of one of the two. In the transaction of what began it. */
export async function closeRequestsOfFull(actor: ProgramActor | ProgramSystemActor, { mentorId, menteeId }: { mentorId: string; menteeId: string }, now: Date): Promise<void> {
  await closeAllOfFull(actor, { menteeId, mentorId }, now);
  await closeAllWhoAskFull(actor, mentorId, now);
}

/** Somebody takes on fewer than before: nobody waits any longer for a place that is no more. In the transaction of the change. */
export async function closeRequestsOfFewerPlaces(actor: ProgramActor, { personId, role }: { personId: string; role: EnrolmentRole }, now: Date): Promise<void> {
  if (role === 'mentor') await closeAllWhoAskFull(actor, personId, now);
  else await closeAllOfFull(actor, { menteeId: personId }, now);
}

/**
 * A job: once a publication cannot be undone any more, the requests are closed that it has answered, and who is full by it stands
 * in no line. Until then they wait, and nobody can accept one for whom there is no place. One run that fails holds up no other. Returns how many runs
 * were settled.
 */
export function settlePublishedRuns(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDueInSteps(actor, MatchingRunModel, { due: { settleAt: trusted({ $lte: now }) }, by: 'settleAt' }, async (inProgram, { _id, tenantId, programId }) => {
    const here = { tenantId, programId };
    const matches = await MatchModel.find({ ...here, runId: _id, holdsPlaces: true }, { mentorId: 1, menteeId: 1 }).lean();
    const pairs = matches.map(({ menteeId, mentorId }) => ({ menteeId: String(menteeId), mentorId: String(mentorId) }));
    const open = await MatchRequestModel.find({ ...here, state: 'pending' }, { menteeId: 1, asking: 1 }).lean();
    const waiting = new Set([...open.flatMap(({ menteeId, asking }) => [String(menteeId), String(asking)]), ...(await peopleInLine(inProgram, 'mentor'))]);
    // All who are matched first: nobody of them is passed on to the next mentor.
    for (const pair of pairs) if (waiting.has(pair.menteeId)) await inTransaction(() => closeAllOfPaired(inProgram, pair, now)).catch(unlessAnswered);
    for (const mentorId of new Set(pairs.map((pair) => pair.mentorId))) if (waiting.has(mentorId)) await inTransaction(() => closeAllWhoAskFull(inProgram, mentorId, now)).catch(unlessAnswered);
    await MatchingRunModel.updateOne({ ...here, _id }, { $unset: { settleAt: 1 } });
    return true;
  });
}

function unlessAnswered(error: unknown): void {
  if (!(error instanceof RuleBroken)) throw error; // answered or withdrawn at the last moment
}

async function isFull({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, personId: string, role: EnrolmentRole): Promise<boolean> {
  const enrolment = (await enrolmentsOf(tenantId, programId, personId)).find((one) => one.role === role);
  return enrolment === undefined || enrolment.placesTaken >= enrolment.capacity;
}

/** Where the mentor's last place is gone: nobody waits for an answer that cannot be yes. Those can get one for whom a place is kept. */
async function closeAllWhoAskFull(actor: ProgramActor | ProgramSystemActor, mentorId: string, now: Date): Promise<void> {
  if (!(await isFull(actor, mentorId, 'mentor'))) return;
  const waiting = await MatchRequestModel.find({ tenantId: actor.tenantId, programId: actor.programId, asking: mentorId }).sort({ sentAt: 1 }).lean();
  for (const request of waiting) {
    if (await isPlaceKept(actor, { kind: 'mentor', of: mentorId }, String(request.menteeId))) continue;
    await endTurn(actor, request, { type: 'match-request.closed', choice: 'full', data: { why: 'mentor-full' } }, now);
  }
}

/** `mentorId`: of the match by which the mentee's last place is gone, if any: they have other news of it. */
async function closeAllOfFull(actor: ProgramActor | ProgramSystemActor, { menteeId, mentorId }: { menteeId: string; mentorId?: string }, now: Date): Promise<void> {
  if (!(await isFull(actor, menteeId, 'mentee'))) return;
  const open = await MatchRequestModel.find({ tenantId: actor.tenantId, programId: actor.programId, menteeId, state: 'pending' }).lean();
  for (const request of open) {
    const { eventId } = await settle(actor, request, { type: 'match-request.closed', state: 'closed', data: { why: 'matched' } }, now);
    const askedId = String(request.asking);
    if (askedId !== mentorId) await tellAsked(actor, { eventId, mentorId: askedId }, now);
  }
  await stopWaiting(actor, menteeId, ['mentor'], now);
}

/** A run has paired the two: besides, the mentee does not go on asking whom they have by now. */
async function closeAllOfPaired(actor: ProgramSystemActor, { menteeId, mentorId }: { menteeId: string; mentorId: string }, now: Date): Promise<void> {
  await closeAllOfFull(actor, { menteeId, mentorId }, now);
  const { tenantId, programId } = actor;
  const asked = await MatchRequestModel.findOne({ tenantId, programId, menteeId, asking: mentorId }).lean();
  if (asked !== null) await settle(actor, asked, { type: 'match-request.closed', state: 'closed', data: { why: 'matched' } }, now);
  await MatchRequestModel.updateMany(
    { tenantId, programId, menteeId, state: 'pending', choices: trusted({ $elemMatch: { mentorId: new Types.ObjectId(mentorId), state: 'queued' } }) },
    { $set: { 'choices.$.state': 'unavailable', 'choices.$.answeredAt': now } },
  );
}
