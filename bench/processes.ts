import { fork, type ChildProcess } from 'node:child_process';

/** A server in a process of its own. */
export interface Server {
  process: ChildProcess;
  url: string;
}

/** Starts a file of this folder, which says its port once it listens. */
export function start(file: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), { env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
    child.once('message', (port) => resolve({ process: child, url: `http://127.0.0.1:${String(port)}` }));
  });
}

/** CPU milliseconds that a server has used so far. */
export function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (ms) => resolve(Number(ms)));
    child.send('cpu');
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param part 0.95 for the value that 95 % do not pass */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;
}
