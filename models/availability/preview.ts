import type { ProgramActor } from '../actor.ts';
import { busyElsewhere } from '../busy-calendars/busy-elsewhere.ts';
import { busyTimes, type Interval } from '../meetings/bookings.ts';
import { pausesOf } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { BusyTime } from './busy-time.ts';
import { countedStarts, openTimes } from './calendar.ts';
import { checkedRules, checkZone, type AvailabilityRules } from './rules.ts';
import { toInstant } from './slots.ts';
import { clockChanges, dateAfter, dateOf, toSpan, type ClockChange, type Span } from './spans.ts';

/** What mentees would see of rules that are not saved: the contract's `AvailabilityPreview`. */
export interface AvailabilityPreview {
  /** First and last day shown, on the viewer's calendar. */
  from: string;
  to: string;
  /** `yours` is the viewer's clock, `theirs` the mentor's. */
  yourZone: string;
  theirZone: string;
  slots: Span[];
  /** Stretches in which a meeting may lie, none over the viewer's midnight; and the mentor's meetings, in any program. */
  free: Span[];
  booked: Span[];
  /** Stretches that only the notice keeps from being free. */
  insideNotice: Span[];
  freeMinutes: number;
  clockChanges: ClockChange[];
}

const minuteMs = 60_000;
const daysShown = 21;
const mostSlots = 500;
const mostStretches = 200;

/** Three weeks of these rules as somebody in the viewer's zone would see them, with what is booked already; saves nothing. */
export async function previewAvailability(
  actor: ProgramActor,
  { rules: asked, viewerZone }: { rules: AvailabilityRules; viewerZone: string },
  now = new Date(),
): Promise<AvailabilityPreview> {
  if (!may(actor, 'availability.read')) throw new NotAllowed();
  const rules = checkedRules(asked);
  checkZone(viewerZone);
  const { tenantId, personId } = actor;
  const today = dateOf(viewerZone, now);
  const days = Array.from({ length: daysShown + 1 }, (_, i) => toInstant(viewerZone, `${dateAfter(today, i)}T00:00`));
  const between = { start: days[0]!, end: days.at(-1)! };

  const pauses = await pausesOf(actor, [personId]);
  const { covers, meetings } = (await busyTimes(tenantId, [personId], between, now)).get(personId)!;
  const elsewhere = (await busyElsewhere(tenantId, [personId], between)).get(personId) ?? [];
  const counted = await countedStarts(actor, new Map([[personId, rules]]), between);
  const nobody = { busy: new BusyTime([]), bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  const calendar = { pausedUntil: pauses.get(personId) ?? null, busy: [...covers, ...elsewhere], other: nobody, counted: counted.get(personId) ?? [] };
  const minutes = rules.meetingMinutes;
  const slots = openTimes({ ...calendar, rules }, { from: between.start, to: between.end, minutes }, now);
  const bookable = now.getTime() + rules.minNoticeMinutes * minuteMs;
  const soon = { from: between.start, to: new Date(Math.min(between.end.getTime(), bookable + minutes * minuteMs)), minutes };
  const tooSoon = openTimes({ ...calendar, rules: { ...rules, minNoticeMinutes: 0 } }, soon, now).filter(({ start }) => start.getTime() < bookable);
  const free = united(slots).flatMap((stretch) => cut(stretch, days));
  const shown = (intervals: readonly Interval[]): Span[] => intervals.map((interval) => toSpan(interval, viewerZone, rules.zone));
  return {
    from: today,
    to: dateAfter(today, daysShown - 1),
    yourZone: viewerZone,
    theirZone: rules.zone,
    slots: shown(slots.slice(0, mostSlots)),
    free: shown(free.slice(0, mostStretches)),
    booked: shown(meetings.slice(0, mostStretches)),
    insideNotice: shown(united(tooSoon).flatMap((stretch) => cut(stretch, days)).slice(0, mostStretches)),
    freeMinutes: free.reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()) / minuteMs, 0),
    clockChanges: clockChanges(viewerZone, rules.zone, between.start, between.end),
  };
}

/** What sorted intervals cover together. */
function united(intervals: readonly Interval[]): Interval[] {
  const stretches: { start: Date; end: Date }[] = [];
  for (const { start, end } of intervals) {
    const last = stretches.at(-1);
    if (last === undefined || start > last.end) stretches.push({ start, end });
    else if (end > last.end) last.end = end;
  }
  return stretches;
}

/** The parts of a stretch between these instants, which are sorted. */
function cut({ start, end }: Interval, at: readonly Date[]): Interval[] {
  const edges = [start, ...at.filter((edge) => edge > start && edge < end), end];
  return edges.slice(1).map((edge, i) => ({ start: edges[i]!, end: edge }));
}
