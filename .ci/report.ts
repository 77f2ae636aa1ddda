import { readFileSync, writeFileSync } from 'node:fs';

/** How many tests passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}

/** Names the file into which a test runner's reporter writes its counts. */
export const reportVariable = 'MENTORKIT_TEST_REPORT';

/** Called by the reporters at the very end of a run; without the variable the runner was started by hand. */
export function writeReport(counts: Counts): void {
  const path = process.env[reportVariable];
  if (path) writeFileSync(path, JSON.stringify(counts));
}

/**
 * What a run is worth: its report, and never better than its exit code. A runner that ended without a report, or that
 * failed without a failed test, counts as one failed.
 */
export function readReport(path: string, exitCode: number | null): Counts {
  let counts: Counts;
  try {
    counts = JSON.parse(readFileSync(path, 'utf8')) as Counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), { passed: 0, failed: 0 });
}
