import type { SystemActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { eachProgram } from '../programs/programs.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import type { CountPlaces } from './places.ts';

interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/** A count that was wrong, and what is right. */
export interface Miscount extends ProgramScope {
  personId: string;
  role: EnrolmentRole;
  stored: number;
  counted: number;
}

/**
 * Compares the places taken with the matches that take them, in every program, and puts right what differs. There
 * should be nothing: what it returns is a report of faults. Each program is one transaction, so that a match that
 * begins meanwhile is never counted on one side only.
 * @param countPlaces of the slice of matches, which stands above this one
 */
export async function recountPlaces(_actor: SystemActor, countPlaces: CountPlaces): Promise<Miscount[]> {
  const found: Miscount[] = [];
  for await (const scope of eachProgram()) {
    found.push(...(await inTransaction(() => recountProgram(scope, countPlaces))));
  }
  return found;
}

async function recountProgram({ tenantId, programId }: ProgramScope, countPlaces: CountPlaces): Promise<Miscount[]> {
  const held = await countPlaces({ tenantId, programId });
  const enrolments = await EnrolmentModel.find({ tenantId, programId }, { personId: 1, role: 1, placesTaken: 1 }).lean();
  const found: Miscount[] = [];
  for (const { _id, role, placesTaken: stored, ...enrolment } of enrolments) {
    const personId = String(enrolment.personId);
    const counted = held[role].get(personId) ?? 0;
    if (counted === stored) continue;
    await EnrolmentModel.updateOne({ tenantId, programId, _id }, { $set: { placesTaken: counted } });
    personChanged({ tenantId, programId, personId });
    found.push({ tenantId, programId, personId, role, stored, counted });
  }
  return found;
}
