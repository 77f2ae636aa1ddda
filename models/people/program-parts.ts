import { trusted } from 'mongoose';
import type { ProgramScope } from '../availability/rules.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { isBarred } from './identities.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { PersonModel } from './person.model.ts';

/** Somebody's part in a program, as much as it takes to find them by name and to know whether a match could be made. */
export interface ProgramPart extends Pick<StoredEnrolment, 'state' | 'capacity' | 'placesTaken' | 'pausedUntil'> {
  readonly personId: string;
  readonly role: EnrolmentRole;
  /** null: nobody has told one. */
  readonly name: string | null;
  readonly zone: string | null;
  /** Suspended or erased. */
  readonly isBarred: boolean;
}

const together = 1_000;
const ofPart = { personId: 1, role: 1, state: 1, capacity: 1, placesTaken: 1, pausedUntil: 1 } as const;
type Row = Pick<StoredEnrolment, 'personId' | 'role' | 'state' | 'capacity' | 'placesTaken' | 'pausedUntil'>;

/** The parts of everybody who takes part in a program, waits to, or rests, a thousand at a time; or those of these people. */
export async function* programParts({ tenantId, programId }: ProgramScope, personIds?: readonly string[]): AsyncGenerator<ProgramPart[]> {
  const which = personIds === undefined ? {} : { personId: trusted({ $in: personIds }) };
  const rows = EnrolmentModel.find({ tenantId, programId, state: trusted({ $in: ['pending', 'active', 'paused'] }), ...which }, ofPart).lean().cursor({ batchSize: together });
  let some: Row[] = [];
  for await (const row of rows) {
    if (some.push(row) < together) continue;
    yield withNames(tenantId, some);
    some = [];
  }
  if (some.length > 0) yield withNames(tenantId, some);
}

async function withNames(tenantId: string, rows: readonly Row[]): Promise<ProgramPart[]> {
  const ids = rows.map(({ personId }) => personId);
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: ids }) }, { name: 1, zone: 1, suspendedAt: 1, erasedAt: 1 }).lean();
  const byId = new Map(people.map((person) => [String(person._id), person]));
  return rows.flatMap(({ personId, role, state, capacity, placesTaken, pausedUntil }) => {
    const person = byId.get(String(personId));
    return person === undefined ? [] : [{ personId: String(personId), role, state, capacity, placesTaken, pausedUntil, name: person.name, zone: person.zone, isBarred: isBarred(person) }];
  });
}
