import type { ProgramActor } from '../actor.ts';
import { bondOfCircle, resourceOfBond } from '../circles/bond.ts';
import type { CirclePart } from '../matches/matches.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';

/** In a circle a task is between its mentor and one member, and lies in the match of those two: nobody reads the tasks of others. */

/** The matches of a circle that the actor is one of the two of: for its mentor those of everybody in it, for a member their own, also when they have left. */
export async function ownParts(actor: ProgramActor, circleId: string, action: 'task.read' | 'task.add'): Promise<CirclePart[]> {
  const { bond, parts } = await bondOfCircle(actor, circleId);
  const inIt = bond.menteeIds.map((menteeId) => parts.findLast((part) => part.menteeId === menteeId)!);
  const mine = inIt.find(({ menteeId }) => menteeId === actor.personId) ?? parts.findLast(({ menteeId }) => menteeId === actor.personId);
  if (!may(actor, action, mine === undefined ? resourceOfBond(actor, bond) : { mentor: mine.mentorId, mentee: mine.menteeId })) throw new NotAllowed();
  return mine === undefined ? inIt : [mine];
}

/**
 * In which matches a task of a circle is kept, and whose it is there: its mentor gives one to a member, or to each of them where nobody is
 * named; a member takes one on, or gives it to the mentor. Throws `body-invalid` where that is not the actor's to say.
 * @param among of a meeting, who is to come
 */
export async function partsWithTask(actor: ProgramActor, circleId: string, ownerId: string | undefined, among?: readonly string[]): Promise<{ matchId: string; ownerId: string }[]> {
  const parts = (await ownParts(actor, circleId, 'task.add')).filter(({ menteeId }) => among === undefined || among.includes(menteeId)).flatMap(({ id, menteeId, mentorId }) => {
    if (actor.personId === mentorId) return ownerId === undefined || ownerId === menteeId ? [{ matchId: id, ownerId: menteeId }] : [];
    return ownerId === menteeId || ownerId === mentorId ? [{ matchId: id, ownerId }] : [];
  });
  if (parts.length === 0) throw new RuleBroken('body-invalid', { path: 'ownerId' });
  return parts;
}
