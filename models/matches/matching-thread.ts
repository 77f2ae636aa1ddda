/** The other side of matching-worker.ts: what runs in the thread. It loads the pure rules alone and knows no database. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { solveRun, whyNot, type RunInput, type RunStep } from '../matching/run.ts';

/** What the thread is asked. */
export type Question =
  | { readonly ask: 'solve'; readonly input: RunInput }
  | { readonly ask: 'why-not'; readonly input: RunInput; readonly mentee: string; readonly mentors: readonly string[] };

export type Message =
  | { readonly progress: { readonly step: RunStep; readonly part: number } }
  /** The answer as text, so that it is written once, here, and kept as it is. */
  | { readonly answer: string; readonly hash: string };

const question = workerData as Question;
const tell = (message: Message): void => parentPort?.postMessage(message);
const answer = JSON.stringify(
  question.ask === 'solve'
    ? solveRun(question.input, (step, part) => tell({ progress: { step, part } }))
    : whyNot(question.input, question.mentee, question.mentors),
);
tell({ answer, hash: createHash('sha256').update(answer).digest('hex') });
