import { texts } from '../text/text.ts';

/** The words of choosing a clock; part of the slice's one table (scheduling.text.ts). */
export const zoneChoiceWords = {
  zoneAt: '{place}, {offset}',
  change: 'Change',
  changeZone: 'Change the time zone',
  timeZone: 'Time zone',
  deviceZone: 'Your device says {place}. Use it?',
  useZone: 'Use {place}',
} as const;

export const text = texts('scheduling', zoneChoiceWords);
