import mongoose from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from '../tenants/owner.ts';
import '../all-slices.ts';
import { migrations } from './migrations.ts';

/** How the connected database stands to this release. */
export interface DatabaseState {
  /** As MongoDB writes it: `8.0.4`. */
  readonly version: string;
  /** Declared here, and not there: `people.tenantId_1`. A collection that is missing counts with all its indexes. */
  readonly missingIndexes: readonly string[];
  /** Names of migrations that have not run. */
  readonly missingMigrations: readonly string[];
  /** How far this machine's clock is ahead of the database's, in ms; right to half a round trip. */
  readonly clockAheadMs: number;
}

/** Looks, and changes nothing. */
export async function inspectDatabase(owner: OwnerActor): Promise<DatabaseState> {
  assertOwner(owner);
  const database = mongoose.connection.db!;
  const asked = Date.now();
  const { localTime } = (await database.admin().command({ hello: 1 })) as { localTime?: Date };
  const answered = Date.now();
  const { version } = (await database.admin().buildInfo()) as { version: string };
  const ran = new Set((await database.collection<{ _id: string }>('migrations').find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  return {
    version,
    missingIndexes: (await Promise.all(Object.values(mongoose.models).map(missingIndexesOf))).flat(),
    missingMigrations: migrations.map(({ name }) => name).filter((name) => !ran.has(name)),
    clockAheadMs: localTime === undefined ? 0 : (asked + answered) / 2 - localTime.getTime(),
  };
}

async function missingIndexesOf(model: mongoose.Model<unknown>): Promise<string[]> {
  const there = await model.listIndexes().catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 26) return []; // NamespaceNotFound: the whole collection is missing
    throw error;
  });
  const names = new Set(there.map(({ key }) => nameOf(key as Record<string, unknown>)));
  return model.schema.indexes().map(([key]) => nameOf(key)).filter((name) => !names.has(name)).map((name) => `${model.collection.name}.${name}`);
}

function nameOf(key: object): string {
  return Object.entries(key).flat().join('_');
}
