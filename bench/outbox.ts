/**
 * Mail and kill -9: 300 senders are killed at random moments while they cause and send mail. Run it with `npm run bench -- outbox`;
 * KILLS says how many, BENCH_SEED when (the same moments again). It ends with an error where anything that MongoDB had acknowledged
 * never reached the mail server, or left under a Message-ID of its own. SMTP has no way to ask whether a mail was taken: one whose
 * sender dies between the server's "250" and its own mark leaves once more, under the same Message-ID. Those are counted.
 */
import { randomBytes } from 'node:crypto';
import { aMentor, aPair, aProgram } from '../models/factories.ts';
import { killSenders } from '../lti-server/mail/test-kills.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';
import { dropDatabase } from '../models/mongodb/test-database.ts';
import { OutboxModel } from '../models/outbox/outbox.model.ts';
import { randomFrom } from './random.ts';

const kills = Number(process.env['KILLS'] ?? 300);
const seed = Number(process.env['BENCH_SEED'] ?? randomBytes(4).readUInt32LE());
const given = process.env['BENCH_MONGODB_URI'] ?? process.env['TEST_MONGODB_URI'];
const mongodb = given === undefined ? await startEphemeral({ log: console.log }) : { uri: given, stop: async () => {} };
const databaseName = `bench-${randomBytes(6).toString('hex')}`;
await connect(mongodb.uri, { databaseName });
try {
  await setUpDatabase();
  const place = await aProgram();
  const mentor = await aMentor(place);
  const { matchId } = await aPair(place, { mentor });
  const uri = new URL(mongodb.uri);
  uri.pathname = databaseName;
  const began = performance.now();
  const { acknowledged, arrived, lost, repeated, strange, left } = await killSenders({ kills, uri: uri.href, mentor, matchId, random: randomFrom(seed), rows: () => OutboxModel.find(place, { eventId: 1, state: 1 }).lean() });
  console.log(`Outbox: ${kills} senders killed in ${Math.round((performance.now() - began) / 1_000)} s (BENCH_SEED=${seed})`);
  console.log(`  ${acknowledged} mails acknowledged by MongoDB, ${arrived} reached the mail server, ${lost} lost, ${left} left in the list`);
  console.log(`  ${repeated} left twice, each under the same Message-ID; ${strange} under another one`);
  if (lost + strange + left > 0) process.exitCode = 1;
} finally {
  await disconnect();
  await dropDatabase(mongodb.uri, databaseName);
  await mongodb.stop();
}
