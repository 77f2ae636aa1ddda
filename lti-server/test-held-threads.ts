/**
 * A process with everything that the server loads. It opens fifteen pipes that nobody writes to, each of which holds one of Node's threads, and says
 * `served` once a file is looked at nevertheless. Without a thread for that it is killed.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempDisposableSync, openSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './server.ts';

using folder = mkdtempDisposableSync(join(tmpdir(), 'mentorkit-threads-'));
const pipes = Array.from({ length: 15 }, (_, i) => join(folder.path, String(i)));
execFileSync('mkfifo', pipes);
const tooLong = setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20_000);
const held = pipes.map((pipe) => open(pipe, 'r'));
await stat(folder.path);
clearTimeout(tooLong);
console.log('served');
// The other end, which a pipe has to have before it opens: now the threads are free.
for (const pipe of pipes) closeSync(openSync(pipe, constants.O_RDWR));
await Promise.all(held.map(async (one) => (await one).close()));
