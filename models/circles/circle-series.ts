import type { ProgramActor } from '../actor.ts';
import type { ClockChange } from '../availability/spans.ts';
import { takeCircleSlots } from '../meetings/book-circle-meeting.ts';
import { circleParty } from '../meetings/meeters.ts';
import { bookTimes, endOfProgram, previewTimes, type ChosenTimes, type Repetition, type Series, type SeriesPreview } from '../meetings/series.ts';
import { RuleBroken } from '../problems.ts';
import { busyMembers, changesAmong, circleToMeet, whoCome, type BusyAt } from './circle-meetings.ts';
import { loadCircle, meetingCircleStates } from './load-circle.ts';

/** What a series of a circle's meetings would be: the contract's `CircleSeriesPreview`. */
export interface CircleSeriesPreview extends SeriesPreview {
  /** At which of its times, and of those that are near, members have something else. */
  busy: BusyAt[];
  /** The changes of clocks on its way that move any member's against the reader's. */
  clockChanges: ClockChange[];
}

/**
 * Every time of a circle's meeting that repeats, as its mentor may book it: by the mentor's own time alone, with what is in its way and what
 * is near, and where members have something else. Books nothing.
 */
export async function previewCircleSeries(actor: ProgramActor, circleId: string, input: Repetition, now = new Date()): Promise<CircleSeriesPreview> {
  const { mentorId, title, state } = await loadCircle(actor, circleId, 'circle.meet');
  if (!meetingCircleStates.includes(state)) throw new RuleBroken('moved-on', { state });
  const memberIds = await whoCome(actor, circleId);
  if (memberIds.length === 0) throw new RuleBroken('circle-empty');
  const party = await circleParty(actor, { id: circleId, mentorId: String(mentorId), title });
  const preview = await previewTimes(actor, party, input, (zone) => endOfProgram(actor, zone, now), now);
  const times = preview.items.flatMap((time) => [time, ...time.closest]).sort((a, b) => a.start.getTime() - b.start.getTime());
  const between = { start: times[0]!.start, end: times.at(-1)!.start };
  return { ...preview, busy: await busyMembers(actor, memberIds, times, now), clockChanges: await changesAmong(actor, memberIds, times[0]!.yours.zone, between) };
}

/**
 * Its mentor books all the chosen times for the whole circle, or none: `series-not-free` names each that cannot be had any more. Each is a
 * meeting of the circle afterwards like one that was booked alone. One event, and one mail for each of its people.
 */
export async function bookCircleSeries(actor: ProgramActor, circleId: string, chosen: ChosenTimes, now = new Date()): Promise<Series> {
  return bookTimes(actor, chosen, async () => {
    const circle = await circleToMeet(actor, circleId, 'active');
    return { party: { mentorId: circle.mentorId, menteeId: null }, take: (calendar, slots) => takeCircleSlots(actor, circle, calendar.rules, slots, now) };
  }, now);
}
