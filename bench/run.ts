import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';

/**
 * `npm run bench`: each benchmark in turn, on a MongoDB of its own; `npm run bench -- launches slots` those that are named.
 * Exits with 1 where one misses its bar.
 */
const benchmarks = ['slots', 'next-free', 'mutual-times', 'list-endpoint', 'directory', 'people-search', 'booking', 'roster', 'scores', 'outbox', 'fairness', 'room', 'edits', 'directory-frames', 'launches', 'launch-storm'];

const wishes = process.argv.slice(2);
const unknown = wishes.filter((wish) => !benchmarks.includes(wish));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${benchmarks.join(', ')}.`);
  process.exit(2);
}
const chosen = wishes.length === 0 ? benchmarks : benchmarks.filter((name) => wishes.includes(name));
const mongodb = await startEphemeral({ log: console.log });
process.env['TEST_MONGODB_URI'] = mongodb.uri;
let missed = 0;
for (const name of chosen) {
  console.log(`\n${name}`);
  const child = spawn(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url))], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) missed += 1;
}
await mongodb.stop();
if (missed > 0) {
  console.log(`\n${missed} of ${chosen.length} missed the bar.`);
  process.exitCode = 1;
}
