import type { Formats } from '../text/formats.ts';
import { text } from './matching.text.ts';
import { problemOf, problemWords } from './run-problem.ts';
import { averageFit, hasPairs, type Run } from './run-words.ts';

/** What is said of a run that is solved: what it came to, and how much of what was decided before it could not keep. */
export function solvedWords({ scenarios: [scenario], dropped }: Run, formats: Formats): string {
  const solved = scenario ? [text('saidSolved', { count: scenario.matched, fit: averageFit(scenario, formats) })] : [];
  return [...solved, ...(dropped.length > 0 ? [text('dropped', { count: dropped.length })] : [])].join(' ');
}

/** What is said of a run that was followed and goes on no longer. @param before the newest run when they were last read */
export function endWords(before: Run | undefined, runs: readonly Run[], formats: Formats): string | undefined {
  const run = before?.state === 'running' ? runs.find(({ id }) => id === before.id) : undefined;
  if (!run || run.state === 'running') return undefined;
  if (run.problem) return problemWords(problemOf(run.problem), formats);
  if (hasPairs(run)) return solvedWords(run, formats);
  return run.state === 'failed' || run.state === 'cancelled' ? text(run.state) : undefined;
}
