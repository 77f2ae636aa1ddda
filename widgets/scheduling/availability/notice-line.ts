import type { CSSResultGroup } from 'lit';
import type { Formats } from '../../text/formats.ts';
import { text } from '../booking/preview.text.ts';
import { duration } from '../durations.ts';

/** A line of words alone: it looks as its neighbours do. */
export const styles: CSSResultGroup = [];

/** Of a day whose hours are too soon to be booked. @param minutes the mentor's notice */
export function noticeLine(minutes: number, formats: Formats): string {
  return text('insideNotice', { time: duration(minutes, formats) });
}
