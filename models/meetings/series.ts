import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isNear, readCalendars, type Calendar } from '../availability/calendar.ts';
import { clocksOf, dateAfter, toSpan, type Span } from '../availability/spans.ts';
import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import { keepActive, readMatch } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { assertOpen, readProgram } from '../programs/programs.ts';
import { seriesLength } from '../series-length-words.ts';
import type { Repeat, SeriesConflict } from '../series-words.ts';
import type { Aside, Interval } from './bookings.ts';
import { takeSlots, type SlotDetails } from './book-meeting.ts';
import { activeMatch, meeters, type Party } from './meeters.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isSeenBy, peopleOf, recordOfSeries } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';
import { around, slotFrom } from './open-slot.ts';
import { occurrencesOf, weekdayOfMonth, type WeekdayOfMonth } from './recurrence.ts';
import { closestOf, furthest, planSeries } from './series-plan.ts';

/** How a meeting is to repeat. */
export interface Repetition {
  /** The first time: ISO 8601 in UTC. */
  start: string;
  minutes: number;
  repeat: Repeat;
  /** How many times; absent: to the end. */
  count?: number | undefined;
}

/** A meeting of a pair that is to repeat. */
export interface SeriesInput extends Repetition {
  matchId: string;
}

/** One time of a series before it is booked: the contract's `SeriesTime`. */
export interface SeriesTime extends Span {
  conflict: SeriesConflict | null;
  /** The clocks of the mentor go over its hour on that day, so it begins later. */
  moved: boolean;
  /** Where there is a conflict: the nearest times that can be booked. */
  closest: Span[];
}

/** What a series would be: the contract's `SeriesPreview`. */
export interface SeriesPreview {
  repeat: Repeat;
  /** Of a monthly one, in the mentor's calendar. */
  monthly: WeekdayOfMonth | null;
  partner: PersonRef;
  /** How many times there are before the match or the program ends, or until nobody can book ahead. */
  most: number;
  items: SeriesTime[];
}

const weekMs = 7 * 86_400_000;

