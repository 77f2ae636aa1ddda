import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { startEphemeral } from '../models/mongodb/ephemeral.ts';

/**
 * `npm run fuzz`: the tests that `npm test` runs with few cases, with many, on a MongoDB of their own; `npm run fuzz -- replay`
 * those whose file is named so. FUZZ_SEED repeats a run. Exits with 1 where one fails.
 */
const suites: readonly { file: string; env: Readonly<Record<string, string>> }[] = [
  { file: 'lti-server/launch/fuzz/mutations.test.ts', env: { FUZZ_TOKENS: '20000' } },
  { file: 'lti-server/launch/fuzz/replay.test.ts', env: { FUZZ_ROUNDS: '50' } },
];

const wishes = process.argv.slice(2);
const seed = process.env['FUZZ_SEED'] ?? String(randomInt(2 ** 31));
console.log(`FUZZ_SEED=${seed}`);
const mongodb = await startEphemeral({ log: console.log });
for (const { file, env } of suites.filter(({ file }) => wishes.length === 0 || wishes.some((wish) => file.includes(wish)))) {
  const child = spawn(process.execPath, ['--test', file], {
    cwd: join(import.meta.dirname, '..'),
    stdio: 'inherit',
    env: { ...env, ...process.env, FUZZ_SEED: seed, TEST_MONGODB_URI: mongodb.uri },
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) process.exitCode = 1;
}
await mongodb.stop();
