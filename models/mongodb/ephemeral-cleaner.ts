import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/**
 * The process that clears away behind an ephemeral MongoDB. Its input ends when the process that started it ends, in
 * whatever way; what it read until then is the id of the server.
 */
const [folder] = process.argv.slice(2);
const pid = Number((await text(process.stdin)).trim());

if (pid > 0) {
  try {
    // Nobody reads these data again, so there is nothing to flush.
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended before.
  }
}
if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