/** Every time of a pair's meeting that repeats, on both clocks, with what is in its way and what is near. Books nothing. */
export async function previewSeries(actor: ProgramActor, input: SeriesInput, now = new Date()): Promise<SeriesPreview> {
  const match = await activeMatch(actor, input.matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  return previewTimes(actor, pair, input, (zone) => endOf(actor, match.id, zone, now), now);
}

/**
 * The same for whoever it is that meets.
 * @param endIn the first instant at which they do not meet any more, by the mentor's zone
 */
export async function previewTimes(actor: ProgramActor, party: Party, input: Repetition, endIn: (zone: string) => Promise<Date>, now: Date): Promise<SeriesPreview> {
  const first = slotFrom(new Date(input.start), input.minutes);
  if (!isNear(first.start, now)) throw new RuleBroken('body-invalid', { path: 'start' });
  const calendar = await calendarFor(actor, party, { start: first.start, end: furthest(now) }, now);
  const { zone } = calendar.rules;
  const end = await endIn(zone);
  const local = toLocal(zone, first.start);
  const possible = occurrencesOf({ zone, first: local, repeat: input.repeat }, seriesLength.most).filter(({ start }, n) => n === 0 || start < end);
  const wanted = possible.slice(0, input.count);
  // The hour that was chosen may be the later of two that look alike: the first time is that very one.
  const plan = planSeries(calendar, wanted.map(({ start }, n) => (n === 0 ? first : slotFrom(start, input.minutes))), actor.personId === party.mentorId, now);
  const closest = closestOf(calendar, plan, now);
  const span = spansFor(actor, party, zone);
  return {
    repeat: input.repeat,
    monthly: input.repeat === 'monthly' ? weekdayOfMonth(local.slice(0, 10)) : null,
    partner: party.partner,
    most: possible.length,
    items: plan.map((time, n) => ({ ...span(time.slot), conflict: time.conflict, moved: wanted[n]!.moved, closest: (closest.get(time) ?? []).map(span) })),
  };
}

/** The times of a series that were chosen, whatever the rule gave. */
export interface ChosenTimes {
  minutes: number;
  repeat: Repeat;
  /** ISO 8601 in UTC. */
  starts: readonly string[];
  title?: string | undefined;
}

/** A pair's series as it is booked. */
export interface SeriesBooking extends ChosenTimes {
  matchId: string;
}

/** The meetings that were booked in one act, in order of time: the contract's `Series`. */
export interface Series {
  id: string;
  repeat: Repeat;
  items: Meeting[];
}

/**
 * Books all the chosen times of a pair's series, or none: where one cannot be had any more, `series-not-free` names each with its reason.
 * Each is an ordinary meeting afterwards. One event, and one mail for each of the two.
 */
export async function bookSeries(actor: ProgramActor, { matchId, ...chosen }: SeriesBooking, now = new Date()): Promise<Series> {
  const match = await activeMatch(actor, matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  return bookTimes(actor, chosen, async () => {
    await assertOpen(actor);
    return {
      party: pair,
      take: async (calendar, slots) => {
        await keepActive(actor, match.id);
        return takeSlots(actor, pair, calendar, slots, now);
      },
    };
  }, now);
}

/** Who is to meet at the times of a series, and how those times become meetings once all of them are free. */
interface Booker {
  readonly party: Pick<Party, 'mentorId' | 'menteeId'>;
  take(calendar: Calendar, slots: readonly SlotDetails[]): Promise<StoredMeeting[]>;
}

/**
 * The same for whoever it is that meets.
 * @param open says within the transaction who that is; throws where they cannot meet at all
 */
export async function bookTimes(actor: ProgramActor, { minutes, repeat, starts, title }: ChosenTimes, open: () => Promise<Booker>, now: Date): Promise<Series> {
  const at = [...new Set(starts.map((start) => Date.parse(start)))].sort((a, b) => a - b);
  if (at.length < seriesLength.least) throw new RuleBroken('body-invalid', { path: 'starts' });
  const slots = at.map((start) => slotFrom(new Date(start), minutes));
  const id = String(new Types.ObjectId());
  await inTransaction(async () => {
    const { party, take } = await open();
    const calendar = await calendarFor(actor, party, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const conflicts = planSeries(calendar, slots, actor.personId === party.mentorId, now).filter(({ conflict }) => conflict !== null);
    if (conflicts.length > 0) throw notFree(conflicts.map(({ slot, conflict }) => ({ start: slot.start, conflict: conflict! })));
    const series = { id: new Types.ObjectId(id), repeat, of: slots.length };
    const meetings = await take(calendar, slots.map((slot, n) => ({ ...slot, title: title ?? null, series: { ...series, place: n + 1 } }))).catch(notFreeAfterAll);
    const eventId = await recordOfSeries(actor, meetings, 'meeting.series-booked', now);
    await enqueueMails(actor, peopleOf(meetings[0]!).map((receiverId) => ({ eventId, receiverId, template: 'series-booked' })));
  });
  return readSeries(actor, id, now);
}

/** What is left of a series and what became of the rest; like each meeting of it, for its people and for coordinators. */
export async function readSeries(actor: ProgramActor, seriesId: string, now = new Date()): Promise<Series> {
  const { tenantId, programId } = actor;
  const rows = await MeetingModel.find({ tenantId, programId, 'series.id': seriesId }).sort({ start: 1 }).lean();
  const seen = rows.filter((meeting) => isSeenBy(actor, meeting)); // members of a circle come and go between its meetings
  const [first] = seen;
  if (first?.series === undefined) throw new NotFound();
  return { id: seriesId, repeat: first.series.repeat, items: await viewMeetings(actor, seen, now) };
}

/** The calendar of those who meet over the times of a series. */
export async function calendarFor(actor: ProgramActor, { mentorId, menteeId }: Pick<Party, 'mentorId' | 'menteeId'>, between: Interval, now: Date, aside: Aside = { holdOf: actor.personId }): Promise<Calendar> {
  const calendar = (await readCalendars(actor, [mentorId], menteeId, around(between), now, aside)).get(mentorId);
  if (calendar === undefined) throw new RuleBroken('slot-taken', { closest: [] });
  return calendar;
}

/** The first instant at which the two do not meet any more: after the program's last day, or the match's weeks where they are not over yet. */
async function endOf(actor: ProgramActor, matchId: string, zone: string, now: Date): Promise<Date> {
  const { startedAt, weeks } = await readMatch(actor, matchId, now);
  const programEnds = await endOfProgram(actor, zone, now);
  const matchEnds = weeks === null ? null : new Date(startedAt.getTime() + weeks * weekMs);
  return matchEnds !== null && matchEnds > now && matchEnds < programEnds ? matchEnds : programEnds;
}

/** The first instant at which nobody of the program meets any more: after its last day, or beyond what can be booked. */
export async function endOfProgram(actor: ProgramActor, zone: string, now: Date): Promise<Date> {
  const { endsOn } = await readProgram(actor, actor.programId, 'en');
  const ends = endsOn === null ? null : toInstant(zone, `${dateAfter(endsOn)}T00:00`);
  return ends !== null && ends < furthest(now) ? ends : furthest(now);
}

/** How the actor reads times of those who meet: on both clocks, of a circle on its mentor's alone. */
export function spansFor(actor: ProgramActor, { zones, partner }: Pick<Party, 'zones' | 'partner'>, mentors: string): (slot: Interval) => Span {
  const { yourZone, theirZone } = clocksOf({ partner, yours: actor.viewedZone ?? zones.get(actor.personId), theirs: zones.get(partner.id), mentors });
  return (slot) => toSpan(slot, yourZone, theirZone);
}

/** Empty where somebody was faster in this very moment: looked at again, the calendar says which. */
export function notFree(conflicts: readonly { start: Date; conflict: SeriesConflict }[]): RuleBroken {
  return new RuleBroken('series-not-free', { conflicts });
}

/** What is said where a time is gone although its calendar said that it is free. */
export function notFreeAfterAll(error: unknown): never {
  if (error instanceof RuleBroken && (error.code === 'slot-taken' || error.code === 'you-are-busy')) throw notFree([]);
  throw error;
}
