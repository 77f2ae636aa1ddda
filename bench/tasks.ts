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
 * Does one thing after the other in a page, and tells the longest task of its main thread meanwhile, in milliseconds of that
 * thread: where others use the processor too, waiting for it is no part of a task.
 */
export async function longestTasks<What extends string>(devtools: CDPSession, doings: Readonly<Record<What, () => Promise<void>>>): Promise<Record<What, number>> {
  const longest: Record<string, number> = {};
  for (const [what, doIt] of Object.entries<() => Promise<void>>(doings)) {
    const events = await traced(devtools, doIt);
    const main = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
    const tasks = events.filter(({ name, pid, tid, tdur }) => name.endsWith('RunTask') && tdur !== undefined && main.includes(`${pid} ${tid}`));
    if (tasks.length === 0) throw new Error(`the trace of "${what}" has no task`);
    longest[what] = Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
  }
  return longest;
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
