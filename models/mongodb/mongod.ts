import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';

const { MongoClient, MongoNetworkError, MongoServerError } = mongoose.mongo;

/** A mongod may take this long to start, also when it has to repair after a crash (milliseconds). */
const startMs = 60_000;
const stopMs = 15_000;
const pollMs = 25;
const replicaSet = 'mentorkit';

export interface MongodProcess {
  uri: string;
  port: number;
  pid: number;
}

/** What to start: the program, where its data lie, and on which loopback port it listens. */
export interface MongodLaunch {
  program: string;
  dbPath: string;
  port: number;
  /** For a server of tests: databases are made and dropped on it all the time. */
  readonly databasesComeAndGo?: boolean;
}

/** The address of the only member; direct, because there is nothing to discover. */
export function addressOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/mentorkit?directConnection=true`;
}

/**
 * The files of what was dropped are closed and deleted within seconds. As it is usually, that waits for a checkpoint each
 * minute and for five minutes of history: a run of tests, each with a database of some 175 files, comes to more open files
 * than a process may have, and mongod dies of that.
 */
const forgetsAtOnce = ['--setParameter', 'minSnapshotHistoryWindowInSeconds=0', '--syncdelay', '5'];

/**
 * Nothing is deleted for its age: tests live on a day of their own, and rows of that day are old for MongoDB's clock, so
 * that they would vanish in the middle of a test whenever the minute's sweep comes by.
 */
const keepsWhatIsOld = ['--setParameter', 'ttlMonitorEnabled=false'];

/**
 * What a server had begun when it died is undone after this long, half as much more at most; until then its rows are in everybody's
 * way: a mentor's time that somebody was about to book, a request that is sent again with its key. MongoDB's own minute is more than
 * people wait; no request of ours lasts so long.
 */
const abandonsTransactions = ['--setParameter', 'transactionLifetimeLimitSeconds=20'];

/**
 * Starts mongod and returns when it answers; `takeWrites` comes next. It runs in a process group of its own: Ctrl-C in
 * the terminal reaches us and not it, so that we can finish our last writes before we stop it.
 */
export async function launchMongod({ program, dbPath, port, databasesComeAndGo = false }: MongodLaunch): Promise<MongodProcess> {
  await mkdir(dbPath, { recursive: true });
  const logFile = join(dbPath, 'mongod.log');
  // The log of one run is enough to find out why it failed; mongod would keep them all.
  await rm(logFile, { force: true });
  const child = spawn(program, [
    '--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', replicaSet, '--logpath', logFile,
    '--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '256', '--setParameter', 'diagnosticDataCollectionEnabled=false',
    ...abandonsTransactions,
    ...(databasesComeAndGo ? [...forgetsAtOnce, ...keepsWhatIsOld] : []),
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ], { detached: true, stdio: 'ignore' });
  child.unref();
  let ended: string | undefined;
  child.once('error', (error) => { ended = error.message; });
  child.once('exit', (code, signal) => { ended ??= signal ?? `exit code ${code}`; });

  const deadline = Date.now() + startMs;
  while (!(await accepts(port))) {
    if (ended !== undefined) throw new Error(`MongoDB did not start on ${dbPath} (${ended}): ${await lastWords(logFile)}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`MongoDB did not start within ${startMs / 1000} s; see ${logFile}`);
    }
    await delay(pollMs);
  }
  return { uri: addressOf(port), port, pid: child.pid! };
}

/** Makes the server the primary of its one-node set: a new data folder has no set yet, an old one may know another port. */
export async function takeWrites({ uri, port }: MongodProcess): Promise<void> {
  await using client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  const admin = client.db('admin');
  const deadline = Date.now() + startMs;
  while (Date.now() < deadline) {
    try {
      await joinOwnSet(admin, `127.0.0.1:${port}`);
      if ((await admin.command({ hello: 1 }))['isWritablePrimary'] === true) return;
    } catch (error) {
      // A server whose place in the set changes hangs up on everybody; the next round finds it in its new place.
      if (!(error instanceof MongoNetworkError)) throw error;
    }
    await delay(pollMs);
  }
  throw new Error('MongoDB started, but did not become the primary of its replica set.');
}

async function joinOwnSet(admin: mongoose.mongo.Db, host: string): Promise<void> {
  const members = [{ _id: 0, host }];
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 }) as { config: { version: number; members: { host: string }[] } };
    if (config.members[0]?.host === host) return;
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
  } catch (error) {
    if (!(error instanceof MongoServerError && error.codeName === 'NotYetInitialized')) throw error;
    await admin.command({ replSetInitiate: { _id: replicaSet, members } });
  }
}

/** Whether the address belongs to a mongod on this data folder that takes commands; answers within a second or two. */
export async function servesFolder(uri: string, dbPath: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000, socketTimeoutMS: 2_000 });
  try {
    const { parsed } = await client.db('admin').command({ getCmdLineOpts: 1 }) as { parsed?: { storage?: { dbPath?: string } } };
    return parsed?.storage?.dbPath === dbPath;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

/** Stops the server with its data flushed, and by force when it does not answer. */
export async function stopMongod({ uri, pid }: MongodProcess): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000, socketTimeoutMS: stopMs });
  try {
    // Force, because a primary otherwise waits for another member to take over.
    await client.db('admin').command({ shutdown: 1, force: true, timeoutSecs: 0 });
  } catch {
    // It hangs up instead of answering; whether it ended is asked below.
  } finally {
    await client.close();
  }
  const deadline = Date.now() + stopMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(pollMs);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** The wished port if nobody listens there, otherwise any free one of this machine. */
export async function freePort(wished?: number): Promise<number> {
  return (wished !== undefined ? await listenOn(wished) : undefined) ?? (await listenOn(0))!;
}

async function listenOn(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The last complaint in mongod's log, in its own words. */
async function lastWords(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const complaints = text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as { s?: string; msg?: string; attr?: { error?: unknown } };
      return entry.s === 'E' || entry.s === 'F' ? [`${entry.msg} ${entry.attr?.error ? JSON.stringify(entry.attr.error) : ''}`.trim()] : [];
    } catch {
      return [];
    }
  });
  return complaints.at(-1) ?? `See ${logFile}`;
}
