/** Time as two people see it, each on their own clock. Counted here, so that no browser's older zone data disagrees. */
import { nextTransition, offsetMinutes, toLocal } from './zone.ts';

/** A stretch of time on one person's clock: `date` and `from` of its start; `to` is 24:00 where it ends with that day, and earlier than `from` where it ends on the next one. */
export interface LocalSpan {
  date: string;
  from: string;
  to: string;
  zone: string;
  /** Minutes east of UTC at the start. */
  offsetMinutes: number;
}

/** A half-open stretch of time as instants and on both clocks; `yours` is the reader's. */
export interface Span {
  start: Date;
  end: Date;
  yours: LocalSpan;
  theirs: LocalSpan;
}

export function toSpan({ start, end }: { readonly start: Date; readonly end: Date }, yourZone: string, theirZone: string): Span {
  return { start, end, yours: toLocalSpan(start, end, yourZone), theirs: toLocalSpan(start, end, theirZone) };
}

/** Zones of two who meet, as far as each is known. */
interface Zones {
  /** How the reader reads the other: `blind`, where the other's clock would say where they live. */
  readonly partner: { readonly blind?: true };
  readonly yours: string | null | undefined;
  readonly theirs: string | null | undefined;
  /** The mentor's, for who has not told theirs. */
  readonly mentors: string;
}

/** The two clocks that times are shown on: of somebody whose name is hidden the clock is too, and the reader's own stands for it. */
export function clocksOf({ partner, yours, theirs, mentors }: Zones): { yourZone: string; theirZone: string } {
  if (partner.blind) return { yourZone: yours ?? 'UTC', theirZone: yours ?? 'UTC' };
  return { yourZone: yours ?? mentors, theirZone: theirs ?? mentors };
}

function toLocalSpan(start: Date, end: Date, zone: string): LocalSpan {
  const [date, from] = split(toLocal(zone, start));
  const [lastDate, to] = split(toLocal(zone, end));
  const endsWithTheDay = to === '00:00' && lastDate === dateAfter(date);
  return { date, from, to: endsWithTheDay ? '24:00' : to, zone, offsetMinutes: offsetMinutes(zone, start) };
}

/** A change of one clock after which the two are apart by another amount. */
export interface ClockChange {
  whose: 'yours' | 'theirs';
  zone: string;
  /** The local date of the change, where it happens. */
  date: string;
  at: Date;
  /** Minutes that their clock is ahead of yours before and after. */
  aheadBefore: number;
  aheadAfter: number;
}

/**
 * The changes in [from, to) that move the two clocks against each other, in order. Zones that change at the same
 * instant by the same amount stay as far apart as they were, so there is nothing to say.
 */
export function clockChanges(yourZone: string, theirZone: string, from: Date, to: Date): ClockChange[] {
  const ahead = (at: number): number => offsetMinutes(theirZone, new Date(at)) - offsetMinutes(yourZone, new Date(at));
  const changes = [...changesOf('yours', yourZone, from, to), ...changesOf('theirs', theirZone, from, to)].map((change) => ({
    ...change,
    aheadBefore: ahead(change.at.getTime() - 1),
    aheadAfter: ahead(change.at.getTime()),
  }));
  return changes.filter(({ aheadBefore, aheadAfter }) => aheadBefore !== aheadAfter).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function changesOf(whose: ClockChange['whose'], zone: string, from: Date, to: Date): Pick<ClockChange, 'whose' | 'zone' | 'date' | 'at'>[] {
  const changes = [];
  for (let next = nextTransition(zone, from, to); next !== undefined; next = nextTransition(zone, new Date(next.at.getTime() + 1), to)) {
    changes.push({ whose, zone, date: dateOf(zone, next.at), at: next.at });
  }
  return changes;
}

/** The calendar date that a clock shows. */
export function dateOf(zone: string, at: Date): string {
  return toLocal(zone, at).slice(0, 10);
}

/** The calendar date so many days later. */
export function dateAfter(date: string, days = 1): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function split(local: string): [date: string, time: string] {
  return [local.slice(0, 10), local.slice(11)];
}
