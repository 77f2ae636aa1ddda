import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideForTests } from '../models/mongodb/ephemeral.ts';
import { mutatedAreas } from './mutated-areas.ts';

/**
 * `npm run mutants -- policy launch`: how many deliberate mistakes in an area its tests notice (mutation testing by
 * Stryker), on a MongoDB of this run. Ends with 1 where an area stays below the bar. Paths after `--only` narrow what is changed:
 * `npm run mutants -- launch --only lti-server/launch/claims.ts`.
 */
const root = join(import.meta.dirname, '..');
const bar = 90;

const [names, only] = split(process.argv.slice(2));
const unknown = names.filter((name) => !Object.hasOwn(mutatedAreas, name));
if (names.length === 0 || unknown.length > 0) {
  console.log(`Areas: ${Object.keys(mutatedAreas).join(', ')}.${unknown.length > 0 ? ` There is no ${unknown.join(', ')}.` : ''}`);
  process.exit(2);
}

function split(words: readonly string[]): [areas: string[], only: string[]] {
  const at = words.indexOf('--only');
  return at === -1 ? [[...words], []] : [words.slice(0, at), words.slice(at + 1)];
}

/** One area, on its tests alone; the exit code of Stryker. */
async function measure(name: string, mongodb: string, folder: string): Promise<number | null> {
  const { mutate, tests } = mutatedAreas[name]!;
  const configuration = join(folder, `${name}.json`);
  writeFileSync(configuration, JSON.stringify({
    mutate: only.length > 0 ? only : mutate,
    // Each test file is a process of its own, and only those run that reach the changed line.
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    tap: { testFiles: tests, nodeArgs: ['--test-reporter=tap', '-r', '{{hookFile}}', '{{testFile}}'] },
    coverageAnalysis: 'perTest',
    ignorePatterns: ['.data', 'docs', 'widgets/dist', 'demo/lms/public', '*.log'],
    // Not below node_modules, where Node strips no types.
    tempDirName: '.data/mutants',
    jsonReporter: { fileName: `.data/mutants-${name}.json` },
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
    concurrency: 1,
    timeoutMS: 20_000,
    thresholds: { high: 100, low: bar, break: bar },
  }));
  const child = spawn(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', configuration], {
    cwd: root, stdio: 'inherit', env: { ...process.env, TEST_MONGODB_URI: mongodb },
  });
  const [code] = await once(child, 'exit') as [number | null];
  return code;
}

using folder = mkdtempDisposableSync(join(tmpdir(), 'mentorkit-mutants-'));
const mongodb = await provideForTests({ log: console.log });
try {
  for (const name of names) {
    if (await measure(name, mongodb.uri, folder.path) !== 0) process.exitCode = 1;
  }
} finally {
  await mongodb.stop();
}
