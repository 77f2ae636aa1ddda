import type { ProgramActor } from '../actor.ts';
import { isGoingOn, matchOf, partsOfCircle, type CirclePart, type Pair } from '../matches/matches.ts';
import { may, type Resource } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { CircleState, MatchState } from '../vocabulary.ts';
import { CircleModel } from './circle.model.ts';
import { meetingCircleStates } from './load-circle.ts';

/** What people keep something together in, notes or answers: a match of two, or a circle. */
export interface Bond {
  /** The match's or the circle's: what stands in the rows that belong to it. */
  readonly id: string;
  /** null: it is a match of two, be it the one that a member of a circle has with its mentor. */
  readonly circle: { readonly id: string; readonly title: string } | null;
  readonly mentorId: string;
  /** The mentee of a match; of a circle those who have a seat, or had one when it came to its end. */
  readonly menteeIds: readonly string[];
  /** The circle whose meetings are theirs too. */
  readonly meetsIn: string | null;
  readonly state: MatchState | CircleState;
  /** It is not over, nor has the actor left it. */
  readonly goesOn: boolean;
}

/** Which match or which circle something belongs to, as it is stored: a circle's id stands in the match's field too, so that one index serves both. */
export interface StoredBond {
  matchId?: unknown;
  circleId?: unknown;
}

/** The match, for its two and for coordinators; the circle, for whoever has or had a part in it and for coordinators. For anybody else it is not there. */
export async function bondOf(actor: ProgramActor, { matchId, circleId }: StoredBond): Promise<Bond> {
  return circleId == null ? ofMatch(await matchOf(actor, String(matchId))) : (await bondOfCircle(actor, String(circleId))).bond;
}

/** What the policy has to know of it: whoever has left a circle is none of its people any more. */
export function resourceOfBond({ personId }: ProgramActor, { mentorId, menteeIds }: Bond): Resource {
  return { mentor: mentorId, ...(menteeIds.includes(personId) ? { mentee: personId } : {}) };
}

/** Everybody who keeps something in it. */
export function peopleOfBond({ mentorId, menteeIds }: Bond): string[] {
  return [mentorId, ...menteeIds];
}

function ofMatch({ id, mentorId, menteeId, circleId, state }: Pair): Bond {
  return { id, circle: null, mentorId, menteeIds: [menteeId], meetsIn: circleId, state, goesOn: isGoingOn(state) };
}

/** The circle, as above, and the matches that it is made of: those of everybody who has or had a part in it. */
export async function bondOfCircle(actor: ProgramActor, circleId: string): Promise<{ bond: Bond; parts: CirclePart[] }> {
  const { tenantId, programId, personId } = actor;
  const circle = await CircleModel.findOne({ tenantId, programId, _id: circleId }).lean();
  if (circle === null) throw new NotFound();
  const mentorId = String(circle.mentorId);
  const parts = await partsOfCircle(actor, { circleId, mentorId });
  if (!may(actor, 'circle.edit', { mentor: mentorId }) && !parts.some(({ menteeId }) => menteeId === personId)) throw new NotFound();
  const inIt = parts.filter(({ state, endedAt }) => isGoingOn(state) || (circle.endedAt !== null && endedAt !== null && endedAt >= circle.endedAt));
  const menteeIds = [...new Set(inIt.map(({ menteeId }) => menteeId))];
  const bond: Bond = {
    id: circleId,
    circle: { id: circleId, title: circle.title },
    mentorId,
    menteeIds,
    meetsIn: circleId,
    state: circle.state,
    goesOn: meetingCircleStates.includes(circle.state) && (personId === mentorId || menteeIds.includes(personId)),
  };
  return { bond, parts };
}
