import { Worker } from 'node:worker_threads';
import type { Interval } from '../../models/availability/windows.ts';
import { CalendarUnreadable, type CalendarQuestion } from './busy-times.ts';
import type { CalendarMessage } from './calendar-thread.ts';

/** How long a calendar may be read, once its thread has begun (ms). 20 MB take 0.7 s of a processor, and longer where others use it. */
const longestMs = 10_000;
/** Heap of a thread (MB); 20 MB of calendar take about 100. */
const mostMegabytes = 192;

/**
 * Reads a calendar in a thread of its own, so that the server goes on answering whatever its author wrote. Throws
 * CalendarUnreadable; what takes too long or too much memory is `too-much`, and whatever else ends the thread is the
 * calendar's doing too.
 */
export async function busyTimesInThread(question: CalendarQuestion, { mostMs = longestMs } = {}): Promise<readonly Interval[]> {
  const worker = new Worker(new URL('./calendar-thread.ts', import.meta.url), { workerData: question, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  const { promise, resolve, reject } = Promise.withResolvers<readonly Interval[]>();
  let timer: NodeJS.Timeout | undefined;
  worker.on('message', (message: CalendarMessage) => {
    if ('busy' in message) resolve(message.busy);
    else if ('fault' in message) reject(new CalendarUnreadable(message.fault));
    else timer = setTimeout(() => reject(new CalendarUnreadable('too-much')), mostMs);
  });
  worker.on('error', (error: NodeJS.ErrnoException) => reject(new CalendarUnreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much' : 'not-a-calendar')));
  worker.on('exit', () => reject(new CalendarUnreadable('not-a-calendar')));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
