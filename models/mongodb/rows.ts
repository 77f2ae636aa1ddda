import { Types, type ClientSession, type Model, type mongo, type PipelineStage } from 'mongoose';
import { currentTransaction } from './connect.ts';
import type { Id, Stored } from './schema.ts';
import { assertScoped, scopedFilter, type ScopeOptions } from './scope.ts';

/** A filter as the driver takes it: nothing is cast, so the types ask for what is stored (an ObjectId, not its text). */
export type Filter<T> = mongo.Filter<T>;

export interface RowsOptions extends ScopeOptions {
  projection?: Readonly<Record<string, 0 | 1 | { readonly $slice: number }>>;
  sort: Readonly<Record<string, 1 | -1>>;
  limit: number;
}

/**
 * Reads the rows of a list as plain objects from the driver. The scope holds as in every query, but nothing is cast and
 * nothing hydrated: for a page of rows that costs more than the rest of the request.
 * @typeParam R what the projection leaves of a row
 */
export async function readRows<T extends Stored, R = T>(model: Model<T>, filter: Filter<T>, { projection, sort, limit, ...scope }: RowsOptions): Promise<R[]> {
  const rows = model.collection.find(scopedFilter(model.schema, filter, scope) as Filter<mongo.Document>, {
    sort,
    limit,
    ...(projection === undefined ? {} : { projection }),
    ...inCurrentTransaction(),
  });
  return (await rows.toArray()) as R[];
}

/** Who acts and where, as it is stored: for filters, which nothing casts here. */
export function storedIds({ tenantId, programId, personId }: { readonly tenantId: string; readonly programId: string; readonly personId: string }): { here: { tenantId: Id; programId: Id }; me: Id } {
  return { here: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId) }, me: new Types.ObjectId(personId) };
}

/** Reads what a pipeline makes of rows, likewise. */
export async function readJoined<T extends Stored, R>(model: Model<T>, pipeline: PipelineStage[], scope: ScopeOptions = {}): Promise<R[]> {
  assertScoped(model.schema, pipeline, scope);
  return (await model.collection.aggregate(pipeline, inCurrentTransaction()).toArray()) as R[];
}

/** Joins the transaction that is going on, as every operation of mongoose does by itself. */
export function inCurrentTransaction(): { session?: ClientSession } {
  const session = currentTransaction();
  return session === undefined ? {} : { session };
}
