import mongoose, { Types } from 'mongoose';
import { batched } from './batched.ts';
import { inCurrentTransaction } from './rows.ts';
import type { Id } from './schema.ts';
import type { ReadStage, Wanted } from './wanted.ts';

export { wanted, wantedCount, wantedOf, wantedValuesOf, type ReadStage, type Wanted } from './wanted.ts';

/** What is joined to all the rows together, by stages that fill `joined`; `J` is what that is read as. */
export interface Joined<J> {
  readonly stages: readonly ReadStage[];
  /** Gets what was joined, once a trip: to the rows of everybody whose rows came by it. */
  keep(joined: J): void;
}

type Rows<W> = { -readonly [K in keyof W]: NonNullable<W[K]> extends Wanted<infer R> ? R[] : never[] };

/**
 * Reads rows of several collections in one trip to the database. Slices say what they want, and make of the rows what
 * they show; null wants nothing, which is an empty list.
 *
 * Where rows are somebody's (`wantedOf`), others who want the same of theirs while a trip is on its way go together by the
 * next one: MongoDB works mostly for the question and little for the rows. Each gets theirs, and nobody else's.
 */
export async function readAtOnce<const W extends Readonly<Record<string, Wanted<unknown> | null>>, J = never>(all: W, join?: Joined<J>): Promise<Rows<W>> {
  const asked: Asked = { wanted: Object.entries(all).flatMap(([name, one]) => (one === null ? [] : [[name, one]])), join };
  const nothing = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
  if (asked.wanted.length === 0) return nothing as unknown as Rows<W>;
  const isSomebodys = asked.wanted.some(([, { of }]) => of !== undefined);
  return { ...nothing, ...(isSomebodys ? await readTogether(asked) : (await readEach([asked]))[0]) } as unknown as Rows<W>;
}

interface Asked {
  readonly wanted: readonly (readonly [name: string, Wanted<unknown>])[];
  readonly join: Joined<unknown> | undefined;
}

interface Row {
  readonly forPerson?: Id;
}
type Found = Readonly<Record<string, readonly Row[]>>;

const nobody = new Types.ObjectId('000000000000000000000000');

/** Together goes what is the same to the byte but for whose it is: the tenant and the program too. */
const readTogether = batched(readEach, ({ wanted, join }) => {
  const stages = wanted.map(([name, { from, pipeline }]) => [name, from, pipeline([nobody])]);
  return Buffer.from(mongoose.mongo.BSON.serialize({ stages, join: join?.stages ?? [] })).toString('latin1');
});

/** @param all the same of different people */
async function readEach(all: readonly Asked[]): Promise<Found[]> {
  const [{ wanted, join }] = all as [Asked];
  const people = wanted.map((_, i) => different(all.flatMap((asked) => asked.wanted[i]![1].of ?? [])));
  const lookups = wanted.map(([as, { from, pipeline }], i): ReadStage => ({ $lookup: { from, pipeline: [...pipeline(people[i]!)], as } }));
  const stages = [{ $documents: [{}] }, ...lookups, ...(join?.stages ?? [])];
  const [found] = (await mongoose.connection.db!.aggregate<Found & { joined: unknown }>(stages, inCurrentTransaction()).toArray()) as [Found & { joined: unknown }];
  join?.keep(found.joined);
  const deal = Object.fromEntries(wanted.map(([name], i) => [name, people[i]!.length > 1 ? byPerson(found[name]!) : () => found[name]!]));
  return all.map((asked) => Object.fromEntries(asked.wanted.map(([name, { of }]) => [name, deal[name]!(of)])));
}

function different(ids: readonly Id[]): Id[] {
  return [...new Map(ids.map((id) => [String(id), id])).values()];
}

/** Deals out rows of several people. */
function byPerson(rows: readonly Row[]): (person: Id | undefined) => Row[] {
  const dealt = new Map<string, Row[]>();
  for (const { forPerson, ...row } of rows) {
    const person = String(forPerson);
    const theirs = dealt.get(person);
    if (theirs === undefined) dealt.set(person, [row]);
    else theirs.push(row);
  }
  return (person) => dealt.get(String(person)) ?? [];
}
