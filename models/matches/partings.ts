import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { isArchived } from '../programs/programs.ts';
import { placeHoldingMatchStates, type EnrolmentRole } from '../vocabulary.ts';
import { MatchModel, type StoredMatch } from './match.model.ts';
import { tellMs } from './matching-run-view.ts';
import { isGoingOn, loadMatch, tellOfMatch } from './matches.ts';

type Actor = ProgramActor | ProgramSystemActor;

/**
 * How long the mail about an absence waits (ms). A roster is read person by person, so a course that ends takes a while to rest everybody: by
 * then it is known who of two is there to be told. It is longer than a publication can be taken back ({@link tellMs}), too.
 */
const absenceToldAfterMs = 15 * 60_000;

/**
 * A match of two has ended by a word or the leaving of `doer`, or of somebody who is not in it: whoever did not end it is written to, and
 * their first page says so for a while. Nobody is told why; nobody is told at all of a match of a run that can still be taken back, which no message
 * has told them of. In the transaction in which it ends.
 */
export async function tellOfEnd(actor: Actor, match: StoredMatch, { eventId, doer }: { eventId: string; doer: string }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  if (match.runId !== undefined && now.getTime() < match.startedAt.getTime() + tellMs) return;
  const others = [match.mentorId, match.menteeId].filter((id) => String(id) !== doer);
  await MatchModel.updateOne({ tenantId, programId, _id: match._id }, { $set: { endedFor: others } });
  if (await isArchived(actor)) return;
  await enqueueMails(actor, others.map((id) => ({ eventId, receiverId: String(id), template: 'match-ended' as const, dueAt: now })));
}

/** Somebody rests because they are in no course of the program any more: each match of theirs waits, and the partner is told, by mail unless it is over soon, and may end it. */
export async function tellOfAbsence(actor: ProgramSystemActor, { personId, role }: { personId: string; role: EnrolmentRole }, now: Date): Promise<void> {
  for (const before of await matchesOfTwo(actor, personId, role)) {
    const match = await MatchModel.findOneAndUpdate({ ...placeOf(actor), _id: before._id }, { $addToSet: { away: role } }, { returnDocument: 'after' }).lean().orFail();
    const eventId = await tellOfMatch(actor, match, 'match.partner-away', now, { role });
    const other: EnrolmentRole = role === 'mentor' ? 'mentee' : 'mentor';
    if (!match.away?.includes(other)) await enqueueMails(actor, [{ eventId, receiverId: String(match[`${other}Id`]), template: 'partner-away', dueAt: new Date(now.getTime() + absenceToldAfterMs) }]);
  }
}

/** They are back: their matches go on, and a mail that says otherwise and has not left yet never does. */
export async function tellOfReturn(actor: ProgramSystemActor, { personId, role }: { personId: string; role: EnrolmentRole }, now: Date): Promise<void> {
  for (const before of await matchesOfTwo(actor, personId, role)) {
    const match = await MatchModel.findOneAndUpdate({ ...placeOf(actor), _id: before._id, away: role }, { $pull: { away: role } }, { returnDocument: 'after' }).lean();
    if (match !== null) await tellOfMatch(actor, match, 'match.partner-back', now, { role });
  }
}

/** Whether the actor's match goes on and waits for the other one alone: to whoever is away themselves there is nothing to say of it. */
export async function waitsForPartner(actor: ProgramActor, matchId: string): Promise<boolean> {
  const { state, mentorId, away = [] } = await loadMatch(actor, matchId, 'match.read');
  const partner: EnrolmentRole = String(mentorId) === actor.personId ? 'mentee' : 'mentor';
  return isGoingOn(state) && away.length === 1 && away[0] === partner;
}

function matchesOfTwo(actor: Actor, personId: string, role: EnrolmentRole): Promise<StoredMatch[]> {
  return MatchModel.find({ ...placeOf(actor), [`${role}Id`]: personId, state: trusted({ $in: placeHoldingMatchStates }), circleId: trusted({ $exists: false }) }).sort({ _id: 1 }).lean();
}

function placeOf({ tenantId, programId }: Actor) {
  return { tenantId, programId };
}
