/**
 * For tests: many people who want one time at once, over HTTP, at two servers on one MongoDB, of which one may die. Half of
 * them book with a mentor who takes part in two programs of the tenant, some in the one and some in the other; some move a meeting there;
 * some book that mentor and, in the other program, a second one for the same time.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aMatch, aMentee, aMentor, aProgram, someAvailability, type Place } from '../factories.ts';
import { BookingModel } from '../meetings/booking.model.ts';
import { MeetingModel, type StoredMeeting } from '../meetings/meeting.model.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { openSession } from '../sessions/sessions.ts';
import { approveRegistration } from '../tenants/deployments.ts';
import { addRegistration } from '../tenants/registrations.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const minutes = 30;
const bufferMinutes = 10;
/** In UTC, within the mentors' hours in Berlin all the year round, and so far apart that no time of one is near the next. */
const hours = [9, 11, 13];
/** Around the time that is wanted: any two of them are too near each other, the outer ones by the buffers alone. */
const offsets = [-15, 0, 15];

/** A server on the race's database, which is known there by its name (the `appName` of its connection). */
export interface RaceServer {
  readonly url: string;
  readonly name: string;
  /** `kill -9`; over when the process is gone. */
  kill(): Promise<void>;
}

/** When a server is killed: it has begun a transaction; or somebody's booking of this round is written, wherever that was. */
export type Moment = 'begun' | 'written';

interface Wish {
  readonly token: string;
  readonly booking?: { matchId: string };
  /** The meeting that moves, and where it stands. */
  readonly moving?: { id: string; start: string };
}

export interface SlotRace {
  readonly tenantId: string;
  readonly programIds: readonly string[];
  readonly mentorIds: readonly string[];
  /** What each client sends in a round, all of it at once. */
  readonly clients: readonly (readonly Wish[])[];
  /** Times that are taken before the first round. */
  readonly parked: number;
  readonly firstDay: Date;
}

/** How a round ended. */
export interface Round {
  readonly requests: number;
  /** Meetings that stand at the wanted time, by mentor. */
  readonly winners: readonly number[];
  /** Requests that were cut off or put off and sent again with their key, at the other server. */
  readonly repeated: number;
  /** How often each answer was given in the end: `booked`, `moved` or the code of a refusal. */
  readonly answers: Readonly<Record<string, number>>;
  /** Pairs of meetings, of all there are by now, that have anybody in two places or leave a mentor less than both buffers. */
  readonly overlaps: number;
  /** What was acknowledged and is not there, or is another meeting when it is asked for again with its key. */
  readonly lost: number;
  /** Meetings that nobody was told of, and bookings without a meeting or meetings without a booking. */
  readonly strays: number;
}

/** A tenant with two programs and so many clients, at least 8. */
export async function prepareRace(clientCount: number, now = new Date()): Promise<SlotRace> {
  const owner = { kind: 'owner' as const };
  const lms = { issuer: `https://${randomUUID()}.example`, clientId: 'tool' };
  await addRegistration(owner, { ...lms, authorizationUrl: `${lms.issuer}/a`, tokenUrl: `${lms.issuer}/t`, jwksUrl: `${lms.issuer}/k` }, { allowHttp: false });
  const { registration, deployments } = await approveRegistration(owner, { ...lms, deploymentId: '1' });
  const tenantId = deployments[0]!.tenantId!;
  const [first, second] = [await aProgram({ tenantId }), await aProgram({ tenantId })];
  const [{ personId: inBoth }, { personId: inSecond }] = [await aMentor(first), await aMentor(second)];
  await aMentor(second, { personId: inBoth });
  const rules = { stepMinutes: 15, meetingMinutes: minutes, bufferBeforeMinutes: bufferMinutes, bufferAfterMinutes: bufferMinutes };
  for (const [place, mentorId] of [[first, inBoth], [second, inBoth], [second, inSecond]] as const) await someAvailability(place, mentorId, rules);

  const firstDay = new Date(Math.floor(now.getTime() / dayMs) * dayMs + dayMs);
  const signIn = async (place: Place, personId: string) =>
    (await openSession({ ...place, personId, door: 'lti', sourceId: registration.id, coordinator: false, tenantAdmin: false }, now)).token;
  const bookingOf = async (place: Place, { personId }: ProgramActor, mentorId: string): Promise<Wish> => ({
    token: await signIn(place, personId),
    booking: { matchId: await aMatch(place, { mentorId, menteeId: personId }) },
  });
  let parked = 0;
  const clients: Wish[][] = [];
  for (let i = 0; i < clientCount; i++) {
    const kind = i % 4;
    const place = kind === 1 ? second : first;
    const mentee = await aMentee(place);
    const wish = await bookingOf(place, mentee, inBoth);
    if (kind === 2) {
      const start = wantedTime(firstDay, parked++).toISOString();
      const { id } = await bookMeeting(mentee, { matchId: wish.booking!.matchId, start, minutes }, now);
      clients.push([{ token: wish.token, moving: { id, start } }]);
    } else if (kind === 3) {
      await aMentee(second, { personId: mentee.personId });
      clients.push([wish, await bookingOf(second, mentee, inSecond)]);
    } else clients.push([wish]);
  }
  return { tenantId, programIds: [first.programId, second.programId], mentorIds: [inBoth, inSecond], clients, parked, firstDay };
}

