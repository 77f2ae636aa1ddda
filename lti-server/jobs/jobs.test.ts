import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test, type TestContext } from 'node:test';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../../models/factories.ts';
import { MatchRequestModel } from '../../models/matches/match-request.model.ts';
import { sendMatchRequest } from '../../models/matches/match-requests.ts';
import { bookMeeting, readMeeting } from '../../models/meetings/meetings.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { EnrolmentModel } from '../../models/people/enrolment.model.ts';
import type { Secrets } from '../config.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { createPlatform } from '../platform/platform.ts';
import { until } from '../test-process.ts';
import { startJobs } from './jobs.ts';

await useTestDatabase();
const place = await aProgram();
const inbox = await openInbox();
after(() => inbox.close());
const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };
const platform = await createPlatform({ allowPrivatePlatforms: true, secrets });
const config = { smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: 'https://tool.example', secrets, quietHours: false, allowPrivateCalendars: true };
const timing = { pollMs: 50, leaseMs: 2_000 };
const dayMs = 86_400_000;
const rows = () => mongoose.connection.db!.collection('jobs');
const asking = { goal: 'Learn', message: '', cadence: 'monthly' as const };

/** A server's jobs, ended with the test, also where it fails. */
async function aServer(t: TestContext): Promise<{ stop: () => Promise<void> }> {
  const server = await startJobs(config, platform, log, timing);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= server.stop());
  t.after(stop);
  return { stop };
}

test('two servers that send at the same time send each mail once', async (t) => {
  const mails = 40;
  for (let i = 0; i < mails; i += 1) await sendMatchRequest(await aMentee(place), { ...asking, choices: [(await aMentor(place)).personId] });
  const servers = await Promise.all([aServer(t), aServer(t)]);
  await until('every mail has left', async () => (await OutboxModel.countDocuments({ ...place, state: 'sent' })) === mails, 60_000);
  await Promise.all(servers.map((server) => server.stop()));
  const ids = inbox.mails.map(({ messageId }) => messageId);
  assert.deepEqual([ids.length, new Set(ids).size], [mails, mails]);
});

test('every job runs and does its work', async (t) => {
  const past = new Date(Date.now() - 20 * dayMs);
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId);
  const { mentee, matchId } = await aPair(place, { mentor });
  const start = new Date(past);
  start.setUTCHours(11, 0, 0, 0);
  const meeting = await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes: 30 }, new Date(start.getTime() - dayMs));
  const request = await sendMatchRequest(await aMentee(place), { ...asking, choices: [(await aMentor(place)).personId] }, past);
  await EnrolmentModel.updateOne({ ...place, personId: mentee.personId, role: 'mentee' }, { $set: { placesTaken: 5 } });

  const server = await aServer(t);
  await rows().updateMany({}, { $set: { nextRunAt: new Date() } }); // the nightly ones as well
  const started = new Date();
  const names = [
    'ask-for-rosters', 'count-completions', 'count-everybody', 'drop-old-runs', 'end-offers', 'end-unconfirmed-matches', 'expire-proposals', 'expire-requests', 'find-grade-columns', 'look-for-places', 'mark-held', 'note-first-circles', 'purge-deleted-goals', 'purge-deleted-notes',
    'purge-external-people', 'purge-roster-leavers', 'read-busy-calendars', 'read-rosters', 'recompute-meetings', 'recount-places', 'remind-mentors', 'remind-of-meetings', 'remind-unconfirmed', 'send-mail', 'send-scores', 'settle-matching-runs',
  ];
  await until('each has run', async () => (await rows().countDocuments({ lastRunAt: { $gte: started }, lockedAt: null })) === names.length);
  await server.stop();
  const ran = await rows().find().sort({ name: 1 }).toArray();
  assert.deepEqual(ran.map((row) => [row['name'], row['failReason']]), names.map((name) => [name, null]));
  assert.equal((await readMeeting(mentee, meeting.id)).state, 'held');
  assert.equal((await MatchRequestModel.findOne({ ...place, _id: request.id }).lean())!.state, 'exhausted');
  assert.equal((await EnrolmentModel.findOne({ ...place, personId: mentee.personId, role: 'mentee' }).lean())!.placesTaken, 1);
  const said = logged.filter((line) => line.includes('count of places')).map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(said.map(({ personId, role, stored, counted }) => [personId, role, stored, counted]), [[mentee.personId, 'mentee', 5, 1]], 'reported, by ids alone');
});
