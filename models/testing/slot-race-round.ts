/** For tests: one round of a race for times. Everybody's wishes go to two servers on one MongoDB at once, over HTTP, and one of the servers may die. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { minutes, proposeForRound, startOf, timeOfRound, type SlotRace, type Wish } from './slot-race-people.ts';
import { judgeRound, meetingsNear, type Verdict } from './slot-race-verdict.ts';

/** A server on the race's database, which is known there by its name (the `appName` of its connection). */
export interface RaceServer {
  readonly url: string;
  readonly name: string;
  /** `kill -9`; over when the process is gone. */
  kill(): Promise<void>;
}

/** When a server is killed: it has begun a transaction; somebody's booking of this round is written, wherever that was; or so many milliseconds after everybody has asked. */
export type Moment = 'begun' | 'written' | number;

/** How a wish ended. */
export interface Answer {
  readonly wish: Wish;
  /** Idempotency-Key. */
  readonly key: string;
  readonly start: string;
  /** `booked`, or the code of a refusal. */
  readonly outcome: string;
  /** The meeting that it was acknowledged with. */
  readonly meeting?: { readonly id: string; readonly start: string };
  /** How often it was cut off or put off and sent again with its key, at the other server. */
  readonly repeated: number;
}

export interface Round extends Verdict {
  readonly requests: number;
  readonly repeated: number;
  /** How often each answer was given in the end. */
  readonly answers: Readonly<Record<string, number>>;
  /** From the first request to the last answer (milliseconds). */
  readonly tookMs: number;
}

/** Everybody wants times of this round; one server may be killed meanwhile. Clients whose answer was cut off ask the other one. */
export async function runRound(race: SlotRace, round: number, servers: readonly RaceServer[], killing?: { server: RaceServer; moment: Moment }): Promise<Round> {
  const around = timeOfRound(race, round);
  await proposeForRound(race, round, around);
  const began = performance.now();
  const requests = race.clients.flatMap((wishes, client) => wishes.map((wish, i) => insist(wish, startOf(wish, round, around).toISOString(), servers, client + i)));
  const all = Promise.all(requests);
  if (killing !== undefined) {
    await Promise.race([all, untilMoment(race, around, killing)]);
    await killing.server.kill();
  }
  const answers = await all;
  const tookMs = performance.now() - began;
  const alive = servers.find((server) => server !== killing?.server)!;
  return {
    ...(await judgeRound(race, around, answers, ({ wish, start, key }) => ask(wish, start, key, alive.url))),
    requests: answers.length,
    repeated: answers.reduce((sum, { repeated }) => sum + repeated, 0),
    answers: Object.fromEntries(Object.entries(Object.groupBy(answers, ({ outcome }) => outcome)).map(([outcome, of]) => [outcome, of!.length])),
    tookMs,
  };
}

async function untilMoment(race: SlotRace, around: Date, { server, moment }: { server: RaceServer; moment: Moment }): Promise<void> {
  if (typeof moment === 'number') return pause(moment);
  const admin = mongoose.connection.getClient().db('admin');
  const hasCome = async (): Promise<boolean> => {
    if (moment === 'written') return (await meetingsNear(race, around)).length > 0;
    const open = await admin.aggregate([{ $currentOp: { allUsers: true, idleSessions: true } }, { $match: { appName: server.name, transaction: { $exists: true } } }, { $limit: 1 }]).toArray();
    return open.length > 0;
  };
  const end = Date.now() + patienceMs;
  while (!(await hasCome()) && Date.now() < end);
}

/** What a busy server, or the rest of a dead one's transaction, may at most keep a client waiting for (milliseconds). */
const patienceMs = 240_000;
const firstPauseMs = 100;
const longestPauseMs = 1_000;
const askAgain = new Set(['unavailable', 'idempotency-in-flight']);

/** Asks until there is an answer, with one key, at one server and the other in turn. */
async function insist(wish: Wish, start: string, servers: readonly RaceServer[], first: number): Promise<Answer> {
  const key = randomUUID();
  const end = Date.now() + patienceMs;
  for (let repeated = 0; ; repeated++) {
    const answer = await ask(wish, start, key, servers[(first + repeated) % servers.length]!.url).catch(() => null); // cut off, or nobody there
    if (answer !== null && !askAgain.has(answer.outcome)) return { wish, key, start, repeated, ...answer };
    if (Date.now() > end) throw new Error(`No answer within ${patienceMs / 1000} s, the last was ${answer?.outcome ?? 'none'}.`);
    await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** repeated));
  }
}

async function ask(wish: Wish, start: string, key: string, url: string): Promise<Pick<Answer, 'outcome' | 'meeting'>> {
  const [path, body] = requestOf(wish, start);
  const headers = { Authorization: `Bearer ${wish.token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const said = (await response.json()) as { id: string; when: { start: string }; meetingId: string; code: string };
  if (!response.ok) return { outcome: said.code };
  return { outcome: 'booked', meeting: wish.how === 'accept' ? { id: said.meetingId, start } : { id: said.id, start: said.when.start } };
}

function requestOf({ how, matchId, moving, proposalId }: Wish, start: string): [path: string, body: object] {
  if (how === 'book') return ['/api/meetings', { matchId, start, minutes }];
  if (how === 'move') return [`/api/meetings/${moving!.id}/move`, { from: moving!.start, start }];
  return [`/api/proposals/${proposalId!}/accept`, { start }];
}
