import { matchingQuestions } from './0001-matching-questions.ts';
import { runSummaries } from './0002-run-summaries.ts';

/**
 * A step forward of the stored data. Forward only; what it writes must be readable by the release before,
 * because servers of both run side by side during a rolling restart.
 */
export interface Migration {
  /** `NNNN-name`, the name of its file here. */
  name: string;
  run: () => Promise<void>;
}

/** In the order in which they run. */
export const migrations: readonly Migration[] = [matchingQuestions, runSummaries];
