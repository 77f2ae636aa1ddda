import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';

/** `npm run bench`: each benchmark in turn, on a MongoDB of its own. Exits with 1 where one misses its bar. */
const benchmarks = ['slots.ts', 'list-endpoint.ts', 'booking.ts', 'roster.ts', 'scores.ts'];

const mongodb = await startEphemeral({ log: console.log });
process.env['TEST_MONGODB_URI'] = mongodb.uri;
let missed = 0;
for (const file of benchmarks) {
  console.log(`\n${file}`);
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) missed += 1;
}
await mongodb.stop();
if (missed > 0) {
  console.log(`\n${missed} of ${benchmarks.length} missed the bar.`);
  process.exitCode = 1;
}
