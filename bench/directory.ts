import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import autocannon from 'autocannon';
import mongoose, { Types } from 'mongoose';
import type { ProgramActor } from '../models/actor.ts';
import { directories } from '../models/directory/directories.ts';
import { knownMentors } from '../models/directory/known-mentors.ts';
import { readMentors, readReader } from '../models/directory/mentor-cards.ts';
import type { Filters, MentorIndex, Viewer } from '../models/directory/mentor-index.ts';
import { aMentee } from '../models/factories.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { aLargeDirectory, type Campus } from './directory-people.ts';
import { cpuOf, median, quantile, start, type Server } from './processes.ts';

const sizes = { large: 100_000, usual: 2_000 };
const people = 10;
const rounds = 9;
const requests = 300;
const facetsBarMs = 5;
const pageBar = 3;
const listBar = 1.3;
const answerBarMs = 100;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const nothing: Filters = { topics: [], languages: [], times: [], q: [], marks: [], flash: false, unavailable: false };

/**
 * The directory of a program with 100,000 mentors: CPU of all its facets; a filtered page of cards against a ping of the database,
 * both as they are seen from here; CPU of `GET /api/mentors` against a floor that does the same work bare, in turn; and how long
 * it takes as people first see it, the best fit first. Then the same first look of a program with 2,000.
 */
export async function benchDirectory({ large, usual }: typeof sizes = sizes): Promise<boolean> {
  return [await ofLarge(large), await ofUsual(usual)].every(Boolean);
}

async function ofLarge(mentors: number): Promise<boolean> {
  return inDirectory(mentors, async (campus, serve) => {
    const reader = await aMentee(campus.place, { person: { zone: 'America/Sao_Paulo' } });
    const index = await load(reader, mentors);
    const isFast = [facets(index, reader, campus), await filteredPage(index, reader, campus)];
    const [floor, ours] = [await serve('directory-floor.ts'), await serve('own-server.ts')];
    isFast.push(await listEndpoint(floor, ours, campus, mentors));
    await firstLook(ours, campus, mentors);
    return isFast.every(Boolean);
  });
}

async function ofUsual(mentors: number): Promise<boolean> {
  return inDirectory(mentors, async (campus, serve) => {
    const p95 = await firstLook(await serve('own-server.ts'), campus, mentors, answerBarMs);
    return p95 < answerBarMs;
  });
}

/** A database with so many mentors of one program, and servers on it that end with it. */
async function inDirectory(mentors: number, measured: (campus: Campus, serve: (file: string) => Promise<Server>) => Promise<boolean>): Promise<boolean> {
  const database = await openTestDatabase();
  const servers: Server[] = [];
  try {
    const campus = await aLargeDirectory(mentors, people);
    const { tenantId, programId } = campus.place;
    const env = { ...process.env, BENCH_URI: database.uri, BENCH_DATABASE: database.databaseName, BENCH_DIRECTORY: `${tenantId} ${programId} ${campus.topics[3]!}` };
    return await measured(campus, async (file) => {
      const server = await start(file, env);
      servers.push(server);
      return server;
    });
  } finally {
    for (const { process: child } of servers) child.kill();
    await database.close();
  }
}

async function load(reader: ProgramActor, mentors: number): Promise<MentorIndex> {
  const before = usedBytes();
  const began = performance.now();
  const { index } = await directories.of(reader);
  const seconds = (performance.now() - began) / 1000;
  console.log(`  ${mentors} mentors read in ${seconds.toFixed(1)} s, kept in ${((usedBytes() - before) / 1e6).toFixed(0)} MB`);
  return index;
}

function usedBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function facets(index: MentorIndex, reader: ProgramActor, campus: Campus): boolean {
  const viewer = viewerOf(reader, campus);
  const now = new Date();
  const some: Filters = { ...nothing, topics: [campus.topics[3]!, campus.topics[7]!], languages: ['pt', 'en'], times: ['after-16'] };
  const took = [nothing, some].map((filters) => {
    for (let n = 0; n < 30; n += 1) index.facets(filters, viewer, now);
    return median(Array.from({ length: rounds }, () => cpuMs(20, () => index.facets(filters, viewer, now))));
  });
  const { counts } = index.facets(nothing, viewer, now);
  const numbers = counts.topics.size + counts.languages.size + counts.times.size + 1;
  console.log(`  all ${numbers} counts: ${took[0]!.toFixed(2)} ms CPU with nothing filtered, ${took[1]!.toFixed(2)} with four boxes ticked (bar ${facetsBarMs})`);
  return Math.max(...took) <= facetsBarMs;
}

