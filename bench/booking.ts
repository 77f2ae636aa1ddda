/**
 * Booking under contention: 200 clients want overlapping times of a few mentors, by the naive ways, by the cells, and by
 * the whole verb; then 500 rounds at two servers that are killed in between (booking-race.ts). Run it with `npm run bench -- booking`; ROUNDS
 * and KILLS say how many of that, BENCH_SEED which moments. It ends with an error when a way of ours books anybody twice.
 */
import { randomBytes } from 'node:crypto';
import mongoose, { Types } from 'mongoose';
import type { ProgramActor } from '../models/actor.ts';
import { aMatch, aMentee, aMentor, aProgram, someAvailability } from '../models/factories.ts';
import { takeTime } from '../models/meetings/bookings.ts';
import { BookingModel } from '../models/meetings/booking.model.ts';
import { bookMeeting } from '../models/meetings/meetings.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';
import { dropDatabase } from '../models/mongodb/test-database.ts';
import { RuleBroken } from '../models/problems.ts';
import { raceForTimes } from './booking-race.ts';

const clients = 200;
const requestsEach = 3;
const mentorCount = 8;
const rounds = 3;
const minuteMs = 60_000;
const minutes = 45;
const bufferMs = 10 * minuteMs;
const now = new Date('2026-10-13T06:00Z');
/** Every quarter of an hour of one day, 09:00 to 16:15 in Berlin. */
const starts = Array.from({ length: 30 }, (_, i) => new Date(Date.parse('2026-10-14T07:00Z') + i * 15 * minuteMs));

interface Request {
  tenantId: string;
  mentee: ProgramActor;
  mentorId: string;
  matchId: string;
  start: Date;
  end: Date;
}
interface Taken {
  mentorId: Types.ObjectId;
  menteeId: Types.ObjectId;
  start: Date;
  end: Date;
}

/** Books or answers false; what it booked is read from its collection afterwards. */
type Way = (request: Request, naive: mongoose.mongo.Collection<Taken>) => Promise<boolean>;

const serverRounds = Number(process.env['ROUNDS'] ?? 500);
const kills = Number(process.env['KILLS'] ?? 20);
const seed = Number(process.env['BENCH_SEED'] ?? randomBytes(4).readUInt32LE());
const given = process.env['BENCH_MONGODB_URI'] ?? process.env['TEST_MONGODB_URI'];
const mongodb = given === undefined ? await startEphemeral({ log: console.log }) : { uri: given, stop: async () => {} };
const databaseName = `bench-${randomBytes(6).toString('hex')}`;
await connect(mongodb.uri, { databaseName, queueMs: 120_000 }); // all clients of the ways are in this process
try {
  await setUpDatabase();
  const isSound = await compareWays();
  const uri = new URL(mongodb.uri);
  uri.pathname = databaseName;
  const isProven = await raceForTimes({ clients, rounds: serverRounds, kills, seed, uri: uri.href });
  process.exitCode = isSound && isProven ? 0 : 1;
} finally {
  await disconnect();
  await dropDatabase(mongodb.uri, databaseName);
  await mongodb.stop();
}

async function compareWays(): Promise<boolean> {
  const ways: Record<string, { book: Way; unique?: true; ours?: true }> = {
    'check, then insert': { book: checkThenInsert },
    'the same, unique (mentor, start)': { book: checkThenInsert, unique: true },
    'the same in a snapshot transaction': { book: inSnapshot },
    'unique cells': { book: byCells, ours: true },
    'bookMeeting: rules, cells, event, mails': { book: byVerb, ours: true },
  };
  const totals = Object.entries(ways).map(([name, way]) => ({ name, ...way, overlaps: 0, booked: 0, ms: 0 }));
  for (let round = 0; round < rounds; round++) {
    for (const total of totals) {
      const requests = await someRequests();
      const naive = mongoose.connection.db!.collection<Taken>(`naive-${randomBytes(4).toString('hex')}`);
      for (const person of ['mentorId', 'menteeId'] as const) {
        await naive.createIndex({ [person]: 1, start: 1 }, total.unique && person === 'mentorId' ? { unique: true } : {});
      }
      const began = performance.now();
      const perClient = Array.from({ length: clients }, (_, i) => requests.slice(i * requestsEach, (i + 1) * requestsEach));
      await Promise.all(perClient.map(async (mine) => {
        for (const request of mine) if (await total.book(request, naive)) total.booked += 1;
      }));
      total.ms += performance.now() - began;
      const taken = total.ours ? await bookedByCells(requests) : await naive.find().toArray();
      total.overlaps += overlapsIn(taken);
    }
  }
  const asked = clients * requestsEach * rounds;
  const floor = asked / totals[0]!.ms;
  console.log(`Booking: ${asked} requests by ${clients} clients at once for overlapping times of ${mentorCount} mentors`);
  for (const { name, overlaps, booked, ms } of totals) {
    const rate = `${Math.round((asked / ms) * 1000)}/s`;
    console.log(`  ${name.padEnd(40)} ${String(overlaps).padStart(4)} double bookings ${String(booked).padStart(5)} booked ${rate.padStart(8)} ${(asked / ms / floor).toFixed(2)} x`);
  }
  const wrong = totals.filter(({ ours, overlaps }) => ours && overlaps > 0);
  for (const { name } of wrong) console.log(`  FAILED: ${name} booked somebody twice`);
  return wrong.length === 0;
}

