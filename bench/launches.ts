import { availableParallelism, loadavg } from 'node:os';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { Browser } from './launch-browser.ts';
import { aCampus, aPlatformKey, idTokenOf, loginForm, type Campus, type PlatformKey } from './launch-campus.ts';
import { cpuOf, median, start, type Server } from './processes.ts';

const people = 200;
const turns = 5;
const warmUps = 600;
const alone = { launches: 60, atOnce: 1, bar: 2.5 };
const together = { launches: 200, atOnce: 20, bar: 3 };
const delaysMs = [0, 50];

/** A tool as a browser meets it. */
interface Tool {
  readonly name: string;
  readonly server: Server;
  readonly campus: Campus;
  readonly login: string;
  readonly launch: string;
  /** Whether its page came after a launch; ltijs shows its own after a redirect. */
  isOpen(text: string): boolean;
}

interface Ran {
  perSecond: number;
  cpuMs: number;
}

/**
 * Launches a second of this server beside bare ltijs 5.9.9 with its own store (launch-ltijs.ts), in processes of their own
 * on the same MongoDB with the same key of the platform, in turn. A launch is the login, the id_token, and the page: ltijs
 * verifies and keeps what the id_token says; ours finds the person and the program, opens a session, and brings the first
 * page's data. Signing is the platform's work and stands outside the clock: logins, then signatures, then launches.
 */
export async function benchLaunches(): Promise<boolean> {
  const database = await openTestDatabase();
  const key = aPlatformKey();
  const keyset = await start('launch-keyset.ts', { ...process.env, BENCH_JWK: JSON.stringify(key.jwk) });
  const campus = await aCampus({ issuer: 'http://127.0.0.1:9', clientId: 'bench', jwksUrl: `${keyset.url}/keys`, mentees: people });
  const env = { ...process.env, NODE_ENV: 'production', BENCH_DATABASE: database.databaseName };
  const own = await start('own-server.ts', { ...env, BENCH_URI: database.uri });
  const bare = await start('launch-ltijs.ts', { ...env, BENCH_URI: ltijsUri(database), BENCH_ISSUER: campus.issuer, BENCH_CLIENT: campus.clientId, BENCH_JWKS: `${keyset.url}/keys` });
  const ours: Tool = { name: 'ours', server: own, campus, login: '/lti/login', launch: '/lti/launch', isOpen: (text) => text.includes('"readHome"') };
  const core: Tool = { ...ours, name: 'ours, verified only', campus: { ...campus, contextId: 'a course without a program' }, isOpen: (text) => text.includes('This course has no mentoring yet') };
  const theirs: Tool = { name: 'ltijs', server: bare, campus, login: '/login', launch: '/', isOpen: (text) => text.includes('<title>Welcome</title>') };
  try {
    for (const tool of [theirs, ours, core]) {
      await run(tool, key, { launches: people, atOnce: 10 }); // everybody is known
      await run(tool, key, { launches: warmUps, atOnce: 1 }); // a server that has run for a while: its code is compiled
    }
    console.log(`load of this machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`);
    let met = true;
    for (const delay of delaysMs) {
      keyset.process.send(delay);
      for (const round of [alone, together]) met = (await compare([theirs, ours, core], key, round, delay)) && met;
    }
    return met;
  } finally {
    for (const { process: child } of [keyset, own, bare]) child.kill();
    await database.close();
  }
}

/** ltijs names its collections itself, so it gets a database of its own on the same MongoDB. */
function ltijsUri({ uri, databaseName }: { uri: string; databaseName: string }): string {
  const address = new URL(uri);
  address.pathname = `/${databaseName}-ltijs`;
  return address.href;
}

async function compare(tools: readonly [Tool, Tool, Tool], key: PlatformKey, round: typeof alone, delay: number): Promise<boolean> {
  const ran = tools.map((): Ran[] => []);
  for (let turn = 0; turn < turns; turn += 1) for (const [i, tool] of tools.entries()) ran[i]!.push(await run(tool, key, round));
  const ratios = [1, 2].map((i) => median(ran[i]!.map(({ perSecond }, turn) => perSecond / ran[0]![turn]!.perSecond)));
  console.log(`launches, ${round.atOnce === 1 ? 'one by one' : `${round.atOnce} at once`}, keyset after ${delay} ms:`);
  for (const [i, { name }] of tools.entries()) {
    const { perSecond, cpuMs } = { perSecond: median(ran[i]!.map((one) => one.perSecond)), cpuMs: median(ran[i]!.map((one) => one.cpuMs)) };
    console.log(`  ${name.padEnd(20)} ${perSecond.toFixed(0).padStart(5)}/s  ${cpuMs.toFixed(2).padStart(6)} ms CPU a launch${i === 0 ? '' : `  ${ratios[i - 1]!.toFixed(2)} x ltijs`}`);
  }
  const isMet = ratios[0]! >= round.bar;
  console.log(`  ${isMet ? 'OK' : 'MISSED'}: ${ratios[0]!.toFixed(2)} (bar ${round.bar})`);
  return isMet;
}

async function run(tool: Tool, key: PlatformKey, { launches, atOnce }: { launches: number; atOnce: number }): Promise<Ran> {
  const browser = new Browser(atOnce);
  const { campus, server } = tool;
  const cpuBefore = await cpuOf(server.process);
  let ms = 0;
  const timed = async <T, R>(work: readonly T[], one: (item: T) => Promise<R>): Promise<R[]> => {
    const began = performance.now();
    const done = await inLanes(work, atOnce, one);
    ms += performance.now() - began;
    return done;
  };
  // One by one a launch follows its own login; at once they come in waves.
  const subjects = Array.from({ length: launches }, (_, i) => campus.subjects[i % campus.subjects.length]!);
  const waves = atOnce === 1 ? subjects.map((subject) => [subject]) : [subjects];
  for (const wave of waves) {
    const begun = await timed(wave, () => browser.post(`${server.url}${tool.login}`, loginForm(campus)));
    const answers = begun.map(({ location = '', cookies }, i) => {
      const asked = new URL(location).searchParams;
      return { cookies, form: { state: asked.get('state')!, id_token: idTokenOf(campus, key, wave[i]!, asked.get('nonce')!) } };
    });
    const pages = await timed(answers, ({ cookies, form }) => open(browser, tool, form, cookies));
    if (!pages.every((text) => tool.isOpen(text))) throw new Error(`${tool.name} did not open: ${pages.find((text) => !tool.isOpen(text))?.slice(0, 2_000)}`);
  }
  browser.close();
  return { perSecond: (launches / ms) * 1_000, cpuMs: ((await cpuOf(server.process)) - cpuBefore) / launches };
}

async function open(browser: Browser, { server, launch }: Tool, form: Record<string, string>, cookies: string): Promise<string> {
  const { location, cookies: more, text } = await browser.post(`${server.url}${launch}`, form, cookies);
  return location === undefined ? text : (await browser.get(new URL(location, server.url).href, more)).text;
}

/** Works through a list, so many at once. */
async function inLanes<T, R>(items: readonly T[], lanes: number, one: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let i = next++; i < items.length; i = next++) done[i] = await one(items[i]!);
  }));
  return done;
}

if (import.meta.main) process.exitCode = (await benchLaunches()) ? 0 : 1;
