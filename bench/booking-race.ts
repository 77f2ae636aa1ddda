import mongoose from 'mongoose';
import { prepareRace } from '../models/testing/slot-race-people.ts';
import { runRound, type Round } from '../models/testing/slot-race-round.ts';
import { judgeRace } from '../models/testing/slot-race-verdict.ts';
import { median, quantile } from './processes.ts';
import { randomFrom } from './random.ts';
import { ToolProcess } from './tool-process.ts';

/** What the dead had begun stays in everybody's way for so long, half as much more at most (seconds); the tool's own MongoDB says 20. */
const abandonedAfterSeconds = 5;
const sound = new Set(['booked', 'slot-taken', 'you-are-busy']);

export interface RaceOrders {
  readonly clients: number;
  readonly rounds: number;
  /** In how many of the rounds a server is killed. */
  readonly kills: number;
  readonly seed: number;
  /** MongoDB, with the database that this process is connected to. */
  readonly uri: string;
}

/**
 * Two servers on one MongoDB, and in each round all clients at once want times of the same mentors that overlap (models/testing/slot-race-people.ts:
 * who and how). In some rounds a server is killed at a random moment, and started again. Tells whether everybody was booked once.
 */
export async function raceForTimes({ clients, rounds, kills, seed, uri }: RaceOrders): Promise<boolean> {
  const random = randomFrom(seed);
  const race = await prepareRace(clients);
  const admin = mongoose.connection.getClient().db('admin');
  const { was } = (await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: abandonedAfterSeconds })) as { was?: number };
  const servers = await Promise.all(['one', 'other'].map((name) => ToolProcess.start(`racing-${name}`, uri)));
  const deadly = new Set(shuffled(rounds, random).slice(0, kills));
  const done: Round[] = [];
  const began = performance.now();
  try {
    for (let round = 0; round < rounds; round++) {
      await Promise.all(servers.map(({ ready }) => ready));
      const killing = deadly.has(round) ? { server: servers[Math.floor(random() * 2)]!, moment: random() * usualMs(done, deadly) } : undefined;
      done.push(await runRound(race, round, servers, killing));
      if (done.length % 25 === 0) console.log(`  ${done.length} rounds after ${Math.round((performance.now() - began) / 1000)} s, ${sum(Object.values(faultsIn(done)))} faults`);
    }
  } finally {
    await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: was ?? 60 });
    await Promise.all(servers.map((server) => server.stop()));
  }
  const seconds = (performance.now() - began) / 1000;
  return report(done, await judgeRace(race), { clients, kills, seed, seconds, deadly });
}

/** What a round takes in which nobody dies. */
function usualMs(done: readonly Round[], deadly: ReadonlySet<number>): number {
  const quiet = done.filter((_, round) => !deadly.has(round)).map(({ tookMs }) => tookMs);
  return quiet.length === 0 ? 1_000 : median(quiet);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What must not be, over all rounds so far. */
function faultsIn(done: readonly Round[]): Record<string, number> {
  const count = (of: (round: Round) => number): number => sum(done.map(of));
  return {
    'double bookings': count(({ overlaps }) => overlaps),
    'acknowledged and lost': count(({ lost }) => lost),
    'made twice by a repetition': count(({ doubled }) => doubled),
    'made and never told': count(({ untold }) => untold),
    'refused though free': count(({ refusedThoughFree }) => refusedThoughFree),
    'rounds without exactly one winner where one fits': count(({ winners: [first, second] }) => (first === 1 && second === 1 ? 0 : 1)),
    'other answers': count(({ answers }) => sum(Object.entries(answers).map(([outcome, times]) => (sound.has(outcome) ? 0 : times)))),
  };
}

function report(
  done: readonly Round[],
  whole: Awaited<ReturnType<typeof judgeRace>>,
  { clients, kills, seed, seconds, deadly }: Pick<RaceOrders, 'clients' | 'kills' | 'seed'> & { seconds: number; deadly: ReadonlySet<number> },
): boolean {
  const faults = {
    ...faultsIn(done),
    'double bookings, in the end': whole.overlaps,
    'lost, in the end': whole.lost,
    'never told, in the end': whole.untold,
    'times taken without a meeting, or meetings without their time': whole.strayCells,
  };
  const requests = sum(done.map((round) => round.requests));
  const quiet = done.filter((_, round) => !deadly.has(round)).map(({ tookMs }) => tookMs);
  const winners = sum(done.flatMap((round) => round.winners));
  console.log(`Booking at two servers: ${clients} clients, ${done.length} rounds, ${kills} with a server killed (BENCH_SEED=${seed}), in ${Math.round(seconds)} s`);
  console.log(`  ${requests} requests, ${sum(done.map(({ repeated }) => repeated))} times one was sent again; ${winners} winners; ${whole.meetings} meetings in the end`);
  console.log(`  ${Math.round(requests / (sum(done.map(({ tookMs }) => tookMs)) / 1000))} requests a second; a round without a kill ${Math.round(median(quiet))} ms, one of the slowest twentieth ${Math.round(quantile(quiet, 0.95))} ms`);
  for (const [what, count] of Object.entries(faults)) console.log(`  ${String(count).padStart(6)} ${what}${count > 0 ? '  FAILED' : ''}`);
  return sum(Object.values(faults)) === 0;
}

function shuffled(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at).map(({ i }) => i);
}