/** Asks whether mentor or mentee is busy around that time, then writes. */
async function checkThenInsert({ mentorId, mentee, start, end }: Request, naive: mongoose.mongo.Collection<Taken>, session?: mongoose.mongo.ClientSession): Promise<boolean> {
  const options = session === undefined ? {} : { session };
  const [mentor, other] = [new Types.ObjectId(mentorId), new Types.ObjectId(mentee.personId)];
  const apart = 2 * bufferMs; // each meeting keeps its own
  const longest = minutes * minuteMs + apart;
  const around = (gap: number) => ({ start: { $gt: new Date(start.getTime() - longest), $lt: new Date(end.getTime() + gap) }, end: { $gt: new Date(start.getTime() - gap) } });
  const busy = await naive.findOne({ $or: [{ mentorId: mentor, ...around(apart) }, { menteeId: other, ...around(0) }] }, options);
  if (busy) return false;
  try {
    await naive.insertOne({ mentorId: mentor, menteeId: other, start, end }, options);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 11000) return false;
    throw error;
  }
}

async function inSnapshot(request: Request, naive: mongoose.mongo.Collection<Taken>): Promise<boolean> {
  return mongoose.connection.transaction((session) => checkThenInsert(request, naive, session), { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
}

async function byCells({ tenantId, mentorId, mentee, start, end }: Request): Promise<boolean> {
  const covers = [
    { personId: mentorId, start: new Date(start.getTime() - bufferMs), end: new Date(end.getTime() + bufferMs) },
    { personId: mentee.personId, start, end },
  ];
  return (await takeTime({ tenantId, id: String(new Types.ObjectId()), start, end, covers }, now)) === null;
}

async function byVerb({ mentee, matchId, start }: Request): Promise<boolean> {
  try {
    await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes }, now);
    return true;
  } catch (error) {
    if (error instanceof RuleBroken) return false;
    throw error;
  }
}

/** What bookings cover, as pairs of mentor and mentee again: the mentor's cover comes first. */
async function bookedByCells(requests: readonly Request[]): Promise<Taken[]> {
  const rows = await BookingModel.find({ tenantId: requests[0]!.tenantId }).lean();
  return rows.map(({ start, end, covers }) => ({ start, end, mentorId: covers![0]!.personId, menteeId: covers![1]!.personId }));
}

/** Pairs of bookings that leave the mentor less than both buffers between them, or have the mentee in two places. */
function overlapsIn(taken: readonly Taken[]): number {
  const close = (a: Taken, b: Taken, gap: number) => a.start.getTime() < b.end.getTime() + gap && b.start.getTime() < a.end.getTime() + gap;
  let overlaps = 0;
  taken.forEach((a, i) => {
    for (const b of taken.slice(i + 1)) {
      const sameMentor = a.mentorId.equals(b.mentorId) && close(a, b, 2 * bufferMs);
      const sameMentee = a.menteeId.equals(b.menteeId) && close(a, b, 0);
      if (sameMentor || sameMentee) overlaps += 1;
    }
  });
  return overlaps;
}

/** A fresh tenant in which each client, a mentee, asks three of the mentors for a time; the same times in each round and way. */
async function someRequests(): Promise<Request[]> {
  const place = await aProgram();
  const mentors = await Promise.all(Array.from({ length: mentorCount }, () => aMentor(place)));
  const rules = { meetingMinutes: minutes, stepMinutes: 15, bufferBeforeMinutes: bufferMs / minuteMs, bufferAfterMinutes: bufferMs / minuteMs };
  await Promise.all(mentors.map(({ personId }) => someAvailability(place, personId, rules)));
  const requestsOf = async (client: number): Promise<Request[]> => {
    const mentee = await aMentee(place);
    return Promise.all(
      Array.from({ length: requestsEach }, async (_, i) => {
        const mentorId = mentors[(client + i * 3) % mentorCount]!.personId;
        const start = starts[(client * 7 + i * 11) % starts.length]!;
        const matchId = await aMatch(place, { mentorId, menteeId: mentee.personId });
        return { tenantId: place.tenantId, mentee, mentorId, matchId, start, end: new Date(start.getTime() + minutes * minuteMs) };
      }),
    );
  };
  const requests: Request[] = [];
  for (let client = 0; client < clients; client += 10) requests.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => requestsOf(client + i)))).flat());
  return requests;
}
