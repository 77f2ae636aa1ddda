import mongoose, { Types, type Model } from 'mongoose';
import { currentTransaction } from './connect.ts';
import type { Stored } from './schema.ts';
import { scopedFilter } from './scope.ts';

interface Insert {
  readonly row: Stored;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What waits for the write of its collection that is on its way. */
const lanes = new Map<string, Insert[]>();

/** Waits for no other member of the replica set and no journal. */
const onPrimary = { w: 1, j: false } as const;

/**
 * Writes one new row straight to the driver, for the few that every launch writes: the caller's types stand for the
 * schema's checks, and the verb has checked what somebody sent. It waits for the primary alone, so it is for rows whose
 * loss with that primary costs nobody more than beginning again. Returns the row as it is stored.
 *
 * While one write is on its way, further rows wait and are written together: in a storm of launches one write of ten rows
 * costs a fraction of ten. Each is acknowledged, or fails, for itself.
 */
export async function insertRow<T extends Stored>(model: Model<T>, fields: Omit<T, Exclude<keyof Stored, 'tenantId'>>): Promise<T> {
  const now = new Date();
  const row = scopedFilter(model.schema, { _id: new Types.ObjectId(), ...fields, v: 1, createdAt: now, updatedAt: now } as unknown as T);
  const session = currentTransaction();
  if (session !== undefined) {
    await mongoose.connection.db!.collection<Stored>(model.collection.name).insertOne(row, { session });
    return row;
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  enqueue(model.collection.name, { row, resolve, reject });
  await promise;
  return row;
}

function enqueue(name: string, insert: Insert): void {
  const waiting = lanes.get(name);
  if (waiting !== undefined) {
    waiting.push(insert);
    return;
  }
  lanes.set(name, []);
  void write([insert]);

  async function write(inserts: readonly Insert[]): Promise<void> {
    await writeTogether(name, inserts);
    const next = lanes.get(name)!;
    if (next.length === 0) {
      lanes.delete(name);
      return;
    }
    lanes.set(name, []);
    void write(next);
  }
}

/** What MongoDB says of an insert: the rows that it refused, by their place. */
interface Reply {
  readonly writeErrors?: readonly { index: number; code: number; errmsg: string }[];
}

/**
 * Never throws: every row of it hears how it went. Sent as a bare command, so that it is not a retryable write: MongoDB
 * keeps a record of each of those, which costs as much again as the row.
 */
async function writeTogether(name: string, inserts: readonly Insert[]): Promise<void> {
  try {
    const { writeErrors = [] } = (await mongoose.connection.db!.command({ insert: name, documents: inserts.map(({ row }) => row), ordered: false, writeConcern: onPrimary })) as Reply;
    for (const refused of writeErrors) inserts[refused.index]!.reject(new mongoose.mongo.MongoServerError(refused));
    for (const { resolve } of inserts) resolve(); // nothing for those that were rejected
  } catch (error) {
    for (const { reject } of inserts) reject(error);
  }
}
