import type { PersonActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import { OutcomeModel, type StoredOutcome } from './idempotency.model.ts';

/** MongoDB's code for a write that met another transaction's write of the same key. */
const writeConflict = 112;

export interface KeyedRequest {
  key: string;
  operationId: string;
  /** SHA-256 over path and body: the same key with another request is a mistake of the caller. */
  bodyHash: string;
}
export interface Outcome {
  status: number;
  resourcePath: string | null;
}

/**
 * Runs a verb at most once for a key of this person, for 24 hours. The outcome is written in the verb's own
 * transaction, so that there is never one without the other; a verb that throws stores nothing and may be tried again.
 * `repeated` says that the verb ran earlier and only its outcome is known. The key is claimed without a look for it before:
 * nearly every request is the first with its key. A path names no program: the same key in another one is another request.
 */
export async function once<T>(
  actor: PersonActor,
  request: KeyedRequest,
  verb: () => Promise<Outcome & { result: T }>,
): Promise<(Outcome & { repeated: false; result: T }) | (Outcome & { repeated: true })> {
  const mine = { tenantId: actor.tenantId, personId: actor.personId, key: request.key };
  try {
    return await inTransaction(async () => {
      await claim({ ...mine, programId: actor.programId ?? null, operationId: request.operationId, bodyHash: request.bodyHash, status: 0 });
      const { result, status, resourcePath } = await verb();
      await OutcomeModel.updateOne(mine, { $set: { status, resourcePath } });
      return { repeated: false as const, result, status, resourcePath };
    });
  } catch (error) {
    if (!(error instanceof ClaimedBefore)) throw error;
    const earlier = await OutcomeModel.findOne(mine).lean();
    if (earlier === null) throw new RuleBroken('idempotency-in-flight'); // its day has just ended: the next attempt claims it
    return repeat(earlier, actor, request);
  }
}

/** A request with this key has come to its end. */
class ClaimedBefore extends Error {
  override readonly name = 'ClaimedBefore';
}

async function claim(row: Record<string, unknown>): Promise<void> {
  try {
    await OutcomeModel.create([row]);
  } catch (error) {
    if (isDuplicate(error, 'key')) throw new ClaimedBefore();
    if ((error as { code?: unknown }).code === writeConflict) throw new RuleBroken('idempotency-in-flight');
    throw error;
  }
}

function repeat(row: StoredOutcome, { programId }: PersonActor, request: KeyedRequest): Outcome & { repeated: true } {
  if (row.programId !== undefined && String(row.programId) !== String(programId ?? null)) throw new RuleBroken('idempotency-mismatch');
  if (row.operationId !== request.operationId || row.bodyHash !== request.bodyHash) throw new RuleBroken('idempotency-mismatch');
  return { repeated: true, status: row.status, resourcePath: row.resourcePath };
}
