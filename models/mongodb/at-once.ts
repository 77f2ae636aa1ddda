import mongoose, { type Model, type PipelineStage } from 'mongoose';
import { inCurrentTransaction, type Filter } from './rows.ts';
import type { Stored } from './schema.ts';
import { scopedFilter } from './scope.ts';

/** A stage that only reads. */
export type ReadStage = Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>;

/** Rows of one collection that somebody wants, beside others of other collections; `R` is what a row is read as. */
export interface Wanted<R> {
  readonly from: string;
  readonly pipeline: readonly ReadStage[];
  /** Where a row names people: paths of their ids. */
  readonly people: readonly string[];
  /** Only for the types. */
  readonly row?: R;
}

/** What is joined to all the rows together, by stages that fill `joined`; `R` is what that is read as. */
export interface Joined<R> {
  readonly stages: readonly ReadStage[];
  readonly row?: R;
}

type Rows<W> = { -readonly [K in keyof W]: NonNullable<W[K]> extends Wanted<infer R> ? R[] : never[] };

interface FirstRows {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit: number;
  /** What is made of them. */
  readonly then?: readonly ReadStage[];
  readonly people?: readonly string[];
}

/**
 * The first rows of a filter in an order. The scope holds as in every query; nothing is cast.
 * @typeParam R what `then` makes of a row
 */
export function wanted<T extends Stored>(model: Model<T>, filter: Filter<T>, rows: FirstRows): Wanted<T>;
export function wanted<T extends Stored, R>(model: Model<T>, filter: Filter<T>, rows: FirstRows): Wanted<R>;
export function wanted<T extends Stored>(model: Model<T>, filter: Filter<T>, { sort, limit, then = [], people = [] }: FirstRows): Wanted<T> {
  const order: ReadStage[] = sort === undefined ? [] : [{ $sort: sort }];
  return { from: model.collection.name, pipeline: [...filtered(model, filter), ...order, { $limit: limit }, ...then], people };
}

/** How many rows there are: one row that says so, or none at all. */
export function wantedCount<T extends Stored>(model: Model<T>, filter: Filter<T>): Wanted<{ count: number }> {
  return { from: model.collection.name, pipeline: [...filtered(model, filter), { $count: 'count' }], people: [] };
}

/** The different values of a field: a row each, with the value as `_id`. */
export function wantedValues<T extends Stored, K extends keyof T & string>(model: Model<T>, filter: Filter<T>, field: K): Wanted<{ _id: T[K] }> {
  return { from: model.collection.name, pipeline: [...filtered(model, filter), { $group: { _id: `$${field}` } }], people: [] };
}

/**
 * Reads rows of several collections in one trip to the database. Slices say what they want, and make of the rows what
 * they show; null wants nothing, which is an empty list.
 */
export async function readAtOnce<const W extends Readonly<Record<string, Wanted<unknown> | null>>, J = unknown>(
  all: W,
  join: Joined<J> = { stages: [] },
): Promise<Rows<W> & { joined?: J }> {
  const lookups = Object.entries(all).flatMap(([as, one]) => (one === null ? [] : [{ $lookup: { from: one.from, pipeline: one.pipeline, as } }]));
  const nothing = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
  const [rows] = lookups.length === 0 ? [] : await mongoose.connection.db!.aggregate([{ $documents: [{}] }, ...lookups, ...join.stages], inCurrentTransaction()).toArray();
  return { ...nothing, ...rows } as unknown as Rows<W> & { joined?: J };
}

function filtered<T extends Stored>(model: Model<T>, filter: Filter<T>): ReadStage[] {
  return [{ $match: scopedFilter(model.schema, filter) }];
}
