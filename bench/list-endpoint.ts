import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { setGoal } from '../models/goals/goals.ts';
import { aMentee, aProgram } from '../models/factories.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { SessionModel } from '../models/sessions/session.model.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';

const rounds = 5;
const warmUp = 400;
const requests = 1_500;
const connections = 10;
const goals = 20;
const bar = 1.3;

/** What a server used for a number of requests: CPU milliseconds a request. */
interface Served {
  cpuMs: number;
  p50Ms: number;
}

/**
 * CPU a request of `GET /api/goals` (20 goals) against a floor that does the same work bare: node:http and the native
 * driver with session read, counter, query and JSON.stringify. Both in processes of their own on the same data, in turn.
 */
export async function benchListEndpoint(): Promise<boolean> {
  const database = await openTestDatabase();
  const place = await aProgram();
  const ana = await aMentee(place);
  const token = randomBytes(32).toString('base64url');
  const owner = { kind: 'owner' as const };
  const platform = { issuer: 'https://lms.example.edu', clientId: 'bench' };
  await addRegistration(owner, { ...platform, authorizationUrl: `${platform.issuer}/a`, tokenUrl: `${platform.issuer}/t`, jwksUrl: `${platform.issuer}/k` }, { allowHttp: false });
  const { registration } = await approveRegistration(owner, { ...platform, deploymentId: '1' });
  await SessionModel.create([
    {
      ...place, personId: ana.personId, door: 'lti', sourceId: registration.id, tokenHash: createHash('sha256').update(token).digest('base64url'),
      lastUsedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000),
    },
  ]);
  for (let i = 0; i < goals; i += 1) {
    await setGoal(ana, { title: `Goal ${i}`, milestones: ['One', 'Two', 'Three'].map((title) => ({ title })) });
  }

  const env = { ...process.env, BENCH_URI: database.uri, BENCH_DATABASE: database.databaseName };
  const floor = await start('list-endpoint-floor.ts', env);
  const ours = await start('list-endpoint-server.ts', env);
  try {
    await measure(floor, token, warmUp);
    await measure(ours, token, warmUp);
    const pairs: [Served, Served][] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push([await measure(floor, token, requests), await measure(ours, token, requests)]);
    const ratio = median(pairs.map(([one, other]) => other.cpuMs / one.cpuMs));
    console.log(`list endpoint, ${goals} goals: floor ${median(pairs.map(([one]) => one.cpuMs)).toFixed(3)} ms CPU a request (p50 ${median(pairs.map(([one]) => one.p50Ms))} ms), ours ${median(pairs.map(([, other]) => other.cpuMs)).toFixed(3)} (p50 ${median(pairs.map(([, other]) => other.p50Ms))} ms): ratio ${ratio.toFixed(2)} (bar ${bar})`);
    return ratio <= bar;
  } finally {
    floor.process.kill();
    ours.process.kill();
    await database.close();
  }
}

interface Server {
  process: ChildProcess;
  url: string;
}

function start(file: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), { env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (port) => resolve({ process: child, url: `http://127.0.0.1:${String(port)}` }));
  });
}

async function measure({ process: child, url }: Server, token: string, amount: number): Promise<Served> {
  const before = await cpuOf(child);
  const result = await autocannon({ url: `${url}/api/goals`, connections, amount, headers: { authorization: `Bearer ${token}` } });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers of ${url} were no success.`);
  return { cpuMs: ((await cpuOf(child)) - before) / amount, p50Ms: result.latency.p50 };
}

function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (ms) => resolve(Number(ms)));
    child.send('cpu');
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

if (import.meta.main) process.exitCode = (await benchListEndpoint()) ? 0 : 1;
