import type { Agenda, AgendaItem } from './agenda-words.ts';

const minuteMs = 60_000;

/** The item whose time box runs, and how much of it is left. */
export interface RunningItem {
  item: AgendaItem;
  /** Whole minutes, rounded up; 0 and less: its time is up, by so many. */
  minutesLeft: number;
  /** When that number changes next. */
  changesAt: number;
}

/**
 * The one time box that runs: of the first item that is neither done nor left for later, from the start of the meeting or from when
 * the item before it was done. Counted from the clock and from what the agenda holds: both see the same, and nothing is written.
 */
export function runningItem({ items }: Agenda, when: { start: string; end: string }, now: Date): RunningItem | undefined {
  const [start, end] = [Date.parse(when.start), Date.parse(when.end)];
  if (now.getTime() < start || now.getTime() >= end) return undefined;
  const item = items.find(({ state }) => state === 'open');
  if (item === undefined) return undefined;
  const began = Math.max(start, ...items.map(({ markedAt }) => (markedAt === null ? 0 : Date.parse(markedAt))));
  const left = began + item.minutes * minuteMs - now.getTime();
  const minutesLeft = Math.ceil(left / minuteMs);
  return { item, minutesLeft, changesAt: now.getTime() + left - (minutesLeft - 1) * minuteMs };
}
