import type { Model, PipelineStage } from 'mongoose';
import type { Filter } from './rows.ts';
import type { Id, Stored } from './schema.ts';
import { scopedFilter } from './scope.ts';

/** A stage that only reads. */
export type ReadStage = Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>;

/** Rows of one collection that somebody wants, beside others of other collections; `R` is what a row is read as. */
export interface Wanted<R> {
  readonly from: string;
  /** Whose rows these are, where somebody else could want the same of theirs. */
  readonly of?: Id;
  /** The rows of one person; of several, each row once for every person whose it is, who stands in it as `forPerson`. */
  readonly pipeline: (people: readonly Id[]) => readonly ReadStage[];
  /** Where a row names people: paths of their ids. */
  readonly people: readonly string[];
  /** Only for the types. */
  readonly row?: R;
}

interface FirstRows<Then extends ReadStage> {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit: number;
  /** What is made of them. */
  readonly then?: readonly Then[];
  readonly people?: readonly string[];
}

/**
 * The first rows of a filter in an order. The scope holds as in every query; nothing is cast.
 * @typeParam R what `then` makes of a row
 */
export function wanted<T extends Stored>(model: Model<T>, filter: Filter<T>, rows: FirstRows<ReadStage>): Wanted<T>;
export function wanted<T extends Stored, R>(model: Model<T>, filter: Filter<T>, rows: FirstRows<ReadStage>): Wanted<R>;
export function wanted<T extends Stored>(model: Model<T>, filter: Filter<T>, { sort, limit, then = [], people = [] }: FirstRows<ReadStage>): Wanted<T> {
  return everybodys(model, [...filtered(model, filter), ...sorted(sort), { $limit: limit }, ...then], people);
}

/** How many rows there are: one row that says so, or none at all. */
export function wantedCount<T extends Stored>(model: Model<T>, filter: Filter<T>): Wanted<{ count: number }> {
  return everybodys(model, [...filtered(model, filter), { $count: 'count' }], []);
}

function everybodys<T extends Stored>(model: Model<T>, stages: readonly ReadStage[], people: readonly string[]): Wanted<never> {
  return { from: model.collection.name, pipeline: () => stages, people };
}

/** How a row is somebody's: their id stands in this field, or in the list there; without a field it is everybody's. */
export interface Way<T> {
  readonly by?: keyof T & string;
  /** What has to hold of the row besides. No row is one person's in two ways. */
  readonly where?: Filter<T>;
}

/** Rows that are somebody's, in whichever of these ways. */
export interface OwnRows<T> {
  readonly of: Id;
  readonly filter: Filter<T> & { readonly $or?: never };
  readonly ways: readonly Way<T>[];
}

/**
 * The first of somebody's rows in an order: what several want of the same kind can go to the database together.
 * @typeParam R what `then` leaves of a row
 */
export function wantedOf<T extends Stored, R = T>(model: Model<T>, own: OwnRows<T>, { sort, limit, then = [], people = [] }: FirstRows<PipelineStage.Set | PipelineStage.Unset>): Wanted<R> {
  scopedFilter(model.schema, own.filter);
  return {
    from: model.collection.name,
    of: own.of,
    people,
    pipeline: (askers) => isOne(askers)
      ? [...rowsOf(model, own, askers[0]), ...sorted(sort), { $limit: limit }, ...then]
      : [
          ...rowsOfEach(model, own, askers, [...sorted(sort), { $limit: limit }]),
          ...sorted(sort),
          { $group: { _id: '$forPerson', rows: { $firstN: { n: limit, input: '$$ROOT' } } } },
          { $unwind: '$rows' },
          { $replaceRoot: { newRoot: '$rows' } },
          ...then,
        ],
  };
}

/** The different values of a field in somebody's rows, likewise: a row each, with the value as `_id`. */
export function wantedValuesOf<T extends Stored, K extends keyof T & string>(model: Model<T>, own: OwnRows<T>, field: K): Wanted<{ _id: T[K] }> {
  scopedFilter(model.schema, own.filter);
  return {
    from: model.collection.name,
    of: own.of,
    people: [],
    pipeline: (askers) => isOne(askers)
      ? [...rowsOf(model, own, askers[0]), { $group: { _id: `$${field}` } }]
      : [
          ...rowsOfEach(model, own, askers, []),
          { $group: { _id: { forPerson: '$forPerson', value: `$${field}` } } },
          { $project: { forPerson: '$_id.forPerson', _id: '$_id.value' } },
        ],
  };
}

function isOne(people: readonly Id[]): people is readonly [Id] {
  return people.length === 1;
}

function rowsOf<T extends Stored>(model: Model<T>, { filter, ways }: OwnRows<T>, person: Id): ReadStage[] {
  const [way, ...others] = ways.map(({ by, where }) => ({ ...where, ...(by === undefined ? {} : { [by]: person }) }));
  return filtered(model, { ...filter, ...(others.length === 0 ? way : { $or: [way, ...others] }) });
}

/** A read for each way, so that whose a row is follows from the very field that it was found by. */
function rowsOfEach<T extends Stored>(model: Model<T>, { filter, ways }: OwnRows<T>, people: readonly Id[], firstOfAll: readonly ReadStage[]): ReadStage[] {
  const [first = [], ...others] = ways.map(({ by, where }): ReadStage[] => by === undefined
    ? [...filtered(model, { ...filter, ...where }), ...firstOfAll, { $set: { forPerson: people } }]
    : [...filtered(model, { ...filter, ...where, [by]: { $in: people } }), { $set: { forPerson: `$${by}` } }]);
  const coll = model.collection.name;
  return [
    ...first,
    ...others.map((pipeline) => ({ $unionWith: { coll, pipeline } })),
    { $unwind: '$forPerson' },
    { $match: { forPerson: { $in: people } } }, // a list names others as well
  ];
}

function filtered<T extends Stored>(model: Model<T>, filter: Filter<T>): ReadStage[] {
  return [{ $match: scopedFilter(model.schema, filter) }];
}

function sorted(sort: FirstRows<ReadStage>['sort']): ReadStage[] {
  return sort === undefined ? [] : [{ $sort: sort }];
}
