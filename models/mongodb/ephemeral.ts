import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findMongod } from './mongod-source.ts';
import { freePort, launchMongod, takeWrites } from './mongod.ts';
import { checkReplicaSet } from './replica-set.ts';
import type { RunningMongodb } from './embedded.ts';

const cleaner = fileURLToPath(new URL('./ephemeral-cleaner.ts', import.meta.url));

/** The MongoDB of MONGODB_URI, where each test file makes databases of its own, or else an ephemeral one. */
export async function provideForTests(options: { log?: (line: string) => void } = {}): Promise<RunningMongodb> {
  const uri = process.env['MONGODB_URI'];
  if (!uri) return startEphemeral(options);
  await checkReplicaSet(uri);
  return { uri, stop: async () => {} };
}

/**
 * Runs a one-node replica set whose data last as long as this process: for one test run. However the process ends, by
 * `stop`, by a signal, by `kill -9`, the server and its folder go with it.
 */
export async function startEphemeral({ log = () => {} }: { log?: (line: string) => void } = {}): Promise<RunningMongodb> {
  const { program, version } = await findMongod({ log });
  const dbPath = await mkdtemp(join(tmpdir(), 'mentorkit-mongodb-'));
  // In a process group of its own, so that Ctrl-C does not end the cleaner before its work.
  const cleaning = spawn(process.execPath, [cleaner, dbPath], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    cleaning.ref();
    const ended = once(cleaning, 'exit');
    cleaning.stdin.end();
    await ended;
  };
  try {
    const running = await launchMongod({ program, dbPath, port: await freePort(), databasesComeAndGo: true });
    cleaning.stdin.write(`${running.pid}\n`);
    cleaning.unref();
    await takeWrites(running);
    log(`MongoDB: ${version} on 127.0.0.1:${running.port}, for this run only.`);
    return { uri: running.uri, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
