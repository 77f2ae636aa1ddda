import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { aCampus, aPlatformKey, type Campus } from './launch-campus.ts';
import { start } from './processes.ts';
import type { StormReport, StormWeather } from './launch-storm-class.ts';

const launchesAMinute = 6_000;
const seconds = 120;
const newPeopleSeconds = 20;
const people = 500;
const barMs = 300;

/**
 * A class starts: 6,000 launches a minute for two minutes from a process of its own, each the login and the launch of
 * somebody known, evenly spread and sent whether the server keeps up or not. Rate limits are what they are in production
 * (5,000 a minute a registration), so two platforms send. Then, without a bar, people who were never here before.
 */
export async function benchLaunchStorm(): Promise<boolean> {
  const database = await openTestDatabase();
  const key = aPlatformKey();
  const keyset = await start('launch-keyset.ts', { ...process.env, BENCH_JWK: JSON.stringify(key.jwk) });
  const campuses: Campus[] = [];
  for (const clientId of ['north', 'south']) {
    campuses.push(await aCampus({ issuer: `http://${clientId}.localhost:9`, clientId, jwksUrl: `${keyset.url}/keys`, mentees: people }));
  }
  const server = await start('own-server.ts', { ...process.env, NODE_ENV: 'production', RATE_LIMIT_SCALE: '1', BENCH_DATABASE: database.databaseName, BENCH_URI: database.uri });
  const crowd = fork(new URL('launch-storm-class.ts', import.meta.url));
  const weather = { url: server.url, campuses, privateKey: key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), launchesAMinute };
  try {
    console.log(`load of this machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`);
    await storm(crowd, { ...weather, seconds: 10, newcomers: false }); // warms up
    const known = await storm(crowd, { ...weather, seconds, newcomers: false });
    const isMet = known.errors.length === 0 && known.p95 <= barMs;
    console.log(`known people, ${text(known)}\n  ${isMet ? 'OK' : 'MISSED'}: bar 0 errors, p95 ${barMs} ms`);
    const newcomers = await storm(crowd, { ...weather, seconds: newPeopleSeconds, newcomers: true });
    console.log(`people who were never here, ${text(newcomers)} (no bar)`);
    console.log(`load of this machine ${loadavg()[0]!.toFixed(1)}`);
    return isMet;
  } finally {
    crowd.kill();
    for (const { process: child } of [keyset, server]) child.kill();
    await database.close();
  }
}

/** Lets the class launch as the weather says. */
export function storm(crowd: ChildProcess, weather: StormWeather): Promise<StormReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The class ended with ${code}.`));
    crowd.once('exit', ended);
    crowd.once('message', (report) => {
      crowd.off('exit', ended);
      resolve(report as StormReport);
    });
    crowd.send(weather);
  });
}

function text({ launches, perMinute, errors, p50, p95, p99 }: StormReport): string {
  const wrong = errors.length === 0 ? '0 errors' : `${errors.length} errors (${errors[0]})`;
  return `${launches} launches, ${Math.round(perMinute)} a minute: ${wrong}, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
}

if (import.meta.main) process.exitCode = (await benchLaunchStorm()) ? 0 : 1;
