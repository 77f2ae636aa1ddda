/**
 * That protected attributes decide nothing: 60 mentees and 40 mentors answer all of them, their answers are dealt out anew 10,000
 * times in MongoDB, and each time what a run is made of is loaded from there and solved, with the answers put on everybody by
 * force; one round in a hundred makes a whole run. Not a byte may change. Run it with `node bench/fairness.ts`; a number says how many rounds.
 */
import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { permuteAnswers } from '../models/fairness/test-permutations.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';

const rounds = Number(process.argv[2] ?? 10_000);
const [mentees, mentors] = [60, 40];

const uri = process.env['BENCH_MONGODB_URI'] ?? process.env['TEST_MONGODB_URI'];
const mongodb = uri === undefined ? await startEphemeral({ log: console.log }) : { uri, stop: async () => {} };
await connect(mongodb.uri, { databaseName: `bench-${randomBytes(6).toString('hex')}` });
try {
  await setUpDatabase();
  const { runs, moved, changedInputs, changedAnswers, changedRuns } = await permuteAnswers({ rounds, mentees, mentors });
  console.log(`  ${mentees} mentees, ${mentors} mentors: answers dealt out anew ${rounds} times, ${(moved / rounds).toFixed(0)} people with others than before each time`);
  console.log(`  matches that changed: ${changedAnswers}; what runs are made of, loaded from MongoDB: ${changedInputs}; whole runs of ${runs}: ${changedRuns} (bar 0, byte for byte)`);
  process.exitCode = changedInputs + changedAnswers + changedRuns === 0 && moved > 0 ? 0 : 1;
} finally {
  await mongoose.connection.dropDatabase();
  await disconnect();
  await mongodb.stop();
}
