import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isNear, type Calendar } from '../availability/calendar.ts';
import { rulesOf } from '../availability/availability.ts';
import type { Span } from '../availability/spans.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { SeriesConflict } from '../series-words.ts';
import { takeMentorsTurn } from './book-circle-meeting.ts';
import { freeTime, type Interval } from './bookings.ts';
import { partyOf, type Party } from './meeters.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isWithinNotice, peopleOf, readForActor, recordOfSeries } from './meeting-record.ts';
import { whatCanBeDone, type Meeting } from './meeting-view.ts';
import { readMeeting } from './meetings.ts';
import type { MoveInput } from './move-meeting.ts';
import { takeMovedCircleTime, takeMovedTime, writeMove, type Clocks } from './moved-time.ts';
import { minutesOf, openCalendar, slotFrom } from './open-slot.ts';
import { calendarFor, notFree, notFreeAfterAll, spansFor } from './series.ts';
import { planSeries } from './series-plan.ts';
import { shiftSeries } from './series-shift.ts';

/** A meeting of a series that would be moved with the rest: the contract's `SeriesMoveTime`. */
export interface SeriesMoveTime {
  meetingId: string;
  from: Span;
  to: Span;
  /** Why it stays where it is; null: it can be moved. */
  conflict: SeriesConflict | null;
}

export interface SeriesMoveInput extends MoveInput {
  /** The meetings that stay where they are, as the preview said. */
  staying: readonly string[];
}

/**
 * What would become of a meeting of a series and all later ones if it went to another time, in order of time. Moves nothing. Where it cannot
 * go there itself, the refusal is that of moving it alone; none where it stands there already.
 */
export async function previewSeriesMove(actor: ProgramActor, meetingId: string, { start }: Pick<MoveInput, 'start'>, now = new Date()): Promise<{ items: SeriesMoveTime[] }> {
  const meeting = await readForActor(actor, meetingId, 'meeting.move');
  assertMovable(actor, meeting, now);
  if (meeting.start.getTime() === Date.parse(start)) return { items: [] };
  const { steps, staying, party, calendar } = await planMove(actor, meeting, new Date(start), now);
  const span = spansFor(actor, party, calendar.rules.zone);
  return { items: steps.map(({ id, meeting: from, to }) => ({ meetingId: id, from: span(from), to: span(to), conflict: staying.get(id) ?? null })) };
}

/**
 * Moves a meeting of a series and all later ones as far as it goes, in one transaction: each stays the meeting that it is, and those that
 * cannot be at their new time stay where they are. They have to be the very ones that the preview named: where others would stay by now,
 * `series-not-free` names each with its reason and nothing is moved. One event, and one mail to each of its people. Where it stands at the new
 * time already, nothing is done.
 */
export async function moveSeries(actor: ProgramActor, meetingId: string, input: SeriesMoveInput, now = new Date()): Promise<Meeting> {
  const { tenantId } = actor;
  const [from, start] = [new Date(input.from), new Date(input.start)];
  const reason = input.reason ?? null;
  await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.move');
    const series = meeting.series;
    if (series !== undefined && meeting.state === 'confirmed' && meeting.start.getTime() === start.getTime()) return;
    assertMovable(actor, meeting, now);
    if (meeting.start.getTime() !== from.getTime()) throw new RuleBroken('moved-on', { start: meeting.start });
    if (reason === null && (await isWithinNotice(actor, meeting, now))) throw new RuleBroken('body-invalid', { path: 'reason' });
    await assertOpen(actor);
    const { steps, staying, party, calendar } = await planMove(actor, meeting, start, now);
    const seen = new Set(input.staying);
    if (seen.size !== staying.size || [...staying.keys()].some((id) => !seen.has(id))) {
      throw notFree(steps.flatMap(({ id, to }) => (staying.has(id) ? [{ start: to.start, conflict: staying.get(id)! }] : [])));
    }
    const moving = steps.filter(({ id }) => !staying.has(id));
    await takeMentorsTurn(actor, party.mentorId, calendar.rules);
    for (const { id } of moving) await freeTime(tenantId, id); // one may go where another one was
    for (const step of moving) {
      const clocks = await takeFor(actor, party, calendar, step, now).catch(notFreeAfterAll);
      await writeMove(actor, step.meeting, { ...step.to, ...clocks }, reason, now);
    }
    await tellOf(actor, moving, now);
  });
  return readMeeting(actor, meetingId, now);
}

