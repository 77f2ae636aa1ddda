import type { ProgramActor } from '../actor.ts';
import { seatsOf } from '../matches/matches.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { joinableCircleStates, type Action, type CircleState } from '../vocabulary.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { CircleRequestModel } from './circle-request.model.ts';

/** A circle meets until it is over. */
export const meetingCircleStates: readonly CircleState[] = ['forming', 'active', 'closing'];

/** The circles of the program that are somebody's own business whoever else may see them: they sit in them, asked, or were invited. */
export async function circlesOfMentee({ tenantId, programId, personId }: ProgramActor): Promise<Set<string>> {
  const seats = await seatsOf({ tenantId, programId }, personId);
  const requests = await CircleRequestModel.find({ tenantId, programId, menteeId: personId, state: 'pending' }, { circleId: 1 }).lean();
  return new Set([...seats, ...requests].map(({ circleId }) => String(circleId)));
}

/**
 * The circle, if the actor may see it and may do this to it. A hidden one is there for its people, those who are invited and
 * coordinators alone; one that takes nobody any more for its people and coordinators.
 */
export async function loadCircle(actor: ProgramActor, circleId: string, action: Action): Promise<StoredCircle> {
  const circle = await CircleModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: circleId }).lean();
  if (circle === null || !may(actor, 'circle.read', {}) || !(await canSee(actor, circle))) throw new NotFound();
  if (!may(actor, action, { mentor: String(circle.mentorId) })) throw new NotAllowed();
  return circle;
}

async function canSee(actor: ProgramActor, { _id, mentorId, visibility, state }: StoredCircle): Promise<boolean> {
  if (may(actor, 'circle.edit', { mentor: String(mentorId) })) return true;
  if (visibility !== 'hidden' && (joinableCircleStates as readonly CircleState[]).includes(state)) return true;
  return (await circlesOfMentee(actor)).has(String(_id));
}
