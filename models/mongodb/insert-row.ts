import mongoose, { Types, type Model } from 'mongoose';
import { batched } from './batched.ts';
import { currentTransaction } from './connect.ts';
import type { Stored } from './schema.ts';
import { scopedFilter } from './scope.ts';

/** A row, and the collection that it goes to. */
interface Insert {
  readonly name: string;
  readonly row: Stored;
}

/** Waits for no other member of the replica set and no journal. */
const onPrimary = { w: 1, j: false } as const;

/**
 * Writes one new row straight to the driver, for the few that every launch writes: the caller's types stand for the
 * schema's checks, and the verb has checked what somebody sent. It waits for the primary alone, so it is for rows whose
 * loss with that primary costs nobody more than beginning again. Returns the row as it is stored.
 *
 * Rows that come while one is being written are written together: in a storm of launches one write of ten rows costs a
 * fraction of ten. Each is acknowledged, or fails, for itself.
 */
export async function insertRow<T extends Stored>(model: Model<T>, fields: Fields<T>): Promise<T> {
  const { row, written } = beginRow(model, fields);
  await written;
  return row;
}

type Fields<T extends Stored> = Omit<T, Exclude<keyof Stored, 'tenantId'>>;

/** The same, for whoever has something to do meanwhile: the row stands once `written` has come. */
export function beginRow<T extends Stored>(model: Model<T>, fields: Fields<T>): { readonly row: T; readonly written: Promise<void> } {
  const now = new Date();
  const row = scopedFilter(model.schema, { _id: new Types.ObjectId(), ...fields, v: 1, createdAt: now, updatedAt: now } as unknown as T);
  const { name } = model.collection;
  const session = currentTransaction();
  const written = session === undefined ? write({ name, row }) : mongoose.connection.db!.collection<Stored>(name).insertOne(row, { session }).then(() => undefined);
  return { row, written };
}

/** What MongoDB says of an insert: the rows that it refused, by their place. */
interface Reply {
  readonly writeErrors?: readonly { index: number; code: number; errmsg: string }[];
}

/**
 * Sent as a bare command, so that it is not a retryable write: MongoDB keeps a record of each of those, which costs as much
 * again as the row.
 */
const write = batched<Insert, void>(async (inserts) => {
  const [{ name }] = inserts as [Insert];
  const { writeErrors = [] } = (await mongoose.connection.db!.command({ insert: name, documents: inserts.map(({ row }) => row), ordered: false, writeConcern: onPrimary })) as Reply;
  const refused = new Map(writeErrors.map((error) => [error.index, new mongoose.mongo.MongoServerError(error)]));
  return inserts.map((_, i) => refused.get(i));
}, ({ name }) => name);
