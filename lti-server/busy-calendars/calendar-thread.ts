/** The other side of calendar-worker.ts: what runs in the thread. It knows no database and no network. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Interval } from '../../models/availability/windows.ts';
import { busyTimesIn, CalendarUnreadable, type CalendarFault, type CalendarQuestion } from './busy-times.ts';

export type CalendarMessage = { readonly begun: true } | { readonly busy: readonly Interval[] } | { readonly fault: CalendarFault };

const tell = (message: CalendarMessage): void => parentPort?.postMessage(message);
tell({ begun: true });
try {
  tell({ busy: busyTimesIn(workerData as CalendarQuestion) });
} catch (error) {
  if (!(error instanceof CalendarUnreadable)) throw error;
  tell({ fault: error.fault });
}
