/**
 * A platform is down for half an hour while 5,000 learners reach something; when it is back, every score has to be in its
 * gradebook within five minutes, in order and none twice. Run it with `node bench/scores.ts`. The platform is a server of
 * this process and answers at once, so what is measured is our side: the waiting by the clock of the trial, the sending in
 * truth.
 */
import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { createPlatform } from '../lti-server/platform/platform.ts';
import { runOutage } from '../lti-server/platform/test-outage.ts';
import { TestServices } from '../lti-server/platform/test-services.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';

const learners = 5_000;
const barSeconds = 300;

const uri = process.env['BENCH_MONGODB_URI'] ?? process.env['TEST_MONGODB_URI'];
const mongodb = uri === undefined ? await startEphemeral({ log: console.log }) : { uri, stop: async () => {} };
await connect(mongodb.uri, { databaseName: `bench-${randomBytes(6).toString('hex')}` });
const lms = await new TestServices().start();
try {
  await setUpDatabase();
  const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
  const { waited, drainedIn, asked, handedIn, wrong } = await runOutage(port, lms, learners);
  const took = waited + drainedIn;
  console.log(`  ${learners} learners, 30 min down: asked ${asked} times meanwhile; ${handedIn} scores in all, ${wrong} learners with one too many, too few or out of order`);
  console.log(`  back in the gradebook after ${took.toFixed(0)} s (bar ${barSeconds}): ${waited.toFixed(0)} s of pauses, ${drainedIn.toFixed(0)} s of sending, ${(learners / drainedIn).toFixed(0)} scores a second`);
  process.exitCode = wrong === 0 && took <= barSeconds ? 0 : 1;
} finally {
  lms.stop();
  await mongoose.connection.dropDatabase();
  await disconnect();
  await mongodb.stop();
}
