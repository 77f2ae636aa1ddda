import { formatTag, type Formats } from '../text/formats.ts';

const units = [['day', 1_440], ['hour', 60], ['minute', 1]] as const;

/** "45 minutes", "4 hours", "5 hours, 30 minutes": a length in the reader's words. Days only where they are whole and more than two. */
export function duration(minutes: number, formats: Formats): string {
  const tag = formatTag(formats.locale);
  const usesDays = minutes % 1_440 === 0 && minutes > 2 * 1_440;
  let rest = minutes;
  const parts: string[] = [];
  for (const [unit, size] of usesDays ? units : units.slice(1)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
  }
  return new Intl.ListFormat(tag, { type: 'unit' }).format(parts);
}

/** "60 minutes": for steps that are compared with each other. */
export function minutesOnly(minutes: number, formats: Formats): string {
  return new Intl.NumberFormat(formatTag(formats.locale), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
}
