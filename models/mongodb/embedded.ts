import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findMongod } from './mongod-source.ts';
import { freePort, isAlive, launchMongod, servesFolder, stopMongod, takeWrites, type MongodProcess } from './mongod.ts';
import { checkReplicaSet } from './replica-set.ts';

/** A replica set that is ready for transactions and change streams. */
export interface RunningMongodb {
  /** Without a password; its default database is `mentorkit` where the server is ours. */
  uri: string;
  /** Ends the server and keeps its data. Does nothing to a server that somebody else runs. */
  stop(): Promise<void>;
}

export interface EmbeddedMongodb {
  /** Where the data live on from start to start. Beside it, `<dataDir>.json` tells other processes the address. */
  dataDir: string;
  /** Otherwise the port of the last start, if it is still free. */
  port?: number;
  /** Told one line about each thing worth knowing. */
  log?: (line: string) => void;
}

/** The MongoDB of MONGODB_URI, which must be a replica set, or else the embedded one. */
export async function provideMongodb(options: EmbeddedMongodb): Promise<RunningMongodb> {
  const uri = process.env['MONGODB_URI'];
  if (!uri) return startEmbedded(options);
  await checkReplicaSet(uri);
  return { uri, stop: async () => {} };
}

/**
 * Runs a one-node replica set on a data folder, on a loopback port. A server that a killed process left on this folder
 * is taken over; one that another living process started is used, and left to it.
 */
export async function startEmbedded({ dataDir, port, log = () => {} }: EmbeddedMongodb): Promise<RunningMongodb & { port: number }> {
  const dbPath = resolve(dataDir);
  const last = await readNote(dbPath);
  if (last?.running && await servesFolder(last.running.uri, dbPath)) {
    if (last.owner !== process.pid && isAlive(last.owner)) {
      log(`MongoDB: using the one that process ${last.owner} runs on ${dataDir}.`);
      return { uri: last.running.uri, port: last.running.port, stop: async () => {} };
    }
    log(`MongoDB: taking over the one that an earlier start left on ${dataDir}.`);
    return own(dbPath, last.running);
  }
  const { program, version } = await findMongod({ log });
  const running = await launchMongod({ program, dbPath, port: port ?? await freePort(last?.port) });
  log(`MongoDB: ${version} on 127.0.0.1:${running.port}, data in ${dataDir}.`);
  return own(dbPath, running);
}

/** Notes down whose server this is before anything else can go wrong, so that the next start finds it. */
async function own(dbPath: string, running: MongodProcess): Promise<RunningMongodb & { port: number }> {
  const { uri, port } = running;
  await writeNote(dbPath, { owner: process.pid, port, running });
  const stop = async (): Promise<void> => {
    await stopMongod(running);
    await writeNote(dbPath, { owner: process.pid, port });
  };
  try {
    await takeWrites(running);
  } catch (error) {
    await stop();
    throw error;
  }
  return { uri, port, stop };
}

/** The address of the MongoDB that a running `npm start` keeps on this data folder, or null when there is none. */
export async function runningDatabase(dataDir: string): Promise<string | null> {
  const dbPath = resolve(dataDir);
  const running = (await readNote(dbPath))?.running;
  return running && await servesFolder(running.uri, dbPath) ? running.uri : null;
}

/** Ends what runs on the data folder and removes it with everything in it. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const dbPath = resolve(dataDir);
  const running = (await readNote(dbPath))?.running;
  if (running && await servesFolder(running.uri, dbPath)) await stopMongod(running);
  await rm(dbPath, { recursive: true, force: true });
  await rm(noteOf(dbPath), { force: true });
}

/** What is known about the last start on a data folder. */
interface Note {
  /** The process that started the server and will stop it. */
  owner: number;
  port: number;
  /** Absent once it was stopped in good order. */
  running?: MongodProcess;
}

const noteOf = (dbPath: string): string => `${dbPath}.json`;

async function readNote(dbPath: string): Promise<Note | undefined> {
  const text = await readFile(noteOf(dbPath), 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : JSON.parse(text) as Note;
  } catch {
    // Cut off by a crash; without it the server just gets a new port.
    return undefined;
  }
}

async function writeNote(dbPath: string, note: Note): Promise<void> {
  await mkdir(dirname(dbPath), { recursive: true });
  const staging = `${noteOf(dbPath)}.${process.pid}`;
  await writeFile(staging, JSON.stringify(note, null, 2));
  await rename(staging, noteOf(dbPath));
}