/** Where one of the meetings would go. */
interface Step {
  readonly id: string;
  readonly meeting: StoredMeeting;
  readonly to: Interval;
}

interface MovePlan {
  /** The first is the meeting that was chosen. */
  readonly steps: readonly Step[];
  /** Those that cannot be moved, by id. */
  readonly staying: ReadonlyMap<string, SeriesConflict>;
  readonly party: Party;
  /** Of those who meet, without those that move. */
  readonly calendar: Calendar;
}

async function planMove(actor: ProgramActor, meeting: StoredMeeting, start: Date, now: Date): Promise<MovePlan> {
  if (!isNear(start, now)) throw new RuleBroken('body-invalid', { path: 'start' });
  const { tenantId, programId } = actor;
  const party = await partyOf(actor, meeting);
  const zone = (await rulesOf(actor, [party.mentorId])).get(party.mentorId)?.zone ?? meeting.zone;
  const { id, repeat } = meeting.series!;
  const later = await MeetingModel.find({ tenantId, programId, 'series.id': id, _id: trusted({ $ne: meeting._id }), state: 'confirmed', start: trusted({ $gte: meeting.start }) }).sort({ start: 1 }).lean();
  const starts = shiftSeries({ zone, repeat }, [meeting.start, ...later.map((one) => one.start)], start);
  const steps = [meeting, ...later]
    .map((one, n) => ({ id: String(one._id), meeting: one, to: slotFrom(starts[n]!, minutesOf(one)) }))
    .filter(({ meeting: { start: before }, to }) => before.getTime() !== to.start.getTime());
  return settle(actor, party, steps, new Map(), now);
}

/**
 * Finds those that can be moved: whoever stays is in the way of the others with the time that it has, which may make one more stay. The one
 * that was chosen is judged as if it were moved alone, and is refused as such.
 */
async function settle(actor: ProgramActor, party: Party, steps: readonly Step[], staying: ReadonlyMap<string, SeriesConflict>, now: Date): Promise<MovePlan> {
  const moving = steps.filter(({ id }) => !staying.has(id)).toSorted((a, b) => a.to.start.getTime() - b.to.start.getTime());
  const aside = { meetingIds: moving.map(({ id }) => id), holdOf: actor.personId };
  await openCalendar(actor, party, steps[0]!.to, now, aside);
  const calendar = await calendarFor(actor, party, { start: moving[0]!.to.start, end: moving.at(-1)!.to.end }, now, aside);
  const plan = planSeries(calendar, moving.map(({ to }) => to), actor.personId === party.mentorId, now);
  const more = plan.flatMap(({ conflict }, n) => (conflict === null ? [] : [[moving[n]!.id, conflict] as const]));
  return more.length === 0 ? { steps, staying, party, calendar } : settle(actor, party, steps, new Map([...staying, ...more]), now);
}

function assertMovable(actor: ProgramActor, meeting: StoredMeeting, now: Date): void {
  const { series, state } = meeting;
  if (series === undefined || !whatCanBeDone(meeting, actor.personId, now).includes('move')) throw new RuleBroken('moved-on', { state });
}

/** The new time of those who meet, in place of what the meeting had, and what their clocks show then. */
function takeFor(actor: ProgramActor, party: Party, calendar: Calendar, { id, meeting, to }: Step, now: Date): Promise<Clocks & Partial<Pick<StoredMeeting, 'busyIds' | 'memberClocks'>>> {
  const { menteeId } = party;
  if (menteeId === null) return takeMovedCircleTime(actor, meeting, calendar.rules, to, now);
  return takeMovedTime(actor, { ...party, menteeId }, calendar, { id, slot: to }, now);
}

/** One event for all that were moved, with the times of each, and one mail to each of their people. */
async function tellOf(actor: ProgramActor, moved: readonly Step[], now: Date): Promise<void> {
  const moves = moved.map(({ id, meeting: { start }, to }) => ({ meetingId: id, from: start.toISOString(), to: to.start.toISOString() }));
  const eventId = await recordOfSeries(actor, moved.map(({ meeting }) => meeting), 'meeting.series-moved', now, { moves });
  await enqueueMails(actor, peopleOf(moved[0]!.meeting).map((receiverId) => ({ eventId, receiverId, template: 'series-moved' })));
}
