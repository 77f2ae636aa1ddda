/**
 * `npm run bench:matching`: the solver beside greedy choice, deferred acceptance and, where Python has it, OR-tools' min-cost
 * flow: CPU seconds of the solving alone, peak memory of the process, and how much of the best total each reaches. Ends
 * with an error where an answer of ours is not proved to be the best, differs from OR-tools, or misses a bar. Tastes that are
 * a product of two qualities are the hardest known for auctions: they are shown without a bar. Our processes have what a run's
 * thread has (matching-worker.ts): that little room for new things, and modules that are compiled already.
 * `npm run bench:matching -- scored edit` runs those parts alone.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { threadMegabytes } from '../../models/matches/matching-worker.ts';
import { instance, tastes, type Size } from './instances.ts';
import type { Case, Solved } from './solve.ts';

const run = promisify(execFile);
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const large = { mentees: 10_000, mentors: 2_000, places: 5, candidates: 50 };
const dense = { mentees: 2_000, mentors: 500, places: 4, candidates: 234 };
const python = process.env['PYTHON'] ?? 'python3';
/**
 * Bars: CPU time against OR-tools, MB, CPU seconds for all pairs with their weighing, for a run after a coordinator's edit, and for what is wrong with as many
 * locks as a run may have; a whole run against the same one that compares nothing, and its MB (large: 80 of them the table).
 */
const bars = { ratio: 1.5, megabytes: 120, seconds: 5, editSeconds: 1, locksSeconds: 0.03, runRatio: 4, runMegabytes: { large: 215, dense: 100 } };

