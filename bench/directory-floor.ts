import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import mongoose from 'mongoose';
import { openSlots } from '../models/availability/slots.ts';
import type { WeeklyWindow } from '../models/availability/windows.ts';
import { directories } from '../models/directory/directories.ts';
import { connect } from '../models/mongodb/connect.ts';

/**
 * The floor of the directory's benchmark: the same index asked the same, the same rows from the driver, the same slots, and
 * nothing between node:http and them.
 */
await connect(process.env['BENCH_URI']!, { databaseName: process.env['BENCH_DATABASE']! });
const database = mongoose.connection.db!;
const [tenantId, programId, topic] = process.env['BENCH_DIRECTORY']!.split(' ') as [string, string, string];
const { index, program } = await directories.of({ kind: 'person', tenantId, programId, personId: programId, roles: ['mentee'] });
const here = { tenantId: new mongoose.Types.ObjectId(tenantId), programId: new mongoose.Types.ObjectId(programId) };
const uses = new Map<string, number>();
const dayMs = 86_400_000;

const server = createServer((request, response) => {
  void answer(request.headers.authorization ?? '').then((body) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
  });
});

async function answer(authorization: string): Promise<string> {
  const tokenHash = createHash('sha256').update(authorization.slice(7)).digest('base64url');
  const session = await database.collection('sessions').findOne({ tokenHash });
  if (session === null) throw new Error('no session');
  uses.set(tokenHash, (uses.get(tokenHash) ?? 0) + 1);
  const me = session['personId'] as mongoose.Types.ObjectId;
  const own = { ...here, personId: me };
  const [person, enrolment, requests] = await Promise.all([
    database.collection('people').findOne({ tenantId: here.tenantId, _id: me }),
    database.collection('enrolments').findOne({ ...own, role: 'mentee' }),
    database.collection('match-requests').find({ ...here, menteeId: me, state: { $in: ['pending', 'accepted'] } }).toArray(),
  ]);

  const now = new Date();
  const topics = program.topics.map(({ key, label }) => ({ key, label: label.text.en ?? '' }));
  const facets = index.facets({ topics: [topic], languages: [], times: ['after-16'], q: [], marks: [], flash: false, unavailable: false }, { personId: String(me), zone: String(person!['zone']), topics, hasFlash: false, marks: new Map() }, now);
  const page = index.byName(facets.fitting, 'en', 21, null);
  const ids = page.slice(0, 20).map(({ id }) => new mongoose.Types.ObjectId(id));
  const until = new Date(now.getTime() + 56 * dayMs);
  const [people, enrolments, rules, bookings] = await Promise.all([
    database.collection('people').find({ tenantId: here.tenantId, _id: { $in: ids } }).toArray(),
    database.collection('enrolments').find({ ...here, role: 'mentor', personId: { $in: ids } }).toArray(),
    database.collection('availabilities').find({ ...here, mentorId: { $in: [...ids, me] } }).toArray(),
    database.collection('bookings').find({ tenantId: here.tenantId, covers: { $elemMatch: { personId: { $in: [...ids, me] }, start: { $lt: until }, end: { $gt: now } } } }).toArray(),
  ]);
  const times = rules.map((one) =>
    openSlots({
      zone: one['zone'] as string, weekly: one['weekly'] as WeeklyWindow[], overrides: [], busy: [], from: now, to: new Date(now.getTime() + 4 * dayMs), now, durationMinutes: 45, stepMinutes: 15,
      bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minNoticeMinutes: 1_440,
    })[0],
  );
  return JSON.stringify({ person, enrolment, requests, people, enrolments, bookings, times, counts: { topics: [...facets.counts.topics], languages: [...facets.counts.languages], times: [...facets.counts.times] }, total: facets.total });
}

server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
