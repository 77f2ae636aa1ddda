import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '../models/mongodb/test-database.ts';

const root = join(import.meta.dirname, '..');

/** A program of this project in a process of its own. */
export interface TestProcess {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { out: string; err: string };
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs a file, or with `--eval` and a text its text; whatever still runs when the test file ends is killed. */
export function runProcess(args: readonly string[], env: Record<string, string | undefined> = {}): TestProcess {
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (output.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output.err += part.toString()));
  after(() => void child.kill('SIGKILL'));
  return { child, output, ended: once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals) };
}

/** Asks until the answer is yes; what never comes is a failure with these words. The limit is for that alone: a busy machine may take long. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${withinMs / 1_000} s in vain: ${what}`);
    await pause(20);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The address of a test's database for another process. */
export function uriOf({ uri, databaseName }: TestDatabase): string {
  const url = new URL(uri);
  url.pathname = databaseName;
  return url.href;
}

export async function useDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mentorkit-process-test-'));
  after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** What a server needs to serve a test's database; tests change single settings. */
export async function serverEnvironment(database: TestDatabase): Promise<Record<string, string>> {
  return {
    MONGODB_URI: uriOf(database),
    TOOL_URL: `http://127.0.0.1:${await freePort()}`,
    DATA_DIR: await useDataDir(),
    ALLOW_PRIVATE_PLATFORMS: 'true',
    RATE_LIMIT_SCALE: '1000',
  };
}

/** Starts lti-server/server.ts and waits until it is ready. */
export async function startServerProcess(env: Record<string, string>, nodeArgs: readonly string[] = []): Promise<TestProcess & { url: string }> {
  const server = runProcess([...nodeArgs, 'lti-server/server.ts'], env);
  const url = env['PORT'] === undefined ? env['TOOL_URL']! : `http://127.0.0.1:${env['PORT']}`;
  await until(`the server is ready; it said: ${server.output.err}`, async () => {
    if (server.child.exitCode !== null) throw new Error(`The server ended: ${server.output.err}`);
    return (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
  });
  return { ...server, url };
}
