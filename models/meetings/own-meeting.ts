import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { namesFor } from '../matches/names.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { NotFound } from '../problems.ts';
import type { MeetingState } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { menteesOf, peopleOf, readForActor } from './meeting-record.ts';
import { minutesOf } from './open-slot.ts';

/** What the slices need to know of a meeting whose people keep something for it: an agenda, notes. */
export interface OwnMeeting {
  readonly id: string;
  readonly mentorId: string;
  /** The mentee of a pair, or those of a circle who are to come. */
  readonly menteeIds: readonly string[];
  /** Both null: a flash session. */
  readonly matchId: string | null;
  readonly circleId: string | null;
  readonly state: MeetingState;
  readonly start: Date;
  /** How long it lasts. */
  readonly minutes: number;
}

/** As far as anybody carries something over; and more meetings than a match has. */
const mostBeside = 100;
const inRow = { state: 1, start: 1, createdAt: 1, 'moves.at': 1, 'cancelled.at': 1 } as const;

/** A meeting that the actor is one of the people of; for anybody else, coordinators too, it is not there. */
export async function ownMeeting(actor: ProgramActor, meetingId: string): Promise<OwnMeeting> {
  const meeting = await readForActor(actor, meetingId, 'meeting.read');
  if (!peopleOf(meeting).includes(actor.personId)) throw new NotFound();
  return toOwn(meeting);
}

/** The meetings of the same two, or the same circle, that begin before this one, the latest first. Of a flash session none. */
export async function meetingsBefore({ tenantId, programId }: ProgramActor, { mentorId, matchId, circleId, start }: Pick<OwnMeeting, 'mentorId' | 'matchId' | 'circleId' | 'start'>): Promise<MeetingInRow[]> {
  if (matchId === null && circleId === null) return [];
  const rows = await MeetingModel.find(
    { tenantId, programId, mentorId, ...(matchId === null ? { circleId } : { matchId }), start: trusted({ $lt: start }) },
    inRow,
  )
    .sort({ start: -1, _id: -1 })
    .limit(mostBeside)
    .lean();
  return rows.map(toInRow);
}

/** A meeting beside another one of the same people: where it stands in their row, and when that was settled. */
export interface MeetingInRow extends Pick<OwnMeeting, 'id' | 'state' | 'start'> {
  /** When it was booked for its time of now, or moved to it. */
  readonly setAt: Date;
  readonly cancelledAt: Date | null;
}

/** What the same two, or the same circle, have ahead from the start of a meeting on, in order: what is to come, and what was to come and was cancelled. Of a flash session nothing. */
export async function meetingsFrom({ tenantId, programId }: ProgramActor, { mentorId, matchId, circleId, start }: Pick<OwnMeeting, 'mentorId' | 'matchId' | 'circleId' | 'start'>): Promise<MeetingInRow[]> {
  if (matchId === null && circleId === null) return [];
  const rows = await MeetingModel.find(
    { tenantId, programId, mentorId, ...(matchId === null ? { circleId } : { matchId }), start: trusted({ $gte: start }), state: trusted({ $in: ['confirmed', 'cancelled'] as const }) },
    inRow,
  )
    .sort({ start: 1, _id: 1 })
    .limit(mostBeside)
    .lean();
  return rows.map(toInRow);
}

/** When these meetings begin, for what hangs on them; who may know of that is decided before. */
export async function startsOfMeetings({ tenantId, programId }: ProgramActor, meetingIds: readonly string[]): Promise<Map<string, Date>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await MeetingModel.find({ tenantId, programId, _id: trusted({ $in: meetingIds }) }, { start: 1 }).lean();
  return new Map(rows.map(({ _id, start }) => [String(_id), start]));
}

/** How its people are named to the actor, and these others beside them; where a flash session hides a name, here as well. */
export async function namesOfMeeting(actor: ProgramActor, { mentorId, menteeIds, matchId, circleId }: OwnMeeting, others: readonly string[]): Promise<(personId: string) => PersonRef> {
  if (matchId === null && circleId === null) {
    const names = await namesFor(actor, { mentors: [mentorId], mentees: menteeIds });
    return (personId) => (personId === mentorId ? names.mentor(personId) : names.mentee(personId));
  }
  const people = await peopleByIds(actor, [...new Set([mentorId, ...menteeIds, ...others])]);
  return (personId) => refTo(people, personId);
}

function toInRow({ _id, state, start, createdAt, moves, cancelled }: Pick<StoredMeeting, '_id' | 'state' | 'start' | 'createdAt'> & Partial<Pick<StoredMeeting, 'moves' | 'cancelled'>>): MeetingInRow {
  return { id: String(_id), state, start, setAt: moves?.at(-1)?.at ?? createdAt, cancelledAt: cancelled?.at ?? null };
}

function toOwn(meeting: StoredMeeting): OwnMeeting {
  const { _id, mentorId, matchId, circleId, state, start, end } = meeting;
  return {
    id: String(_id),
    mentorId: String(mentorId),
    menteeIds: menteesOf(meeting),
    matchId: matchId === undefined ? null : String(matchId),
    circleId: circleId === undefined ? null : String(circleId),
    state,
    start,
    minutes: minutesOf({ start, end }),
  };
}
