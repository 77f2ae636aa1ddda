import { outsideTransaction } from '../mongodb/connect.ts';
import type { RunInput } from '../matching/run.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import type { MatchingRunStep } from '../vocabulary.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { solveInWorker, WorkerFailed } from './matching-worker.ts';
import { outcomeOf, packed } from './run-record.ts';

/** A running run belongs to a server for this long after it was heard of last (ms). */
const heldMs = 20_000;
/** How often a server says that it is still at it, and looks whether somebody has cancelled (ms). */
const beatMs = 1_000;

export function heldFrom(now: Date): Date {
  return new Date(now.getTime() + heldMs);
}

interface GoingOn {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}
const goingOn = new Map<string, GoingOn>();

/** Solves a run that was stored as running, in the background. `ended` says when this server has done with it. */
export function beginSolving(actor: ProgramSystemActor, runId: string, input: RunInput): Promise<void> {
  const stop = new AbortController();
  const ended = outsideTransaction(() => solve(actor, runId, input, stop)).finally(() => goingOn.delete(runId));
  goingOn.set(runId, { stop, ended });
  return ended;
}

/** Ends a run's thread at once, if it is this server's; another server notices within a second that the run is cancelled. */
export function stopSolving(runId: string): void {
  goingOn.get(runId)?.stop.abort(new Cancelled());
}

/** Resolves when this server has done with all runs that it is at. */
export async function solvingEnded(): Promise<void> {
  await Promise.allSettled([...goingOn.values()].map(({ ended }) => ended));
}

/** This server stops: its runs end at once, and are told as cut off, to be run again. */
export async function leaveSolving(): Promise<void> {
  for (const { stop } of goingOn.values()) stop.abort(new WorkerFailed('the server stops'));
  await solvingEnded();
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

async function solve(actor: ProgramSystemActor, runId: string, input: RunInput, stop: AbortController): Promise<void> {
  const { tenantId, programId } = actor;
  const which = { tenantId, programId, _id: runId, state: 'running' as const };
  let reached: { step: MatchingRunStep; part: number } = { step: 'scoring', part: 0 };
  const beat = setInterval(() => void hold(), beatMs);
  const hold = async (): Promise<void> => {
    const held = await MatchingRunModel.updateOne(which, { $set: { ...reached, heldUntil: heldFrom(new Date()) } }).catch(() => null);
    if (held?.matchedCount === 0) stop.abort(new Cancelled());
  };
  try {
    const { answer, text, hash, milliseconds } = await solveInWorker(input, { program: programId, signal: stop.signal, onProgress: (step, part) => void (reached = { step, part }) });
    const ended = { answer: await packed(text), answerHash: hash, milliseconds, part: 1, solvedAt: new Date() };
    await MatchingRunModel.updateOne(which, { $set: { ...ended, ...outcomeOf(answer) } });
  } catch (error) {
    // Whoever cancelled has written so; what else ends a thread is a failure that can be tried again.
    if (!(error instanceof Cancelled)) await MatchingRunModel.updateOne(which, { $set: { state: 'failed' } });
    if (!(error instanceof Cancelled) && !(error instanceof WorkerFailed)) throw error;
  } finally {
    clearInterval(beat);
  }
  await recordEvent(actor, { type: 'matching-run.ended', subjectIds: [runId], audience: [], forCoordinators: true });
}
