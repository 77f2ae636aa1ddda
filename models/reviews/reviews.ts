import type { ProgramActor } from '../actor.ts';
import { goalsSharedByPerson, type Goal } from '../goals/goals.ts';
import { completionOf, courseOfColumn, type CompletionProgress } from '../grades/grades.ts';
import { currentMatchesOf } from '../matches/matches.ts';
import { meetingsOfPerson, type MeetingFact } from '../meetings/meetings.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may, type Resource } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { coursesTaught } from '../programs/appointments.ts';

/** One person's work as a teacher of their course may look at it: the contract's `Review`. */
export interface Review {
  person: PersonRef;
  /** In the column of the gradebook from which the teacher came; null where that counts nothing. */
  completion: CompletionProgress | null;
  /** Whether the reader coordinates the program: only then the rest is told. */
  asCoordinator: boolean;
  partners: PersonRef[];
  meetings: MeetingFact[];
  goals: Goal[];
}

/**
 * What a session that was opened to look at one person's work shows (LTI Submission Review): how far they are in what counts, and what
 * every coordinator may see besides. What they keep to themselves or share with their partner alone is not there.
 */
export async function readReview(actor: ProgramActor, session: { reviewOf: string | null; columnId: string | null }, now = new Date()): Promise<Review> {
  if (!may(actor, 'review.read')) throw new NotAllowed();
  const { reviewOf: personId, columnId } = session;
  if (personId === null) throw new NotFound();
  if (!may(actor, 'review.read', await taughtIn(actor, columnId))) throw new NotAllowed();
  const asCoordinator = may(actor, 'match.read', {});
  const matches = asCoordinator ? await currentMatchesOf(actor, personId) : [];
  const partnerIds = matches.map(({ mentorId, menteeId }) => (mentorId === personId ? menteeId : mentorId));
  const people = await peopleByIds(actor, [personId, ...partnerIds]);
  return {
    person: refTo(people, personId),
    completion: columnId === null ? null : await completionOf(actor, { columnId, personId }),
    asCoordinator,
    partners: partnerIds.map((id) => refTo(people, id)),
    meetings: await meetingsOfPerson(actor, personId),
    goals: await goalsSharedByPerson(actor, personId, now),
  };
}

/** A column of the gradebook as the policy sees it: the reader's, if they teach in its course at this moment and not only in another one. */
async function taughtIn(actor: ProgramActor, columnId: string | null): Promise<Resource> {
  const course = columnId === null ? null : await courseOfColumn(actor, columnId);
  if (course === null) return {};
  const taught = await coursesTaught(actor);
  return taught.some(({ registrationId, contextId }) => registrationId === course.registrationId && contextId === course.contextId) ? { teacher: actor.personId } : {};
}
