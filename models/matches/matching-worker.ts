import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OnProgress, RunAnswer, RunInput, WhyNot } from '../matching/run.ts';
import type { Message, Question } from './matching-thread.ts';
import { ThreadLane, type Turn } from './thread-lane.ts';

/** The thread ended without an answer: it crashed, or asked for more memory than it gets. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
}

/** A signal that is aborted ends the thread at once; the promise is then rejected with its reason. */
export interface WorkerOptions extends Turn {
  readonly onProgress?: OnProgress;
  /** For tests: another file in place of the thread's own. */
  readonly file?: URL;
}

/** A run's answer and the bytes that it was told in, with their hash (SHA-256, hex). */
export interface Answered<T> {
  readonly answer: T;
  readonly text: string;
  readonly hash: string;
  /** How long the thread took, without waiting for others. */
  readonly milliseconds: number;
}

/**
 * Threads wait for each other: two long ones at once on a small server would only both be slow, and each may need much memory. What
 * takes a moment has a lane of its own, so that an edit does not wait until somebody else's whole program is solved. So there are two at
 * most, whatever cores there are: one core gives each of them half, which a moment does not mind.
 */
const lanes = { moment: new ThreadLane(), long: new ThreadLane() };

/** Pairs, times answers over them, that are solved in a moment (about 2 s): an edit of 4,000 x 1,000 people, a whole run of 2,000 x 500 that compares. */
const mostOfAMoment = 4_000_000;
/** What a run that compares costs, in answers (decision 0068). */
const answersOfComparing = 3;

function laneOf({ input, ask }: Question): ThreadLane {
  const pairs = input.scoring.mentees.length * input.scoring.mentors.length;
  return pairs * (ask === 'solve' && input.compares ? answersOfComparing : 1) <= mostOfAMoment ? lanes.moment : lanes.long;
}

/** Heap of a thread (MB). A run of 10,000 mentees and 2,000 mentors takes 117 in all, 80 of them its table, outside the heap. For new things V8 would take 48, which makes nothing quicker here. */
export const threadMegabytes = { all: 512, young: 6 };

/**
 * Where a thread leaves its modules as V8 has compiled them, for the next: reading TypeScript anew takes 0.15 s and 30 MB. Nobody can
 * put something there beforehand; where nothing can be written, Node does without.
 */
let compiled: string | undefined;

function compiledFolder(): string {
  const folder = join(tmpdir(), `mentorkit-compiled-${randomUUID()}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Solves a run in a thread of its own, so that the server goes on answering. Throws WorkerFailed, or the signal's reason. */
export function solveInWorker(input: RunInput, options: WorkerOptions = {}): Promise<Answered<RunAnswer>> {
  return askWorker({ ask: 'solve', input }, options);
}

/** The same for "why not somebody else?". */
export function whyNotInWorker(input: RunInput, mentee: string, mentors: readonly string[], options: WorkerOptions = {}): Promise<Answered<WhyNot[]>> {
  return askWorker({ ask: 'why-not', input, mentee, mentors }, options);
}

/** Asks as soon as it is this one's turn in its lane. */
function askWorker<T>(question: Question, options: WorkerOptions): Promise<Answered<T>> {
  return laneOf(question).run(() => askAlone<T>(question, options), options);
}

async function askAlone<T>(question: Question, { onProgress, signal, file = new URL('./matching-thread.ts', import.meta.url) }: WorkerOptions): Promise<Answered<T>> {
  signal?.throwIfAborted();
  const began = performance.now();
  const resourceLimits = { maxOldGenerationSizeMb: threadMegabytes.all, maxYoungGenerationSizeMb: threadMegabytes.young };
  const worker = new Worker(file, { workerData: question, resourceLimits, env: { NODE_COMPILE_CACHE: compiled ??= compiledFolder() } });
  const { promise, resolve, reject } = Promise.withResolvers<Answered<T>>();
  const stop = (): void => reject(signal!.reason as Error);
  signal?.addEventListener('abort', stop, { once: true });
  worker.on('message', (message: Message) => {
    if ('progress' in message) onProgress?.(message.progress.step, message.progress.part);
    else resolve({ answer: JSON.parse(message.answer) as T, text: message.answer, hash: message.hash, milliseconds: Math.round(performance.now() - began) });
  });
  worker.on('error', (error: Error) => reject(new WorkerFailed(error.name)));
  worker.on('exit', (code) => reject(new WorkerFailed(`exit ${code}`)));
  return promise.finally(() => {
    signal?.removeEventListener('abort', stop);
    return worker.terminate();
  });
}
