/** For tests: what became of a race for times, told by the meetings that are in MongoDB, not by the cells that are to prevent the worst. */
import { trusted } from 'mongoose';
import { BookingModel } from '../meetings/booking.model.ts';
import { MeetingModel, type StoredMeeting } from '../meetings/meeting.model.ts';
import { minuteMs, minutes, type SlotRace } from './slot-race-people.ts';
import type { Answer } from './slot-race-round.ts';

export interface Verdict {
  /** Meetings that stand around this time, by mentor. */
  readonly winners: readonly number[];
  /** Pairs of meetings that have anybody in two places or leave somebody less than the buffers of both meetings between. */
  readonly overlaps: number;
  /** What was acknowledged and is not there. */
  readonly lost: number;
  /** Requests that, sent once more with their key, were answered with another meeting. */
  readonly doubled: number;
  /** Meetings that nobody was told of: who was refused has none. */
  readonly untold: number;
  /** Requests that were refused although nothing that stands now is in their way: more would have fitted. */
  readonly refusedThoughFree: number;
}

type RaceMeeting = Pick<StoredMeeting, '_id' | 'mentorId' | 'menteeId' | 'start' | 'end'>;
/** Farther from the time of a round than any wish of it, and nearer than any of the next. */
const reachMs = 120 * minuteMs;

/** @param askAgain sends a request once more, with its key */
export async function judgeRound(race: SlotRace, around: Date, answers: readonly Answer[], askAgain: (answer: Answer) => Promise<Pick<Answer, 'meeting'>>): Promise<Verdict> {
  const acknowledged = answers.filter(({ meeting }) => meeting !== undefined);
  let doubled = 0;
  for (const answer of acknowledged) {
    const { id, start } = answer.meeting!;
    const again = await askAgain(answer);
    if (again.meeting?.id !== id || again.meeting.start !== start) doubled += 1;
    race.told.set(id, start);
    if (answer.wish.moving !== undefined) answer.wish.moving.start = start;
  }
  const meetings = await meetingsNear(race, around);
  const standing = meetings.flatMap((meeting) => coversOf(race, meeting));
  const isInTheWay = ({ wish, start }: Answer): boolean => {
    const from = new Date(start);
    const wanted = coversOf(race, { mentorId: wish.mentorId, menteeId: wish.menteeId, start: from, end: new Date(from.getTime() + minutes * minuteMs) });
    return wanted.some((mine) => standing.some((other) => other.person === mine.person && other.start < mine.end && mine.start < other.end));
  };
  const isHere = ({ meeting, start }: Answer): boolean => meeting!.start === start && meetings.some(({ _id, start: at }) => String(_id) === meeting!.id && at.toISOString() === start);
  return {
    winners: race.mentorIds.map((mentorId) => meetings.filter((meeting) => String(meeting.mentorId) === mentorId).length),
    overlaps: overlapsIn(standing),
    lost: acknowledged.filter((answer) => !isHere(answer)).length,
    doubled,
    untold: meetings.filter(({ _id }) => !race.told.has(String(_id))).length,
    refusedThoughFree: answers.filter((answer) => answer.meeting === undefined && !isInTheWay(answer)).length,
  };
}

/** Over all that there is when the race is over, of every round. */
export async function judgeRace(race: SlotRace): Promise<Pick<Verdict, 'overlaps' | 'lost' | 'untold'> & { meetings: number; strayCells: number }> {
  const meetings = await MeetingModel.find(confirmed(race), fields).lean<RaceMeeting[]>();
  const standing = new Map(meetings.map(({ _id, start }) => [String(_id), start.toISOString()]));
  const rows = await BookingModel.find({ tenantId: race.tenantId, cells: trusted({ $exists: true }) }, { _id: 1 }).lean();
  const booked = new Set(rows.map(({ _id }) => String(_id)));
  return {
    meetings: meetings.length,
    overlaps: overlapsIn(meetings.flatMap((meeting) => coversOf(race, meeting))),
    lost: [...race.told].filter(([id, start]) => standing.get(id) !== start).length,
    untold: [...standing.keys()].filter((id) => !race.told.has(id)).length,
    strayCells: booked.symmetricDifference(new Set(standing.keys())).size,
  };
}

export async function meetingsNear(race: SlotRace, around: Date): Promise<RaceMeeting[]> {
  const near = { start: trusted({ $gt: new Date(around.getTime() - reachMs), $lt: new Date(around.getTime() + reachMs) }) };
  return MeetingModel.find({ ...confirmed(race), ...near }, fields).lean<RaceMeeting[]>();
}

const fields = { mentorId: 1, menteeId: 1, start: 1, end: 1 } as const;

function confirmed({ tenantId, programIds }: SlotRace) {
  return { tenantId, programId: trusted({ $in: programIds }), state: 'confirmed' } as const;
}

interface Cover {
  readonly person: string;
  readonly start: number;
  readonly end: number;
}

/** What a meeting takes of both, with the buffers of each. */
function coversOf({ buffers }: SlotRace, { mentorId, menteeId, start, end }: { mentorId: unknown; menteeId?: unknown; start: Date; end: Date }): Cover[] {
  return [String(mentorId), String(menteeId)].map((person) => {
    const buffer = (buffers.get(person) ?? 0) * minuteMs;
    return { person, start: start.getTime() - buffer, end: end.getTime() + buffer };
  });
}

function overlapsIn(covers: readonly Cover[]): number {
  const ofPeople = Object.values(Object.groupBy(covers, ({ person }) => person));
  return ofPeople.reduce((sum, mine) => {
    const inOrder = mine!.toSorted((a, b) => a.start - b.start);
    return sum + inOrder.filter(({ start }, i) => i > 0 && start < inOrder[i - 1]!.end).length;
  }, 0);
}
