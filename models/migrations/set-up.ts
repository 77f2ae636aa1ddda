import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { isDuplicate } from '../mongodb/schema.ts';
import '../all-slices.ts';
import { migrations } from './migrations.ts';

const lockMs = 60_000;
const waitMs = 250;
const lockCollection = 'migrations';

/** What is kept of a migration that has run, and (with the id `lock`) who runs them now. */
interface MigrationRow {
  _id: string;
  at?: Date;
  owner?: string;
  until?: Date;
}

/**
 * Brings the database to this release: collections, indexes, then each migration that has not run yet, in order.
 * Repeatable, and locked in MongoDB, so that any number of servers may start at once; one does it, the others wait.
 */
export async function setUpDatabase(): Promise<void> {
  const rows = mongoose.connection.db!.collection<MigrationRow>(lockCollection);
  const owner = randomUUID();
  await acquire(owner);
  try {
    for (const model of Object.values(mongoose.models)) await model.createCollection();
    for (const model of Object.values(mongoose.models)) await model.createIndexes();
    for (const { name, run } of migrations) {
      if (await rows.findOne({ _id: name })) continue;
      await run();
      await rows.insertOne({ _id: name, at: new Date() });
    }
  } finally {
    await rows.deleteOne({ _id: 'lock', owner });
  }

  async function acquire(holder: string): Promise<void> {
    for (;;) {
      const now = new Date();
      try {
        await rows.updateOne(
          { _id: 'lock', until: { $lte: now } },
          { $set: { owner: holder, until: new Date(now.getTime() + lockMs) } },
          { upsert: true },
        );
        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error; // somebody holds it: a duplicate _id
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
