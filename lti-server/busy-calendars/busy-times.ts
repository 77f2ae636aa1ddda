import ICAL from 'ical.js';
import { united, type Interval } from '../../models/availability/windows.ts';
import { gridMinutes } from '../../models/vocabulary.ts';
import { CalendarClocks, type JCal } from './calendar-clocks.ts';
import { busyOfEvents, freeBusyTimes } from './calendar-events.ts';
import { mostSteps, TooMuch } from './occurrences.ts';
import { withinReach } from './within-reach.ts';

/** What is asked of a calendar. Instants in ms since the epoch. */
export interface CalendarQuestion {
  readonly text: string;
  /** The owner's: of floating times and whole days. */
  readonly zone: string;
  readonly from: number;
  readonly to: number;
  /** UIDs of meetings of ours: they are known already, and their copies here may be out of date. */
  readonly ownUids: readonly string[];
  /** The owner's addresses: what they have declined does not keep them busy. */
  readonly emails: readonly string[];
}

/** Why a calendar cannot be read. */
export type CalendarFault = 'not-a-calendar' | 'too-much';
export class CalendarUnreadable extends Error {
  override readonly name = 'CalendarUnreadable';
  readonly fault: CalendarFault;
  constructor(fault: CalendarFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Of those that are not plainly over. */
const mostEvents = 5_000;
/** Some eight a day on every day of the thirteen months that are read: more is no person's calendar. */
const mostBlocks = 3_000;
/** Meetings begin on this grid and nowhere else: what is busy within a cell of it takes the whole cell. */
const cell = gridMinutes * 60_000;

/**
 * When the owner of an iCalendar text is busy within [from, to): the fewest intervals, outward to the grid of booking, ascending. Of each event nothing but
 * its times is looked at, and nothing else is answered. An event that cannot be understood is left out. Throws
 * CalendarUnreadable. A rule can keep it busy for as long as its author likes: run it in a thread (calendar-thread.ts).
 */
export function busyTimesIn(question: CalendarQuestion): Interval[] {
  const calendars = parsed(withinReach(question.text, question));
  const components = calendars.flatMap(([, , inner]) => inner);
  const named = (name: string): JCal[] => components.filter(([is]) => is === name);
  const events = named('vevent');
  if (events.length > mostEvents) throw new CalendarUnreadable('too-much');
  const clocks = new CalendarClocks(question.zone, named('vtimezone'));
  const owner = [...question.emails, ...calendars.flatMap(calendarName)].map((one) => one.toLowerCase());
  const within = { from: question.from, to: question.to };
  try {
    const exact = [
      ...busyOfEvents(events, { clocks, within, owner: new Set(owner), ownUids: new Set(question.ownUids), steps: { left: mostSteps } }),
      ...freeBusyTimes(named('vfreebusy')),
    ];
    const seen = united(exact.map(toCells)).filter(({ start, end }) => end > question.from && start < question.to);
    if (seen.length > mostBlocks) throw new TooMuch();
    return seen.map(({ start, end }) => ({ start: Math.max(start, question.from), end: Math.min(end, question.to) }));
  } catch (error) {
    throw error instanceof TooMuch ? new CalendarUnreadable('too-much') : error;
  }
}

function toCells({ start, end }: Interval): Interval {
  return { start: Math.floor(start / cell) * cell, end: Math.ceil(end / cell) * cell };
}

/** Google calls a calendar by its owner's address. */
function calendarName([, properties]: JCal): string[] {
  const name = properties.find(([is]) => is === 'x-wr-calname')?.[3];
  return typeof name === 'string' && name.includes('@') ? [name] : [];
}

function parsed(text: string): JCal[] {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) throw new CalendarUnreadable('not-a-calendar');
  const calendars = parseOrNull(text) ?? salvaged(text);
  if (calendars === null) throw new CalendarUnreadable('not-a-calendar');
  return calendars.filter(([name]) => name === 'vcalendar');
}

/** One line that ical.js cannot take spoils a whole calendar for it: each component alone, and those that fail left out. */
function salvaged(text: string): JCal[] | null {
  const parts = text.match(/^BEGIN:(VEVENT|VTIMEZONE|VFREEBUSY)\b[\s\S]*?^END:\1\b/gim) ?? [];
  const components = parts.flatMap((part) => parseOrNull(part) ?? []);
  return components.length === 0 ? null : [['vcalendar', [], components]];
}

function parseOrNull(text: string): JCal[] | null {
  try {
    const jCal = ICAL.parse(text.replace(/^\uFEFF?\s+|^\uFEFF/, '')) as unknown as JCal | JCal[];
    return typeof jCal[0] === 'string' ? [jCal as JCal] : (jCal as JCal[]);
  } catch {
    return null;
  }
}
