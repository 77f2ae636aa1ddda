import mongoose from 'mongoose';

/**
 * Refuses a server without transactions and change streams, by its answer to `hello`: a standalone one. A member of a
 * replica set and the router of a sharded cluster are welcome.
 */
export function refuseStandalone(hello: Readonly<Record<string, unknown>>): void {
  if (hello['setName'] !== undefined || hello['msg'] === 'isdbgrid') return;
  throw new Error(
    'This MongoDB is a standalone server. Mentorkit needs a replica set (one node is enough): start mongod with --replSet and run rs.initiate().',
  );
}

/** Looks whether a server that somebody else runs answers and is a replica set; throws one line when not. */
export async function checkReplicaSet(uri: string, timeoutMs = 5_000): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs });
  try {
    refuseStandalone(await client.db('admin').command({ hello: 1 }));
  } catch (error) {
    throw new Error(`MONGODB_URI cannot be used. ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await client.close();
  }
}
