/** One instance by one way, in a process of its own so that its memory shows: `solve.ts WAY CASE` prints JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { assignAllPairs } from '../../models/matching/all-pairs.ts';
import { assign } from '../../models/matching/assignment.ts';
import type { AssignmentProblem } from '../../models/matching/problem.ts';
import { deferredAcceptance } from '../../models/matching/test-problems.ts';
import { allPairs } from './all-pairs.ts';
import { afterAnEdit } from './after-an-edit.ts';
import { instance, type Size, type Taste } from './instances.ts';
import { manyLocks } from './many-locks.ts';
import { scoredPairs } from './scored-pairs.ts';
import { greedy, type Way } from './simple-ways.ts';
import { wholeRun } from './whole-run.ts';

export interface Case extends Size {
  readonly taste: Taste;
  readonly objective: AssignmentProblem['objective'];
}
export interface Solved {
  readonly seconds: number;
  readonly megabytes: number;
  readonly matched: number;
  readonly total: number;
  readonly gap?: number;
}

const simple: Readonly<Record<string, Way>> = { greedy, 'deferred acceptance': (problem) => [...deferredAcceptance(problem)] };
const [, , way = '', asked = ''] = process.argv;
const { taste, objective, ...size } = JSON.parse(asked) as Case;

function solve(): Omit<Solved, 'megabytes'> {
  if (way === 'all pairs') {
    const problem = allPairs(size, taste, objective);
    return timed(() => assignAllPairs(problem));
  }
  if (way === 'scored pairs') return scoredPairs(size, timed);
  if (way === 'whole run') return wholeRun(size, true, timed);
  if (way === 'run without comparing') return wholeRun(size, false, timed);
  if (way === 'many locks') return manyLocks(size, timed);
  if (way === 'after an edit') return afterAnEdit(size, taste, objective, timed);
  const problem = instance(size, taste, objective);
  const simpleWay = simple[way];
  if (simpleWay === undefined) return timed(() => assign(problem));
  return timed(() => {
    const arcs = simpleWay(problem);
    return { matched: arcs.length, total: arcs.reduce((sum, arc) => sum + problem.weight[arc]!, 0) };
  });
}

function timed(answer: () => Omit<Solved, 'seconds' | 'megabytes'>): Omit<Solved, 'megabytes'> {
  const began = process.cpuUsage();
  const { matched, total, gap } = answer();
  const { user, system } = process.cpuUsage(began);
  return { seconds: (user + system) / 1e6, matched, total, ...(gap === undefined ? {} : { gap }) };
}

/** The most that this process had at once. Linux tells it apart from what the process that started it had (VmHWM, see proc(5)). */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}

console.log(JSON.stringify({ ...solve(), megabytes: peakMegabytes() } satisfies Solved));
