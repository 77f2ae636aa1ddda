import type { Formats } from './formats.ts';

/** The three lines of a date tile: Thu, 29, Oct. */
export function tileWords(date: string, formats: Formats): { weekday: string; day: string; month: string } {
  return { weekday: formats.day(date, 'weekday'), day: formats.number(Number(date.slice(8))), month: formats.day(date, 'month') };
}