async function filteredPage(index: MentorIndex, reader: ProgramActor, campus: Campus): Promise<boolean> {
  const viewer = viewerOf(reader, campus);
  const now = new Date();
  const { fitting } = index.facets({ ...nothing, topics: [campus.topics[3]!], times: ['after-16'] }, viewer, now);
  const me = await readReader(reader, now);
  const page = () => index.byName(fitting, 'en', 20, null).map(({ id }) => id);
  const rows = () => mongoose.connection.db!.collection('people').find({ tenantId: new Types.ObjectId(reader.tenantId), _id: { $in: page().map((id) => new Types.ObjectId(id)) } }).toArray();
  const ping = () => mongoose.connection.db!.command({ ping: 1 });
  const cards = async () => knownMentors(reader, me, await directories.of(reader), page(), now);
  const firstCards = async () => {
    const directory = await directories.of(reader);
    for (const number of page().map((id) => index.numberOf(id)!)) for (const known of [directory.soonest, directory.habits]) known.forget(number);
    return knownMentors(reader, me, directory, page(), now);
  };
  const all = [ping, async () => page(), rows, cards, firstCards, () => readMentors(reader, me, page(), 1, now), () => readReader(reader, now)];
  const ratios = await inTurn(all);
  const ratio = (of: number): string => (ratios[of]! / ratios[0]!).toFixed(2);
  console.log(`  the first 20 of those who fit: ${ratio(1)} of a ping (p50 ${ratios[0]!.toFixed(2)} ms); with a row of each from MongoDB ${ratio(2)}; as cards as of now, with places and free times, ${ratio(3)} (bar ${pageBar})`);
  console.log(`  the same where nobody has seen these mentors since something of theirs changed: ${ratio(4)}; with all of it read from MongoDB ${ratio(5)}; what is read of the reader ${ratio(6)}`);
  return ratios[3]! <= pageBar * ratios[0]!;
}

/** The median of each, taken in turn. */
async function inTurn(all: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = all.map(() => []);
  for (let n = 0; n < requests; n += 1) {
    for (const [at, work] of all.entries()) {
      const began = performance.now();
      await work();
      times[at]!.push(performance.now() - began);
    }
  }
  return times.map(median);
}

async function listEndpoint(floor: Server, ours: Server, { tokens, topics }: Campus, mentors: number): Promise<boolean> {
  const path = `/api/mentors?topic=${topics[3]!}&time=after-16&sort=name`;
  await untilLoaded(ours, path, tokens[0]!);
  for (const server of [floor, ours]) await measure(server, path, tokens, 2_000);
  const ratios: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const bare = await measure(floor, path, tokens, requests);
    ratios.push((await measure(ours, path, tokens, requests)) / bare);
  }
  console.log(`  list endpoint, 20 of ${mentors} mentors with every count, ${people} people at once: ${median(ratios).toFixed(2)} of the floor's CPU (bar ${listBar})`);
  return median(ratios) <= listBar;
}

/**
 * The directory as it opens, the best fit first, and the same with two filters, one person after another: p50 and p95 (ms) from
 * the request to the whole answer, on this machine's own network. Returns the slower p95.
 */
async function firstLook(server: Server, { tokens, topics }: Campus, mentors: number, barMs?: number): Promise<number> {
  const paths = ['/api/mentors', `/api/mentors?topic=${topics[3]!}&time=after-16`];
  await untilLoaded(server, paths[0]!, tokens[0]!);
  const times = paths.map((): number[] => []);
  for (let n = 0; n < requests; n += 1) {
    for (const [at, path] of paths.entries()) times[at]!.push(await answerMs(server, path, tokens[n % tokens.length]!));
  }
  const [all, filtered] = times.map((one) => `p50 ${median(one).toFixed(1)} ms, p95 ${quantile(one, 0.95).toFixed(1)} ms`);
  console.log(`  ${mentors} mentors by fit, over HTTP: all ${all}; two filters ${filtered}${barMs === undefined ? '' : ` (bar: p95 under ${barMs} ms)`}`);
  return Math.max(...times.map((one) => quantile(one, 0.95)));
}

async function answerMs({ url }: Server, path: string, token: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return performance.now() - began;
}

/** The first look reads the whole program, for longer than a request may take. */
async function untilLoaded({ url }: Server, path: string, token: string): Promise<void> {
  while ((await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status !== 200);
}

/** CPU milliseconds a request, one connection for each Bearer. */
async function measure({ process: child, url }: Server, path: string, tokens: readonly string[], amount: number): Promise<number> {
  const left = [...tokens];
  const before = await cpuOf(child);
  const result = await autocannon({ url: `${url}${path}`, connections: tokens.length, amount, setupClient: (client) => client.setHeaders({ authorization: `Bearer ${left.pop()}` }) });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers of ${url} were no success.`);
  return ((await cpuOf(child)) - before) / amount;
}

function cpuMs(times: number, work: () => void): number {
  const before = process.cpuUsage();
  for (let n = 0; n < times; n += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function viewerOf({ personId }: ProgramActor, { topics }: Campus): Viewer {
  return { personId, zone: 'America/Sao_Paulo', topics: topics.map((key) => ({ key, label: key })), hasFlash: false, marks: new Map() };
}

if (import.meta.main) process.exitCode = (await benchDirectory()) ? 0 : 1;
