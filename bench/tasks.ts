import type { CDPSession } from 'playwright-core';

/** One event of Chrome's trace; `tdur` is the time that its thread ran (microseconds). */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args: { name?: string };
}

/**
 * Does something in a page, and tells the longest task of its main thread meanwhile, in milliseconds of that thread: where others use the
 * processor too, waiting for it is no part of a task. Not with the browser's own slowing: that goes by the clock of the wall, and on a busy machine
 * a page then takes minutes. Whoever asks multiplies.
 */
export async function longestTask(devtools: CDPSession, doIt: () => Promise<void>): Promise<number> {
  const events = await traced(devtools, doIt);
  const main = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
  const tasks = events.filter(({ name, pid, tid, tdur }) => name.endsWith('RunTask') && tdur !== undefined && main.includes(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('the trace has no task');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}

async function traced(devtools: CDPSession, doIt: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  devtools.on('Tracing.dataCollected', take);
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] } });
  try {
    await doIt();
  } finally {
    const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
    await devtools.send('Tracing.end');
    await complete;
    devtools.off('Tracing.dataCollected', take);
  }
  return events;
}