/** The n-th of the times of a race. */
function wantedTime(firstDay: Date, n: number): Date {
  return new Date(firstDay.getTime() + Math.floor(n / hours.length) * dayMs + hours[n % hours.length]! * 60 * minuteMs);
}

interface Answer {
  readonly wish: Wish;
  readonly key: string;
  readonly start: string;
  readonly outcome: string;
  /** The meeting that it was acknowledged with. */
  readonly meeting?: { id: string; start: string };
  readonly repeated: number;
}

/** Everybody wants the time of this round; one server may be killed meanwhile. Clients whose answer was cut off ask the other one. */
export async function runRound(race: SlotRace, round: number, servers: readonly RaceServer[], killing?: { server: RaceServer; moment: Moment }): Promise<Round> {
  const wanted = wantedTime(race.firstDay, race.parked + round);
  const requests = race.clients.flatMap((wishes, client) => {
    const start = new Date(wanted.getTime() + offsets[client % offsets.length]! * minuteMs).toISOString();
    return wishes.map((wish, i) => insist(wish, start, servers, client + i));
  });
  const all = Promise.all(requests);
  if (killing !== undefined) {
    await Promise.race([all, untilMoment(race, wanted, killing)]);
    await killing.server.kill();
  }
  const answers = await all;
  const alive = servers.find((server) => server !== killing?.server)!;
  return judge(race, wanted, answers, alive);
}

async function untilMoment(race: SlotRace, wanted: Date, { server, moment }: { server: RaceServer; moment: Moment }): Promise<void> {
  const admin = mongoose.connection.getClient().db('admin');
  const hasCome = async (): Promise<boolean> => {
    if (moment === 'written') return (await meetingsOf(race)).some(isNear(wanted));
    const open = await admin.aggregate([{ $currentOp: { allUsers: true, idleSessions: true } }, { $match: { appName: server.name, transaction: { $exists: true } } }, { $limit: 1 }]).toArray();
    return open.length > 0;
  };
  const end = Date.now() + patienceMs;
  while (!(await hasCome()) && Date.now() < end);
}

/** What a busy server, or the rest of a dead one's transaction, may at most keep a client waiting for (milliseconds). */
const patienceMs = 100_000;
const pauseMs = 100;
const askAgain = new Set(['unavailable', 'idempotency-in-flight']);

/** Asks until there is an answer, with one key, at one server and the other in turn. */
async function insist(wish: Wish, start: string, servers: readonly RaceServer[], first: number): Promise<Answer> {
  const key = randomUUID();
  const end = Date.now() + patienceMs;
  for (let repeated = 0; ; repeated++) {
    const answer = await ask(wish, start, key, servers[(first + repeated) % servers.length]!.url).catch(() => null); // cut off, or nobody there
    if (answer !== null && !askAgain.has(answer.outcome)) return { wish, key, start, repeated, ...answer };
    if (Date.now() > end) throw new Error(`No answer within ${patienceMs / 1000} s, the last was ${answer?.outcome ?? 'none'}.`);
    await pause(pauseMs);
  }
}

