import type { Shape } from '../../api/operation.ts';
import type { Span } from '../../parts/times.ts';
import { minutesOf, timeOf } from './hours.ts';

export type Preview = Shape<'AvailabilityPreview'>;

/** A stretch on the bar of a day: where it begins and how long it is, in percent of the bar. */
export interface Stretch {
  from: string;
  to: string;
  at: number;
  size: number;
}

export interface PreviewDay {
  date: string;
  free: Stretch[];
  booked: Stretch[];
  /** There would be something free if the notice were not. */
  isTooSoon: boolean;
}

/** The part of the day that the bars show, in minutes, and the hours written above it. */
export interface Scale {
  start: number;
  end: number;
  ticks: string[];
}

const least = 12 * 60;
const dayEnd = 24 * 60;

/** The days of a preview on which something is free or booked, or would be free if it were not so soon, with their stretches on one scale for all. */
export function previewDays({ free, booked, insideNotice }: Pick<Preview, 'free' | 'booked' | 'insideNotice'>): { scale: Scale; days: PreviewDay[] } {
  const scale = scaleOf([...free, ...booked]);
  const on = (spans: readonly Span[], date: string) => spans.filter(({ yours }) => yours.date === date).map(({ yours }) => stretchOn(scale, yours.from, yours.to));
  const dates = [...new Set([...free, ...booked, ...insideNotice].map(({ yours }) => yours.date))].sort();
  return { scale, days: dates.map((date) => ({ date, free: on(free, date), booked: on(booked, date), isTooSoon: insideNotice.some(({ yours }) => yours.date === date) })) };
}

/** From the earliest to the latest hour, twelve hours at least, with four hours written. */
function scaleOf(spans: readonly Span[]): Scale {
  const starts = spans.map(({ yours }) => minutesOf(yours.from));
  const ends = spans.map(({ yours }) => endOf(yours.from, yours.to));
  let start = Math.floor(Math.min(9 * 60, ...starts) / 180) * 180;
  const end = Math.min(dayEnd, Math.max(start + least, Math.ceil(Math.max(0, ...ends) / 180) * 180));
  start = Math.min(start, end - least);
  return { start, end, ticks: [0, 1, 2, 3].map((third) => timeOf(Math.round((start + ((end - start) * third) / 3) / 60) * 60)) };
}

function stretchOn({ start, end }: Scale, from: string, to: string): Stretch {
  const percent = (minutes: number) => (100 * minutes) / (end - start);
  return { from, to, at: percent(minutesOf(from) - start), size: percent(endOf(from, to) - minutesOf(from)) };
}

/** A booked meeting may run over midnight: its bar ends with the day. */
function endOf(from: string, to: string): number {
  return to > from ? minutesOf(to) : dayEnd;
}
