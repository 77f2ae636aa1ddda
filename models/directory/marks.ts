import type { ProgramActor } from '../actor.ts';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { mentorPlace } from '../people/places.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { MentorMark } from '../vocabulary.ts';
import { MentorMarkModel, type StoredMentorMark } from './mentor-mark.model.ts';

/** A mentor and what the reader thinks of them: the contract's `MarkedMentor`. */
export interface MarkedMentor {
  id: string;
  mark: MentorMark | null;
}

/** Saves a mentor for later, sets one aside, or takes either back (null). Private to the mentee: no event tells of it. */
export async function markMentor(actor: ProgramActor, mentorId: string, mark: MentorMark | null): Promise<MarkedMentor> {
  if (!may(actor, 'mentor.mark', {}) || mentorId === actor.personId) throw new NotFound();
  const place = await mentorPlace(actor, mentorId);
  if (!place?.inDirectory) throw new NotFound();
  const { tenantId, programId, personId } = actor;
  const own = { tenantId, programId, personId, mentorId };
  if (mark === null) await MentorMarkModel.deleteOne(own);
  else await set(own, mark);
  return { id: mentorId, mark };
}

async function set(own: { tenantId: string; programId: string; personId: string; mentorId: string }, mark: MentorMark): Promise<void> {
  const write = () => MentorMarkModel.updateOne(own, { $set: { mark } }, { upsert: true });
  await write().catch((error: unknown) => {
    if (isDuplicate(error)) return write(); // the same button on two pages at once: the row is there now
    throw error;
  });
}

/** Who leaves the program takes their marks along. In the transaction of leaving. */
export async function forgetMarks({ tenantId, programId, personId }: ProgramActor): Promise<void> {
  await MentorMarkModel.deleteMany({ tenantId, programId, personId });
}

/** For `readAtOnce`: the actor's own marks in this program. */
export function ownMarks(actor: ProgramActor): Wanted<Pick<StoredMentorMark, 'mentorId' | 'mark'>> {
  const { here, me } = storedIds(actor);
  return wanted<StoredMentorMark, Pick<StoredMentorMark, 'mentorId' | 'mark'>>(MentorMarkModel, { ...here, personId: me }, { limit: mostMarks, then: [{ $project: { _id: 0, mentorId: 1, mark: 1 } }] });
}
/** More than anybody sets by hand. */
const mostMarks = 10_000;

/** By mentor. */
export type Marks = ReadonlyMap<string, MentorMark>;

export function marksIn(rows: readonly Pick<StoredMentorMark, 'mentorId' | 'mark'>[]): Marks {
  return new Map(rows.map(({ mentorId, mark }) => [String(mentorId), mark]));
}
