import { createPrivateKey } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Browser } from './launch-browser.ts';
import { idTokenOf, loginForm, type Campus } from './launch-campus.ts';
import { quantile } from './processes.ts';

/** What a storm is like. */
export interface StormWeather {
  readonly url: string;
  readonly campuses: readonly Campus[];
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
  readonly launchesAMinute: number;
  readonly seconds: number;
  /** Whether people come who were never here. */
  readonly newcomers: boolean;
}

/** How it went; milliseconds are login and launch together, without what the platform does between them. */
export interface StormReport {
  readonly launches: number;
  readonly perMinute: number;
  readonly errors: readonly string[];
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of each launch that was answered. */
  readonly times: readonly number[];
}

const mostSockets = 200;
const mostErrors = 1_000;
let came = 0;

/** The class of the storm: begins launches at their times, however many are still on their way. */
async function rage({ url, campuses, privateKey, launchesAMinute, seconds, newcomers }: StormWeather): Promise<StormReport> {
  const key = { jwk: {}, privateKey: createPrivateKey(privateKey) };
  const browser = new Browser(mostSockets);
  const times: number[] = [];
  const errors: string[] = [];
  const launches: Promise<void>[] = [];
  const total = Math.round((launchesAMinute / 60) * seconds);
  const began = performance.now();
  for (let i = 0; i < total; i += 1) {
    const late = began + (i * 60_000) / launchesAMinute - performance.now();
    if (late > 1) await wait(late);
    const campus = campuses[i % campuses.length]!;
    const subject = newcomers ? `newcomer-${came++}` : campus.subjects[Math.floor(i / campuses.length) % campus.subjects.length]!;
    launches.push(launch(campus, subject).then((ms) => void times.push(ms), (error: unknown) => {
      if (errors.length < mostErrors) errors.push((error as Error).message);
    }));
  }
  await Promise.all(launches);
  const perMinute = (total / (performance.now() - began)) * 60_000;
  browser.close();
  const at = (part: number): number => (times.length === 0 ? Infinity : quantile(times, part));
  return { launches: total, perMinute, errors, p50: at(0.5), p95: at(0.95), p99: at(0.99), times };

  async function launch(campus: Campus, subject: string): Promise<number> {
    const sentLogin = performance.now();
    const { status, location, cookies } = await browser.post(`${url}/lti/login`, loginForm(campus));
    const loginMs = performance.now() - sentLogin;
    if (location === undefined) throw new Error(`A login was answered with ${status}.`);
    const asked = new URL(location).searchParams;
    const form = { state: asked.get('state')!, id_token: idTokenOf(campus, key, subject, asked.get('nonce')!) };
    const sentLaunch = performance.now();
    const page = await browser.post(`${url}/lti/launch`, form, cookies);
    if (page.status !== 200 || !page.text.includes(newcomers ? '"entrance":"join"' : '"readHome"')) throw new Error(`A launch was answered with ${page.status}.`);
    return loginMs + performance.now() - sentLaunch;
  }
}

process.on('message', (weather) => void rage(weather as StormWeather).then((report) => process.send!(report)));
