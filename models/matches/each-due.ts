import { trusted, type Model } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { ProgramStored } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';

const batch = 100;

/** Rows that are due, and the field that says since when. */
interface WhichDue {
  readonly due: Record<string, unknown>;
  readonly by: string;
}

/**
 * Does something to each row that is due, the longest first, each in a transaction of its own that reads it again: what
 * another server or a person did meanwhile counts. `work` must leave the row no longer due. One that fails holds up no
 * other; the first failure is thrown at the end, and the next run tries again. Returns for how many the work answered true.
 */
export function eachDue<T extends ProgramStored>(
  actor: SystemActor,
  rows: Model<T>,
  which: WhichDue,
  work: (inProgram: ProgramSystemActor, row: T) => Promise<boolean>,
): Promise<number> {
  const model = rows as unknown as Model<ProgramStored>;
  return eachDueInSteps(actor, rows, which, (inProgram, { tenantId, programId, _id }) =>
    inTransaction(async () => {
      const row = (await model.findOne({ tenantId, programId, _id, ...which.due }).lean()) as T | null;
      return row !== null && work(inProgram, row);
    }),
  );
}

/** The same where the work goes in several transactions of its own, which read for themselves what is still so. */
export async function eachDueInSteps<T extends ProgramStored>(
  actor: SystemActor,
  rows: Model<T>,
  { due, by }: WhichDue,
  work: (inProgram: ProgramSystemActor, row: Pick<ProgramStored, '_id' | 'tenantId' | 'programId'>) => Promise<boolean>,
): Promise<number> {
  const model = rows as unknown as Model<ProgramStored>;
  const aside: string[] = [];
  const failures: unknown[] = [];
  for (let count = 0; ; ) {
    const found = await model.find({ ...due, _id: trusted({ $nin: aside }) }, { tenantId: 1, programId: 1 }, { acrossTenants: 'one job serves every tenant' })
      .sort({ [by]: 1 })
      .limit(batch)
      .lean();
    for (const { _id, tenantId, programId } of found) {
      const inProgram: ProgramSystemActor = { ...actor, tenantId: String(tenantId), programId: String(programId) };
      try {
        if (await work(inProgram, { _id, tenantId, programId })) count += 1;
      } catch (error) {
        aside.push(String(_id));
        if (!(error instanceof RuleBroken)) failures.push(error); // else somebody was faster
      }
    }
    if (found.length < batch) {
      if (failures.length > 0) throw failures[0];
      return count;
    }
  }
}
