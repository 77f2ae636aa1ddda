import { formatTag, type Formats, type Instant } from './formats.ts';

const steps: readonly [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60],
];

/** "2 hours ago", "in 3 days", "now". Apart from the other formats, because no page begins with it. */
export function relativeTime(instant: Instant, now: Date, { locale, region }: Formats): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat(formatTag(locale, region), { numeric: 'auto' });
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', Infinity];
  return relative.format(Math.round(seconds / length) || 0, unit);
}