const parts = ['sparse', 'all-pairs', 'scored', 'edit', 'locks', 'run'] as const;
const wished = process.argv.slice(2);
const isWished = (part: (typeof parts)[number]): boolean => wished.length === 0 || wished.includes(part);
if (wished.some((wish) => !parts.some((part) => part === wish))) {
  console.error(`There are: ${parts.join(', ')}.`);
  process.exit(2);
}
const hasPeer = await run(python, ['-c', 'import ortools.graph.python.min_cost_flow, numpy']).then(() => true, () => false);
if (!hasPeer && isWished('sparse')) console.log(`${python} has no ortools and numpy: no peer to compare with (PYTHON names another one).`);
const folder = await mkdtemp(path.join(tmpdir(), 'matching-'));
const missed: string[] = [];
try {
  if (isWished('sparse')) {
    for (const taste of tastes) {
      for (const size of [large, dense]) for (const objective of ['coverage', 'total'] as const) await compare({ ...size, taste, objective });
    }
  }
  if (isWished('all-pairs')) for (const taste of ['different', 'popular'] as const) await measureAllPairs({ ...large, taste, objective: 'coverage' });
  if (isWished('scored')) await measureScored({ ...large, taste: 'different', objective: 'coverage' });
  if (isWished('edit')) for (const taste of ['different', 'popular'] as const) await measureEdit({ ...dense, taste, objective: 'coverage' });
  if (isWished('locks')) await measureLocks({ ...large, taste: 'different', objective: 'coverage' });
  if (isWished('run')) {
    await measureRun({ ...dense, taste: 'different', objective: 'coverage' }, bars.runMegabytes.dense);
    await measureRun({ ...large, taste: 'different', objective: 'coverage' }, bars.runMegabytes.large);
  }
} finally {
  await rm(folder, { recursive: true });
}
for (const line of missed) console.log(`MISSED ${line}`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function compare(asked: Case): Promise<void> {
  const name = titleOf(asked, `${asked.candidates} candidates each`);
  console.log(`\n${name}`);
  const ours = await solved('exact', asked);
  const peer = hasPeer ? await byPeer(asked) : undefined;
  const answers: [string, Solved][] = [['exact', ours], ...(peer === undefined ? [] : [['OR-tools', peer] as [string, Solved]])];
  for (const way of ['greedy', 'deferred acceptance']) answers.push([way, await solved(way, asked)]);
  for (const [way, answer] of answers) print(way, answer, ours);
  if (ours.gap !== 0) missed.push(`${name}: gap ${String(ours.gap)}`);
  if (ours.megabytes > bars.megabytes) missed.push(`${name}: ${ours.megabytes.toFixed(0)} MB, bar ${bars.megabytes}`);
  if (peer === undefined) return;
  if (peer.total !== ours.total || (asked.objective === 'coverage' && peer.matched !== ours.matched)) missed.push(`${name}: OR-tools has another answer`);
  const hard = asked.taste === 'product';
  const ratio = ours.seconds / peer.seconds;
  console.log(`  CPU against OR-tools: ${ratio.toFixed(2)}${hard ? '' : ` (bar ${bars.ratio})`}`);
  if (!hard && ratio > bars.ratio) missed.push(`${name}: ${ratio.toFixed(2)} of OR-tools' CPU, bar ${bars.ratio}`);
}

async function measureAllPairs(asked: Case): Promise<void> {
  const name = titleOf(asked, 'all pairs');
  console.log(`\n${name}`);
  const ours = await solved('all pairs', asked);
  print('exact', ours, ours);
  if (ours.gap !== 0) missed.push(`${name}: gap ${String(ours.gap)}`);
  if (ours.seconds > bars.seconds) missed.push(`${name}: ${ours.seconds.toFixed(1)} s, bar ${bars.seconds}`);
  if (ours.megabytes > bars.megabytes) missed.push(`${name}: ${ours.megabytes.toFixed(0)} MB, bar ${bars.megabytes}`);
}

/** All pairs by the scorer that directory and runs have. The memory is that of 12,000 people as well. */
async function measureScored(asked: Case): Promise<void> {
  const name = `${asked.mentees} mentees, ${asked.mentors} mentors with ${asked.places} places, all pairs scored by a program's own criteria`;
  console.log(`\n${name}`);
  const ours = await solved('scored pairs', asked);
  print('scored, solved', ours, ours);
  if (ours.gap !== 0) missed.push(`${name}: gap ${String(ours.gap)}`);
  if (ours.seconds > bars.seconds) missed.push(`${name}: ${ours.seconds.toFixed(1)} s, bar ${bars.seconds}`);
  if (ours.megabytes > bars.megabytes) missed.push(`${name}: ${ours.megabytes.toFixed(0)} MB, bar ${bars.megabytes}`);
}

async function measureEdit(asked: Case): Promise<void> {
  const name = titleOf(asked, 'all pairs, a pair locked and one kept apart');
  console.log(`\n${name}`);
  const ours = await solved('after an edit', asked);
  print('solved, explained', ours, ours);
  if (ours.gap !== 0) missed.push(`${name}: gap ${String(ours.gap)}`);
  if (ours.seconds > bars.editSeconds) missed.push(`${name}: ${ours.seconds.toFixed(1)} s, bar ${bars.editSeconds}`);
}

/** A whole run that compares: against the one that only scores, solves and explains, in the same minute, so that a busy machine makes no difference. */
async function measureRun(asked: Case, megabytes: number): Promise<void> {
  const name = `${asked.mentees} mentees, ${asked.mentors} mentors with ${asked.places} places, a whole run with rules and rankings`;
  console.log(`\n${name}`);
  const floor = await solved('run without comparing', asked);
  const ours = await solved('whole run', asked);
  print('its aim alone', floor, floor);
  print('compared, relaxed', ours, floor);
  const ratio = ours.seconds / floor.seconds;
  console.log(`  against its aim alone: ${ratio.toFixed(1)} (bar ${bars.runRatio})`);
  if (ours.gap !== 0) missed.push(`${name}: not proved`);
  if (ours.total !== floor.total) missed.push(`${name}: comparing changes the answer`);
  if (ratio > bars.runRatio) missed.push(`${name}: ${ratio.toFixed(1)} times its aim alone, bar ${bars.runRatio}`);
  if (ours.megabytes > megabytes) missed.push(`${name}: ${ours.megabytes.toFixed(0)} MB, bar ${megabytes}`);
}

/** What the server itself weighs of locks that cannot stand, before the thread of a run begins. */
async function measureLocks(asked: Case): Promise<void> {
  const name = `${asked.mentees} mentees, ${asked.mentors} mentors, as many locks as a run may have, none of which can stand`;
  const { seconds, matched, total } = await solved('many locks', asked);
  console.log(`\n${name}\n  ${matched} of ${total} told in ${(1000 * seconds).toFixed(0)} ms (bar ${1000 * bars.locksSeconds})`);
  if (matched !== total) missed.push(`${name}: ${matched} of ${total} told`);
  if (seconds > bars.locksSeconds) missed.push(`${name}: ${(1000 * seconds).toFixed(0)} ms, bar ${1000 * bars.locksSeconds}`);
}

/** The median of three processes by CPU time. */
async function solved(way: string, asked: Case): Promise<Solved> {
  const room = `--max-semi-space-size=${threadMegabytes.young / 3}`; // V8 takes three times that for what is new
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
  return median(() => run(process.execPath, [room, here('solve.ts'), way, JSON.stringify(asked)], { env }));
}

async function byPeer({ taste, objective, ...size }: Case): Promise<Solved> {
  const file = path.join(folder, 'instance.json');
  const plain = Object.entries(instance(size, taste, objective)).map(([key, value]) => [key, typeof value === 'string' ? value : Array.from(value as Int32Array)]);
  await writeFile(file, JSON.stringify(Object.fromEntries(plain)));
  return median(() => run(python, [here('min_cost_flow.py'), file]));
}

async function median(answer: () => Promise<{ stdout: string }>): Promise<Solved> {
  const answers: Solved[] = [];
  for (let time = 0; time < 3; time++) answers.push(JSON.parse((await answer()).stdout) as Solved);
  return answers.sort((one, other) => one.seconds - other.seconds)[1]!;
}

function print(way: string, { seconds, megabytes, matched, total }: Solved, best: Solved): void {
  console.log(`  ${way.padEnd(20)} ${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB  ${matched} pairs  ${(total / best.total).toFixed(4)} of the total`);
}

function titleOf({ mentees, mentors, places, taste, objective }: Size & Pick<Case, 'taste' | 'objective'>, pairs: string): string {
  return `${mentees} mentees, ${mentors} mentors with ${places} places, ${pairs}; ${taste} tastes, ${objective}`;
}