async function ask({ token, booking, moving }: Wish, start: string, key: string, url: string): Promise<Pick<Answer, 'outcome' | 'meeting'>> {
  const [path, body] = moving === undefined ? ['/api/meetings', { ...booking, start, minutes }] : [`/api/meetings/${moving.id}/move`, { from: moving.start, start }];
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const said = (await response.json()) as { id: string; when: { start: string }; code: string };
  if (!response.ok) return { outcome: said.code };
  return { outcome: moving === undefined ? 'booked' : 'moved', meeting: { id: said.id, start: said.when.start } };
}

async function judge(race: SlotRace, wanted: Date, answers: readonly Answer[], alive: RaceServer): Promise<Round> {
  const meetings = await meetingsOf(race);
  const stands = new Map(meetings.map(({ _id, start }) => [String(_id), start.toISOString()]));
  const acknowledged = answers.filter(({ meeting }) => meeting !== undefined);
  let lost = 0;
  for (const { wish, key, start, meeting } of acknowledged) {
    const again = await ask(wish, start, key, alive.url);
    if (meeting!.start !== start || stands.get(meeting!.id) !== start || again.meeting?.id !== meeting!.id || again.meeting.start !== start) lost += 1;
  }
  const here = meetings.filter(isNear(wanted));
  const told = new Set(acknowledged.map(({ meeting }) => meeting!.id));
  const booked = new Set((await BookingModel.find({ tenantId: race.tenantId, cells: trusted({ $exists: true }) }, { _id: 1 }).lean()).map(({ _id }) => String(_id)));
  const strays = here.filter(({ _id }) => !told.has(String(_id))).length + booked.symmetricDifference(new Set(stands.keys())).size;
  for (const { wish, meeting } of acknowledged) if (wish.moving !== undefined) wish.moving.start = meeting!.start;
  return {
    requests: answers.length,
    winners: race.mentorIds.map((mentorId) => here.filter((meeting) => String(meeting.mentorId) === mentorId).length),
    repeated: answers.reduce((sum, { repeated }) => sum + repeated, 0),
    answers: Object.fromEntries(Object.entries(Object.groupBy(answers, ({ outcome }) => outcome)).map(([outcome, of]) => [outcome, of!.length])),
    overlaps: overlapsIn(meetings.flatMap(({ mentorId, menteeId, start, end }) => [
      { person: String(mentorId), start: start.getTime() - bufferMinutes * minuteMs, end: end.getTime() + bufferMinutes * minuteMs },
      { person: String(menteeId), start: start.getTime(), end: end.getTime() },
    ])),
    lost,
    strays,
  };
}

/** Told by the meetings, not by the cells that are to prevent it. */
function overlapsIn(covers: readonly { person: string; start: number; end: number }[]): number {
  const ofPeople = Object.values(Object.groupBy(covers, ({ person }) => person));
  return ofPeople.reduce((sum, mine) => {
    const inOrder = mine!.toSorted((a, b) => a.start - b.start);
    return sum + inOrder.filter(({ start }, i) => i > 0 && start < inOrder[i - 1]!.end).length;
  }, 0);
}

type RaceMeeting = Pick<StoredMeeting, '_id' | 'mentorId' | 'menteeId' | 'start' | 'end'>;

async function meetingsOf({ tenantId, programIds }: SlotRace): Promise<RaceMeeting[]> {
  return MeetingModel.find({ tenantId, programId: trusted({ $in: programIds }), state: 'confirmed' }, { mentorId: 1, menteeId: 1, start: 1, end: 1 }).lean();
}

function isNear(wanted: Date): (meeting: RaceMeeting) => boolean {
  return ({ start }) => Math.abs(start.getTime() - wanted.getTime()) < 60 * minuteMs;
}
