import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideForTests } from '../models/mongodb/ephemeral.ts';
import { levels, type Level, type Step, type Wanted } from './levels.ts';
import { readReport, reportVariable, sum, type Counts } from './report.ts';

/**
 * `npm test`: every level, one after the other, on one MongoDB of this run.
 * `npm test -- models widgets/goals` runs only the levels and folders that are named.
 */

/** A level that is still running then is ended, and counts as failed (milliseconds). */
const stepLimitMs = 20 * 60_000;
const root = join(import.meta.dirname, '..');

interface Ran extends Counts {
  level: string;
  seconds: number;
  /** No test lies there (yet). */
  empty: boolean;
}

const wishes = process.argv.slice(2).map((wish) => wish.replace(/^\.\//, '').replace(/\/$/, ''));

const isLevel = (wish: string): boolean => levels.some(({ name }) => name === wish);

/** The whole level when it is named or nothing is; otherwise the tests below the named paths. */
function stepsOf(level: Level): Step[] {
  if (wishes.length === 0 || wishes.includes(level.name)) return level.steps(() => true);
  const paths = wishes.filter((wish) => !isLevel(wish));
  const wanted: Wanted = (file) => paths.some((path) => file === path || file.startsWith(`${path}/`));
  return level.steps(wanted).filter(({ counts }) => counts === 'report');
}

/** A mistyped path must not look like a run without failures. */
function refuseUnknown(): void {
  const unknown = wishes.filter((wish) => !isLevel(wish) && !existsSync(join(root, wish)));
  if (unknown.length > 0) throw new Error(`no such level or path: ${unknown.join(', ')}. Levels: ${levels.map(({ name }) => name).join(', ')}`);
}

async function run(step: Step, env: NodeJS.ProcessEnv, folder: string): Promise<Counts> {
  const report = join(folder, `${Math.random()}.json`);
  const child = spawn(process.execPath, step.args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, [reportVariable]: report } });
  const limit = setTimeout(() => {
    console.log(`✖ ${step.name}: not done after ${stepLimitMs / 60_000} minutes`);
    child.kill('SIGKILL');
  }, stepLimitMs);
  const [code] = await once(child, 'exit') as [number | null];
  clearTimeout(limit);
  if (step.counts === 'report') return readReport(report, code);
  console.log(`${code === 0 ? '✔' : '✖'} ${step.name}`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function main(): Promise<Counts> {
  refuseUnknown();
  const chosen = levels.map((level) => ({ level, steps: stepsOf(level) }))
    .filter(({ level, steps }) => steps.length > 0 || wishes.length === 0 || wishes.includes(level.name));
  using folder = mkdtempDisposableSync(join(tmpdir(), 'mentorkit-test-'));
  const needsMongodb = chosen.some(({ level, steps }) => level.needsMongodb && steps.length > 0);
  const mongodb = needsMongodb ? await provideForTests({ log: console.log }) : undefined;
  const env = { ...process.env, ...(mongodb ? { TEST_MONGODB_URI: mongodb.uri } : {}) };
  const ran: Ran[] = [];
  try {
    for (const { level, steps } of chosen) {
      console.log(`\n== ${level.name} ==`);
      const started = performance.now();
      const counts: Counts[] = [];
      for (const step of steps) counts.push(await run(step, env, folder.path));
      if (steps.length === 0) console.log('no tests yet');
      ran.push({ level: level.name, ...sum(counts), seconds: (performance.now() - started) / 1000, empty: steps.length === 0 });
    }
  } finally {
    await mongodb?.stop();
  }
  console.log('\nlevel        passed  failed    time');
  for (const { level, passed, failed, seconds, empty } of ran) {
    console.log(`${level.padEnd(12)} ${empty ? 'no tests yet' : `${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${seconds.toFixed(1).padStart(6)} s`}`);
  }
  return sum(ran);
}

const counts = await main().catch((error: unknown): Counts => {
  console.log(`✖ The tests could not run: ${error instanceof Error ? error.message : String(error)}`);
  return { passed: 0, failed: 1 };
});
if (counts.passed + counts.failed === 0) console.log(`Nothing to run${wishes.length > 0 ? ` in ${wishes.join(', ')}` : ''}.`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
