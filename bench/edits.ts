import mongoose, { Types } from 'mongoose';
import { aCoordinator, type Place } from '../models/factories.ts';
import { MatchingRunModel } from '../models/matches/matching-run.model.ts';
import { inputOf } from '../models/matches/run-record.ts';
import { solveRun } from '../models/matching/run.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { aLargeDirectory } from './directory-people.ts';
import { cpuOf, median, start, type Server } from './processes.ts';

const mentees = 2_000;
const mentors = 500;
const rounds = 5;
/** What a coordinator waits for after an edit: a second of the server's CPU, its thread included. In time on the clock, only a machine that does nothing else can say it. */
const barMs = 1_000;

interface Run {
  id: string;
  state: string;
  milliseconds: number | null;
  scenarios: { matched: number }[];
}
interface Pair {
  mentee: { id: string };
  mentor: { id: string };
}

/**
 * An edit of a run of 2,000 x 500 people as a coordinator makes it: from the request to the answer that the run is solved, over HTTP, with session,
 * the input unpacked and stored anew, the thread's hand-over, scoring, solving, explaining, and the record. Beside it how much of that the thread took, and the
 * first page of the pairs, which is looked at next.
 */
export async function benchEdits(): Promise<boolean> {
  const database = await openTestDatabase();
  const { place, token, personIds } = await aProgramOf();
  const server = await start('own-server.ts', { ...process.env, BENCH_URI: database.uri, BENCH_DATABASE: database.databaseName });
  try {
    const client = new Client(server, token);
    const first = await client.timed('POST', '', {});
    console.log(`the first run of ${mentees} x ${mentors} people, every aim compared: ${told(first)}`);
    const base = first.run;
    const { items } = await client.ask<{ items: Pair[] }>('GET', `/${base.id}/pairs?limit=100`);
    const ids = ({ mentee, mentor }: Pair) => ({ mentee: mentee.id, mentor: mentor.id });
    const edits: Readonly<Record<string, (round: number) => object>> = {
      'a pair locked': (round) => ({ locks: [{ mentee: items[round]!.mentee.id, mentor: items[round + 10]!.mentor.id }] }),
      'a pair kept apart': (round) => ({ apart: [ids(items[round]!)] }),
      'somebody left out': (round) => ({ omitted: { mentees: [personIds[round]!], mentors: [] } }),
      'another aim': (round) => ({ objective: round % 2 === 0 ? 'total' : 'coverage', leastScore: 10 * round }),
    };
    await client.timed('POST', '', { basedOn: base.id, ...edits['a pair locked']!(9) }); // the first of a server's own
    const bareMs = await bare(place, base.id);
    let kept = true;
    for (const [what, edit] of Object.entries(edits)) {
      const all = [];
      for (let round = 0; round < rounds; round++) all.push(await client.timed('POST', '', { basedOn: base.id, ...edit(round) }));
      const typical = { wallMs: median(all.map(({ wallMs }) => wallMs)), cpuMs: median(all.map(({ cpuMs }) => cpuMs)), run: all.at(-1)!.run, threadMs: median(all.map(({ threadMs }) => threadMs)) };
      console.log(`${what}, median of ${rounds}: ${told(typical)}, ${(typical.cpuMs / bareMs).toFixed(1)} of the same run solved bare; ${(typical.cpuMs / barMs).toFixed(2)} of ${barMs} ms (bar 1.00)`);
      kept &&= typical.cpuMs <= barMs;
    }
    const before = performance.now();
    await client.ask('GET', `/${base.id}/pairs?limit=50`);
    console.log(`the first page of its pairs: ${(performance.now() - before).toFixed(0)} ms on the clock`);
    return kept;
  } finally {
    server.process.kill();
    await database.close();
  }
}

/** CPU of what cannot be left out: the same input solved in this process, by code that is warm, with no request, thread or record about it. */
async function bare({ tenantId, programId }: Place, runId: string): Promise<number> {
  const stored = await MatchingRunModel.findOne({ tenantId, programId, _id: runId }).lean();
  const input = { ...(await inputOf(stored!)), compares: false };
  const all = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage();
    solveRun(input);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return median(all);
}

interface Timed {
  wallMs: number;
  /** Of the server, its threads included. */
  cpuMs: number;
  /** On the clock, as the run's record says. */
  threadMs: number;
  run: Run;
}

function told({ wallMs, cpuMs, threadMs, run }: Timed): string {
  return `${wallMs.toFixed(0)} ms on the clock, ${threadMs.toFixed(0)} of them in the thread; ${cpuMs.toFixed(0)} ms of CPU; ${run.scenarios[0]?.matched ?? 0} matched`;
}

class Client {
  readonly #server: Server;
  readonly #token: string;

  constructor(server: Server, token: string) {
    this.#server = server;
    this.#token = token;
  }

  async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#server.url}/api/matching-runs${path}`, {
      method, headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** From the request until the run has ended: one that takes longer than the answer waits is asked for again, as the room does. */
  async timed(method: string, path: string, body: object): Promise<Timed> {
    const [began, cpu] = [performance.now(), await cpuOf(this.#server.process)];
    let run = await this.ask<Run>(method, path, body);
    while (run.state === 'running') run = await this.ask<Run>('GET', `/${run.id}`);
    if (run.state !== 'solved') throw new Error(`The run is ${run.state}.`);
    return { wallMs: performance.now() - began, cpuMs: (await cpuOf(this.#server.process)) - cpu, threadMs: run.milliseconds ?? 0, run };
  }
}

/** Mentors with hours, topics and languages, mentees with topics and languages, and the coordinator's Bearer. */
async function aProgramOf(): Promise<{ place: Place; token: string; personIds: string[] }> {
  const { place, topics, registrationId } = await aLargeDirectory(mentors, 0);
  const stamps = { createdAt: new Date(), updatedAt: new Date(), v: 1 };
  const tenantId = new Types.ObjectId(place.tenantId);
  const languages = ['en', 'de', 'pt', 'es'];
  const people = Array.from({ length: mentees }, (_, at) => ({
    _id: new Types.ObjectId(), tenantId, name: `Mentee ${at}`, nameChosen: true, email: null, locale: 'en', localeChosen: false,
    zone: at % 2 === 0 ? 'Europe/Berlin' : 'America/Sao_Paulo', languages: ['en', languages[at % languages.length]!].filter((one, place, all) => all.indexOf(one) === place), lastActiveAt: new Date(), suspendedAt: null, erasedAt: null, ...stamps,
  }));
  await mongoose.connection.db!.collection('people').insertMany(people);
  const chosen = (at: number): string[] => [1, 7, 31].map((step) => topics[(at * step) % topics.length]!);
  await EnrolmentModel.insertMany(people.map(({ _id }, at) => ({ ...place, personId: _id, role: 'mentee', state: 'active', topics: [...new Set(chosen(at))], capacity: 1, askedAt: new Date() })));
  const chiara = await aCoordinator(place);
  const { token } = await openSession({ ...place, personId: chiara.personId, door: 'lti', sourceId: registrationId, coordinator: true, tenantAdmin: false });
  return { place, token, personIds: people.map(({ _id }) => String(_id)) };
}

process.exitCode = (await benchEdits()) ? 0 : 1;
