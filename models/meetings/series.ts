import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isNear, readCalendars, type Calendar } from '../availability/calendar.ts';
import { clocksOf, dateAfter, toSpan, type Span } from '../availability/spans.ts';
import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import { recordEvent } from '../events/events.ts';
import { keepActive, readMatch } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { assertOpen, readProgram } from '../programs/programs.ts';
import { seriesLength } from '../series-length-words.ts';
import type { Repeat, SeriesConflict } from '../series-words.ts';
import type { Aside, Interval } from './bookings.ts';
import { takeSlots } from './book-meeting.ts';
import { activeMatch, meeters, type Meeters } from './meeters.ts';
import { MeetingModel } from './meeting.model.ts';
import { readForActor } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';
import { around, slotFrom } from './open-slot.ts';
import { occurrencesOf, weekdayOfMonth, type WeekdayOfMonth } from './recurrence.ts';
import { closestOf, furthest, planSeries } from './series-plan.ts';

/** A meeting that is to repeat. */
export interface SeriesInput {
  matchId: string;
  /** The first time: ISO 8601 in UTC. */
  start: string;
  minutes: number;
  repeat: Repeat;
  /** How many times; absent: to the end. */
  count?: number | undefined;
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

/** Every time of a meeting that repeats, on both clocks, with what is in its way and what is near. Books nothing. */
export async function previewSeries(actor: ProgramActor, input: SeriesInput, now = new Date()): Promise<SeriesPreview> {
  const match = await activeMatch(actor, input.matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  const first = slotFrom(new Date(input.start), input.minutes);
  if (!isNear(first.start, now)) throw new RuleBroken('body-invalid', { path: 'start' });
  const calendar = await calendarFor(actor, pair, { start: first.start, end: furthest(now) }, now);
  const { zone } = calendar.rules;
  const end = await endOf(actor, match.id, zone, now);
  const local = toLocal(zone, first.start);
  const possible = occurrencesOf({ zone, first: local, repeat: input.repeat }, seriesLength.most).filter(({ start }, n) => n === 0 || start < end);
  const wanted = possible.slice(0, input.count);
  // The hour that was chosen may be the later of two that look alike: the first time is that very one.
  const plan = planSeries(calendar, wanted.map(({ start }, n) => (n === 0 ? first : slotFrom(start, input.minutes))), actor.personId === pair.mentorId, now);
  const closest = closestOf(calendar, plan, now);
  const span = spansFor(actor, pair, zone);
  return {
    repeat: input.repeat,
    monthly: input.repeat === 'monthly' ? weekdayOfMonth(local.slice(0, 10)) : null,
    partner: pair.partner,
    most: possible.length,
    items: plan.map((time, n) => ({ ...span(time.slot), conflict: time.conflict, moved: wanted[n]!.moved, closest: (closest.get(time) ?? []).map(span) })),
  };
}

/** A series as it is booked: the times that were chosen, whatever the rule gave. */
export interface SeriesBooking {
  matchId: string;
  minutes: number;
  repeat: Repeat;
  /** ISO 8601 in UTC. */
  starts: readonly string[];
  title?: string | undefined;
}

/** The meetings that were booked in one act, in order of time: the contract's `Series`. */
export interface Series {
  id: string;
  repeat: Repeat;
  items: Meeting[];
}

/**
 * Books all the chosen times of a series, or none: where one cannot be had any more, `series-not-free` names each with its reason. Each is
 * an ordinary meeting afterwards. One event, and one mail for each of the two.
 */
export async function bookSeries(actor: ProgramActor, { matchId, minutes, repeat, starts, title }: SeriesBooking, now = new Date()): Promise<Series> {
  const { tenantId, programId, personId } = actor;
  const match = await activeMatch(actor, matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  const at = [...new Set(starts.map((start) => Date.parse(start)))].sort((a, b) => a - b);
  if (at.length < seriesLength.least) throw new RuleBroken('body-invalid', { path: 'starts' });
  const slots = at.map((start) => slotFrom(new Date(start), minutes));
  const id = String(new Types.ObjectId());
  await inTransaction(async () => {
    await assertOpen(actor);
    const calendar = await calendarFor(actor, pair, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const conflicts = planSeries(calendar, slots, personId === pair.mentorId, now).filter(({ conflict }) => conflict !== null);
    if (conflicts.length > 0) throw notFree(conflicts.map(({ slot, conflict }) => ({ start: slot.start, conflict: conflict! })));
    await keepActive(actor, match.id);
    const series = { id: new Types.ObjectId(id), repeat, of: slots.length };
    const meetings = await takeSlots(actor, pair, calendar, slots.map((slot, n) => ({ ...slot, title: title ?? null, series: { ...series, place: n + 1 } })), now).catch((error: unknown) => {
      if (error instanceof RuleBroken && (error.code === 'slot-taken' || error.code === 'you-are-busy')) throw notFree([]);
      throw error;
    });
    const people = [pair.mentorId, pair.menteeId];
    const eventId = await recordEvent(actor, { type: 'meeting.series-booked', subjectIds: [id, ...people, ...meetings.map(({ _id }) => String(_id))], matchId: match.id, audience: people, forCoordinators: true, at: now });
    await enqueueMails(actor, people.map((receiverId) => ({ eventId, receiverId, template: 'series-booked' })));
  });
  return readSeries({ ...actor, tenantId, programId }, id, now);
}

/** What is left of a series and what became of the rest; like each meeting of it, for its people and for coordinators. */
export async function readSeries(actor: ProgramActor, seriesId: string, now = new Date()): Promise<Series> {
  const { tenantId, programId } = actor;
  const rows = await MeetingModel.find({ tenantId, programId, 'series.id': seriesId }).sort({ start: 1 }).lean();
  const [first] = rows;
  if (first?.series === undefined) throw new NotFound();
  await readForActor(actor, String(first._id), 'meeting.read');
  return { id: seriesId, repeat: first.series.repeat, items: await viewMeetings(actor, rows, now) };
}

/** The calendar of the two over the times of a series. */
export async function calendarFor(actor: ProgramActor, pair: Meeters, between: Interval, now: Date, aside: Aside = { holdOf: actor.personId }): Promise<Calendar> {
  const calendar = (await readCalendars(actor, [pair.mentorId], pair.menteeId, around(between), now, aside)).get(pair.mentorId);
  if (calendar === undefined) throw new RuleBroken('slot-taken', { closest: [] });
  return calendar;
}

/** The first instant at which the two do not meet any more: after the program's last day, or the match's weeks where they are not over yet. */
async function endOf(actor: ProgramActor, matchId: string, zone: string, now: Date): Promise<Date> {
  const { startedAt, weeks } = await readMatch(actor, matchId, now);
  const { endsOn } = await readProgram(actor, actor.programId, 'en');
  const matchEnds = weeks === null ? null : new Date(startedAt.getTime() + weeks * weekMs);
  const ends = [furthest(now), ...(matchEnds !== null && matchEnds > now ? [matchEnds] : []), ...(endsOn === null ? [] : [toInstant(zone, `${dateAfter(endsOn)}T00:00`)])];
  return new Date(Math.min(...ends.map((end) => end.getTime())));
}

/** How the actor reads times of the two: on both clocks. */
export function spansFor(actor: ProgramActor, { zones, partner }: Meeters, mentors: string): (slot: Interval) => Span {
  const { yourZone, theirZone } = clocksOf({ partner, yours: zones.get(actor.personId), theirs: zones.get(partner.id), mentors });
  return (slot) => toSpan(slot, yourZone, theirZone);
}

/** Empty where somebody was faster in this very moment: looked at again, the calendar says which. */
export function notFree(conflicts: readonly { start: Date; conflict: SeriesConflict }[]): RuleBroken {
  return new RuleBroken('series-not-free', { conflicts });
}
