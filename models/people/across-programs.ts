import { trusted } from 'mongoose';
import type { EnrolmentRole, EnrolmentState } from '../vocabulary.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { PersonModel } from './person.model.ts';

/** A person's part in one program, in one role. */
export interface Part {
  programId: string;
  personId: string;
  role: EnrolmentRole;
  state: EnrolmentState;
  /** Keys of the program's topics: needs of a mentee, offers of a mentor; the strongest first. */
  topics: string[];
}

interface School {
  readonly tenantId: string;
}

const shown = { programId: 1, personId: 1, role: 1, state: 1, topics: 1 } as const;
/** More programs than anybody is in. */
const mostParts = 200;
const everywhere = { acrossTenants: 'what a person has in every program of their own school' };

/** Every part that a person has or had in the programs of their school, also where they have left. Asks no policy: it is their own. */
export async function partsOf({ tenantId }: School, personId: string): Promise<Part[]> {
  return (await EnrolmentModel.find({ tenantId, personId }, shown, everywhere).sort({ _id: 1 }).limit(mostParts).lean()).map(toPart);
}

/** Whether somebody in this state takes or took part: who waits for a yes, or got a no, never did. */
export function wasIn(state: EnrolmentState): boolean {
  return state !== 'pending' && state !== 'declined';
}

/** Whether a person takes part, or waits to, in any program of their school. */
export async function takesPartAnywhere({ tenantId }: School, personId: string): Promise<boolean> {
  return (await EnrolmentModel.exists({ tenantId, personId, state: trusted({ $in: ['pending', 'active', 'paused'] }) }).setOptions(everywhere)) !== null;
}

/** What these people offer as mentors in these programs, as long as they take part there. Asks no policy: the caller has decided who may see whom. */
export async function offersOf({ tenantId }: School, programIds: readonly string[], personIds: readonly string[]): Promise<Part[]> {
  if (programIds.length === 0 || personIds.length === 0) return [];
  const rows = await EnrolmentModel.find(
    { tenantId, programId: trusted({ $in: programIds }), personId: trusted({ $in: personIds }), role: 'mentor', state: trusted({ $in: ['active', 'paused'] }) },
    shown,
  ).lean();
  return rows.map(toPart);
}

/** What these people are called; null where somebody has no name any more, because they were erased. */
export async function namesOf({ tenantId }: School, personIds: readonly string[]): Promise<Map<string, string | null>> {
  if (personIds.length === 0) return new Map();
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: personIds }) }, { name: 1, erasedAt: 1 }).lean();
  return new Map(people.map(({ _id, name, erasedAt }) => [String(_id), erasedAt === null ? name : null]));
}

function toPart({ programId, personId, role, state, topics }: Pick<StoredEnrolment, keyof typeof shown>): Part {
  return { programId: String(programId), personId: String(personId), role, state, topics };
}
