import type { Shape } from '../../api/operation.ts';
import type { Formats } from '../../text/formats.ts';
import { duration } from '../durations.ts';
import { text } from './booking.text.ts';

export type ClockChange = Shape<'SlotWeek'>['clockChanges'][number];

/** "Clocks change in Berlin on Sunday 25 October. From then on Ben is 4 hours ahead of you, not 5 hours." */
export function clockChangeWords({ zone, date, aheadBefore, aheadAfter }: ClockChange, name: string, formats: Formats): readonly unknown[] {
  const about = { place: formats.place(zone), day: formats.day(date, 'long'), name };
  if (aheadAfter === 0) return text.rich('clocksSame', about);
  const now = duration(Math.abs(aheadAfter), formats);
  const ahead = aheadAfter > 0;
  if (Math.sign(aheadBefore) !== Math.sign(aheadAfter)) return text.rich(ahead ? 'clocksAhead' : 'clocksBehind', { ...about, now });
  return text.rich(ahead ? 'clocksAheadNot' : 'clocksBehindNot', { ...about, now, before: duration(Math.abs(aheadBefore), formats) });
}
