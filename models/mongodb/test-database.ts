import { randomBytes } from 'node:crypto';
import { after, before } from 'node:test';
import mongoose from 'mongoose';
import { connect, disconnect } from './connect.ts';
import { setUpDatabase } from '../migrations/set-up.ts';

/**
 * Gives the test file that calls it a fresh, set-up database on the test run's MongoDB and drops it at the end.
 * Returns how another process reaches the same database.
 */
export function useTestDatabase(): { uri: string; databaseName: string } {
  const uri = process.env['TEST_MONGODB_URI'] ?? process.env['MONGODB_URI'];
  if (uri === undefined) throw new Error('Set TEST_MONGODB_URI to a MongoDB replica set, or run the tests by npm test.');
  const databaseName = `test-${randomBytes(8).toString('hex')}`;
  before(async () => {
    await connect(uri, { databaseName });
    await setUpDatabase();
  });
  after(async () => {
    await mongoose.connection.dropDatabase();
    await disconnect();
  });
  return { uri, databaseName };
}
