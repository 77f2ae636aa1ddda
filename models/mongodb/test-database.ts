import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import mongoose from 'mongoose';
import { connect, disconnect } from './connect.ts';
import { setUpDatabase } from '../migrations/set-up.ts';

export interface TestDatabase {
  /** How another process reaches the same database. */
  uri: string;
  databaseName: string;
  /** Drops it and disconnects. */
  close(): Promise<void>;
}

/** A fresh, set-up database on the test run's MongoDB. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const uri = process.env['TEST_MONGODB_URI'];
  if (uri === undefined) throw new Error('Set TEST_MONGODB_URI to a MongoDB replica set, or run the tests by npm test.');
  const databaseName = `test-${randomBytes(8).toString('hex')}`;
  await connect(uri, { databaseName, monitorCommands: true });
  await setUpDatabase();
  return {
    uri,
    databaseName,
    async close() {
      await disconnect();
      await dropDatabase(uri, databaseName);
    },
  };
}

/** Longer than MongoDB keeps a transaction whose process was killed, and which the drop has to wait for (milliseconds). */
const dropPatienceMs = 60_000;

/** Drops a database that processes were killed on: also where the drop has to wait for what they had begun. */
export async function dropDatabase(uri: string, dbName: string): Promise<void> {
  const connection = await mongoose.createConnection(uri, { dbName, socketTimeoutMS: dropPatienceMs }).asPromise();
  try {
    await connection.dropDatabase();
  } finally {
    await connection.close();
  }
}

/**
 * The database of a test file, awaited at its top and dropped at its end. Not a `before` hook: the hooks of one file run
 * at the same time, and the next one would write before the indexes are there.
 */
export async function useTestDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  after(() => database.close());
  return database;
}

/** How many documents each of these collections holds: for tests of what must have left nothing. */
export function countDocuments(...collections: readonly string[]): Promise<number[]> {
  return Promise.all(collections.map((name) => mongoose.connection.db!.collection(name).countDocuments()));
}
