import autocannon from 'autocannon';
import { setGoal } from '../models/goals/goals.ts';
import { aMentee, aProgram } from '../models/factories.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { cpuOf, median, start, type Server } from './processes.ts';

const rounds = 11;
const roundsAlone = 5;
const warmUp = 4_000;
const requests = 500;
const people = 10;
const goals = 20;
const bar = 1.3;

/** What a server used for a number of requests: CPU milliseconds a request. */
interface Served {
  cpuMs: number;
  p50Ms: number;
}

/**
 * CPU a request of `GET /api/goals` (20 goals) against a floor that does the same work bare: node:http and the native
 * driver with session read, counter, query and JSON.stringify. Both in processes of their own on the same data, in turn,
 * many short rounds each, because a machine that does other things as well is never equally fast for long. Ten people
 * ask at once, each with a session of their own; then one alone, which is told but has no bar.
 */
export async function benchListEndpoint(): Promise<boolean> {
  const database = await openTestDatabase();
  const tokens = await openSessions();
  const env = { ...process.env, BENCH_URI: database.uri, BENCH_DATABASE: database.databaseName };
  const floor = await start('list-endpoint-floor.ts', env);
  const ours = await start('own-server.ts', env);
  try {
    await measure(floor, tokens, warmUp);
    await measure(ours, tokens, warmUp);
    const together = await compare(floor, ours, tokens, rounds);
    console.log(`list endpoint, ${goals} goals, ${people} people at once: ${together.text} (bar ${bar})`);
    console.log(`list endpoint, ${goals} goals, one person alone: ${(await compare(floor, ours, tokens.slice(0, 1), roundsAlone)).text} (no bar)`);
    return together.ratio <= bar;
  } finally {
    floor.process.kill();
    ours.process.kill();
    await database.close();
  }
}

/** People of one program, each with goals and a session; the Bearers. */
async function openSessions(): Promise<string[]> {
  const place = await aProgram();
  const owner = { kind: 'owner' as const };
  const platform = { issuer: 'https://lms.example.edu', clientId: 'bench' };
  await addRegistration(owner, { ...platform, authorizationUrl: `${platform.issuer}/a`, tokenUrl: `${platform.issuer}/t`, jwksUrl: `${platform.issuer}/k` }, { allowHttp: false });
  const { registration } = await approveRegistration(owner, { ...platform, deploymentId: '1' });
  const tokens: string[] = [];
  for (let n = 0; n < people; n += 1) {
    const person = await aMentee(place);
    for (let i = 0; i < goals; i += 1) {
      await setGoal(person, { title: `Goal ${i}`, milestones: ['One', 'Two', 'Three'].map((title) => ({ title })) });
    }
    const session = { ...place, personId: person.personId, door: 'lti' as const, sourceId: registration.id, coordinator: true, tenantAdmin: false };
    tokens.push((await openSession(session)).token);
  }
  return tokens;
}

async function compare(floor: Server, ours: Server, tokens: readonly string[], turns: number): Promise<{ ratio: number; text: string }> {
  const pairs: [Served, Served][] = [];
  for (let turn = 0; turn < turns; turn += 1) pairs.push([await measure(floor, tokens, requests), await measure(ours, tokens, requests)]);
  const ratio = median(pairs.map(([one, other]) => other.cpuMs / one.cpuMs));
  const [one, other] = [0, 1].map((side) => {
    const all = pairs.map((pair) => pair[side]!);
    return `${median(all.map(({ cpuMs }) => cpuMs)).toFixed(3)} ms CPU a request (p50 ${median(all.map(({ p50Ms }) => p50Ms))} ms)`;
  });
  return { ratio, text: `floor ${one}, ours ${other}: ratio ${ratio.toFixed(2)}` };
}

/** One connection for each Bearer. */
async function measure({ process: child, url }: Server, tokens: readonly string[], amount: number): Promise<Served> {
  const left = [...tokens];
  const before = await cpuOf(child);
  const result = await autocannon({
    url: `${url}/api/goals`,
    connections: tokens.length,
    amount,
    setupClient: (client) => client.setHeaders({ authorization: `Bearer ${left.pop()}` }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers of ${url} were no success.`);
  return { cpuMs: ((await cpuOf(child)) - before) / amount, p50Ms: result.latency.p50 };
}

if (import.meta.main) process.exitCode = (await benchListEndpoint()) ? 0 : 1;
